//! What the room decides becomes what the plan starts from: a candidate is taken over as a priority.

use sqlx::AnyConnection;

use super::NotNow;
use super::candidates::{self, Candidate, CandidateKind, key_of_point};
use super::record::{RoomRow, open_room, rounds};
use super::suggestions;
use super::view::Phase;
use crate::Services;
use crate::actor::Actor;
use crate::audit::Change;
use crate::error::Error;
use crate::ids::{PriorityId, ScanId};
use crate::results::{Report, report_of};
use crate::scans::access::require;
use crate::scans::{self, Scan};
use crate::sessions::points::points_for_room;
use crate::sessions::priorities::{changed, insert, priorities};
use crate::sessions::{PriorityForm, TalkingPoint, begin, finish, may_write, require_talk};
use crate::typed::title;

/// What became of taking over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenOver {
    /// It is a priority: now, or since before.
    Priority(PriorityId),
    /// Something of it cannot be derived. Nothing was added: [`prefilled`] is the form to complete.
    Incomplete,
}

/// Takes a candidate over as a priority, at the end of the list. For the lead and the clerk, once no picks are hidden.
///
/// # Errors
/// [`NotNow::NotOpen`] without a room, [`NotNow::NotRevealed`] while people pick and before the tally is shown, [`Error::NotFound`] for what
/// is no candidate, [`crate::Refusal::Full`] at the sixth priority.
pub async fn take_over(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    candidate: &str,
) -> Result<TakenOver, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let room = open_room(&mut transaction, &scan.id, services.now()).await?;
    let last = rounds(&mut transaction, &room.id).await?.pop();
    if last.is_some_and(|round| round.phase() != Phase::Revealed) {
        return Err(NotNow::NotRevealed.into());
    }
    let report = report_of(&mut transaction, services, &scan).await?;
    let (found, form) = fill(&mut transaction, (&room, &scan), &report, candidate).await?;
    let name = title(&found.title);
    let standing = priorities(&mut transaction, &scan.id).await?;
    let same = standing
        .into_iter()
        .find(|own| !own.removed && own.title == name);
    if let Some(same) = same {
        return Ok(TakenOver::Priority(same.id));
    }
    if !form.problems(&report.texts).is_empty() {
        return Ok(TakenOver::Incomplete);
    }
    let id = insert(&mut transaction, &scan.id, &report.texts, &form).await?;
    let event = changed(&id, Change::Added);
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(TakenOver::Priority(id))
}

/// The form for a new priority with all that can be derived from a candidate: its words, its subgoal, and statements behind it.
///
/// # Errors
/// As [`take_over`], save for the round and the number of priorities.
pub async fn prefilled(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    candidate: &str,
) -> Result<PriorityForm, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, may_write)?;
    let mut connection = services.store().read().acquire().await?;
    require_talk(&mut connection, &scan).await?;
    let room = open_room(&mut connection, &scan.id, services.now()).await?;
    let report = report_of(&mut connection, services, &scan).await?;
    let (_, form) = fill(&mut connection, (&room, &scan), &report, candidate).await?;
    Ok(form)
}

async fn fill(
    connection: &mut AnyConnection,
    (room, scan): (&RoomRow, &Scan),
    report: &Report,
    key: &str,
) -> Result<(Candidate, PriorityForm), Error> {
    let points = points_for_room(connection, &scan.id).await?;
    let suggestions = suggestions::of_room(connection, &room.id).await?;
    let mut ever = candidates::ever(&report.texts, &points, &suggestions);
    let found = ever.remove(key).ok_or(Error::NotFound)?;
    let form = match found.kind {
        CandidateKind::Direction => of_direction(&found, report, &points),
        CandidateKind::Point => of_point(&found, report, &points),
        CandidateKind::Suggestion => PriorityForm {
            title: found.title.clone(),
            ..PriorityForm::default()
        },
    };
    Ok((found, form))
}

/// The statements of a direction are those of its subgoal that the group talks about; where it talks about none, the one with the largest gap.
fn of_direction(found: &Candidate, report: &Report, points: &[TalkingPoint]) -> PriorityForm {
    let direction = report.texts.direction(&found.key);
    let subgoal = direction.map(|direction| direction.subgoal);
    let is_of_it = |statement: &str| {
        let theme = report.texts.theme_of(statement);
        subgoal.is_some() && theme.is_some_and(|theme| theme.subgoal == subgoal)
    };
    let talked = points.iter().filter(|point| !point.removed);
    let mut statements: Vec<String> = talked
        .flat_map(|point| point.statements.iter().cloned())
        .filter(|statement| is_of_it(statement))
        .collect();
    statements.sort();
    statements.dedup();
    if statements.is_empty() {
        let rows = report.by_gap();
        let largest = rows.iter().find(|row| is_of_it(&row.text.key));
        statements.extend(largest.map(|row| row.text.key.clone()));
    }
    PriorityForm {
        direction: found.key.clone(),
        subgoal: subgoal.map_or_else(String::new, |subgoal| subgoal.code().to_owned()),
        statements,
        ..PriorityForm::default()
    }
}

/// The subgoal is known where all statements of the point serve the same.
fn of_point(found: &Candidate, report: &Report, points: &[TalkingPoint]) -> PriorityForm {
    let point = points.iter().find(|own| key_of_point(own) == found.key);
    let statements = point.map_or_else(Vec::new, |point| point.statements.clone());
    let mut subgoals = statements
        .iter()
        .map(|key| report.texts.theme_of(key).and_then(|theme| theme.subgoal));
    let subgoal = subgoals
        .next()
        .flatten()
        .filter(|first| subgoals.all(|own| own == Some(*first)));
    PriorityForm {
        title: found.title.clone(),
        subgoal: subgoal.map_or_else(String::new, |subgoal| subgoal.code().to_owned()),
        statements,
        ..PriorityForm::default()
    }
}
