//! All about one scan on one page: its five steps, what is done, what is next, what blocks it, who must act.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::access::{Standing, require, signed_in};
use super::away::{AwayAt, away_of};
use super::lineage::of_lineage;
use super::list::with_remarks_waiting;
use super::log::{Log, log_of};
use super::proposals::{self, Proposal};
use super::record::{Scan, load};
use super::repeat::{RepeatOffer, offer, repeats_of};
use super::request::may_request;
use super::state::{State, Step};
use super::tied::{TiedClerk, tied_of};
use super::turn::{Task, Turn, turns};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::changes::{PlannedChange, Stage, planned_end};
use crate::authorities::{Authority, LinkedScan, linked, successors};
use crate::clock::day_of;
use crate::error::Error;
use crate::ids::ScanId;
use crate::peer_review::{self, PeerGroup};
use crate::progress::{self, FollowUp};
use crate::responses::{self, GroupCount};
use crate::store::Instant;

/// All about one scan.
#[derive(Clone, Debug)]
pub struct Cockpit {
    /// The scan.
    pub scan: Scan,
    /// What the one who looks is to it.
    pub standing: Standing,
    /// The five official steps.
    pub steps: [StepView; 5],
    /// What has to be done now, the most urgent first.
    pub turns: Vec<Turn>,
    /// The clerk who is asked and has not answered.
    pub asked: Option<Proposal>,
    /// Sessions at which a clerk who guides it cannot be.
    pub away: Vec<AwayAt>,
    /// Clerks who guide it and are tied to its authority by now.
    pub tied: Vec<TiedClerk>,
    /// How many answered, while the questionnaire is open. Nothing else is known of the answers.
    pub counts: Option<Vec<GroupCount>>,
    /// What happened, the newest first.
    pub log: Log,
    /// The day of the request of the earlier scan that this one repeats or follows up.
    pub repeats: Option<NaiveDate>,
    /// That scan, where the one who looks may see it or it is public.
    pub previous: Option<LinkedScan>,
    /// The scans that name this one, the last first, as far as the one who looks may see them or they are public.
    pub newer: Vec<LinkedScan>,
    /// Whether a repeat measurement can be asked for, for who may ask: the lead and the programme, once the scan is over.
    pub offer: Option<RepeatOffer>,
    /// How its authority ends, as far as that is foreseen: for who looks and is no programme officer, once it is confirmed.
    pub change: Option<PlannedChange>,
    /// Who went on after its authority; none while it exists.
    pub successors: Vec<Authority>,
    /// Scans of authorities that its own succeeds, as far as the one who looks may see them or they are public.
    pub predecessors: Vec<LinkedScan>,
    /// How its plan is followed.
    pub follow_up: FollowUp,
    /// The groups in intervision that it is in, was in or is invited to, the newest first.
    pub peers: Vec<PeerGroup>,
}

/// One of the five official steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepView {
    /// Which.
    pub step: Step,
    /// Whether it is behind, here or ahead.
    pub progress: Progress,
    /// The day that matters: when it was finished, or when it is planned.
    pub on: Option<NaiveDate>,
}

/// Where a step is in the life of its scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is done.
    Done,
    /// It is the one the scan is in.
    Current,
    /// It has yet to come.
    Ahead,
}

/// Looks at a scan.
///
/// # Errors
/// As [`super::visible`].
pub async fn cockpit(actor: &Actor, services: &Services, id: &ScanId) -> Result<Cockpit, Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let scan = load(&mut connection, id).await?;
    let standing = require(&scan, actor, Standing::sees)?;
    let today = services.clock().today();
    let asked = proposals::waiting(&mut connection, id).await?;
    let remarks =
        scan.state == State::Closed && with_remarks_waiting(&mut connection).await?.contains(id);
    let entered = entered(&mut connection, id).await?;
    let counts = match scan.state {
        State::Open => Some(responses::counts(&mut connection, id).await?),
        _ => None,
    };
    let log = log_of(&mut connection, &scan, standing).await?;
    let code = &scan.authority.code;
    let change = planned_end(&mut connection, code, today).await?;
    let mut lineage = of_lineage(&mut connection, code).await?;
    lineage.retain(|other| other.authority.code != *code);
    let previous = previous(&mut connection, &scan).await?;
    let newer = repeats_of(&mut connection, id).await?;
    let offer = offer(&mut connection, &scan, &newer, today).await?;
    let may_ask = may_request(actor, code).is_ok();
    let follow_up = progress::follow_up(&mut connection, &scan, today).await?;
    let mut turns = turns(&scan, asked.as_ref(), remarks, today);
    turns.retain(|turn| turn.task != Task::FollowUp || follow_up.stopped.is_none());
    Ok(Cockpit {
        steps: steps(&scan, &entered, today),
        turns,
        follow_up,
        repeats: previous.as_ref().map(|earlier| earlier.requested_on),
        previous: previous.and_then(|earlier| linked(actor, vec![earlier]).pop()),
        newer: linked(actor, newer),
        offer: offer.filter(|_| may_ask),
        change: change.filter(|change| standing.programme || change.stage >= Stage::Confirmed),
        away: away_of(&mut connection, &scan, today).await?,
        tied: tied_of(&mut connection, &scan).await?,
        successors: successors(&mut connection, code).await?,
        predecessors: linked(actor, lineage),
        peers: peer_review::groups_of(&mut connection, id).await?,
        scan,
        standing,
        asked,
        counts,
        log,
    })
}

/// Since when the scan was in each state; the last time, where it was there twice.
async fn entered(
    connection: &mut AnyConnection,
    id: &ScanId,
) -> Result<BTreeMap<State, DateTime<Utc>>, Error> {
    let rows: Vec<(String, Instant)> = sqlx::query_as(
        "SELECT state, entered_at FROM scan_history WHERE scan_id = $1 ORDER BY entered_at",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(state, at)| Some((State::from_code(&state)?, at.0)))
        .collect())
}

async fn previous(connection: &mut AnyConnection, scan: &Scan) -> Result<Option<Scan>, Error> {
    match &scan.previous {
        Some(earlier) => Ok(Some(load(connection, earlier).await?)),
        None => Ok(None),
    }
}

const STEPS: [Step; 5] = [
    Step::Preparation,
    Step::StartSession,
    Step::Questionnaire,
    Step::AgendaSession,
    Step::Plan,
];

fn steps(scan: &Scan, entered: &BTreeMap<State, DateTime<Utc>>, today: NaiveDate) -> [StepView; 5] {
    let reached = scan.state.step();
    STEPS.map(|step| {
        let progress = match reached {
            Some(now) if step == now && !is_finished(scan.state) => Progress::Current,
            Some(now) if step <= now => Progress::Done,
            _ => Progress::Ahead,
        };
        StepView {
            step,
            progress,
            on: day_of_step(scan, entered, step, today),
        }
    })
}

/// The last step has no state after it: it is done once the plan is public.
const fn is_finished(state: State) -> bool {
    matches!(state, State::Published | State::FollowedUp)
}

/// The day on which a step was finished or, until then, the day for which it is planned.
fn day_of_step(
    scan: &Scan,
    entered: &BTreeMap<State, DateTime<Utc>>,
    step: Step,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let planned = scan.arrangements.sessions();
    let since = |state: State| {
        entered
            .get(&state)
            .map(|at| day_of(*at))
            .filter(|_| scan.state >= state)
    };
    match step {
        Step::Preparation => since(State::Prepared),
        Step::StartSession => scan
            .arrangements
            .start_session_held(today)
            .or(planned.start.map(|meeting| meeting.on)),
        Step::Questionnaire => since(State::Closed).or_else(|| {
            let period = scan.setup.period.as_ref()?.read().ok()?;
            Some(if scan.state == State::Open {
                period.closes_on
            } else {
                period.opens_on
            })
        }),
        Step::AgendaSession => since(State::Discussed).or(planned.agenda.map(|meeting| meeting.on)),
        Step::Plan => since(State::Adopted).or(planned.plan_on),
    }
}
