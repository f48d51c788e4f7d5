//! Support that the lead asks of the programme, with a priority of the plan: "Hulp vragen".

use chrono::NaiveDate;
use questionnaires::kind::Subgoal;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::edit::begin;
use super::text::{PlanSupport, PlanText};
use super::view::{PlanView, PriorityView, priority_views};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{AuditEvent, Change, PlanEvent};
use crate::error::{Error, Problem, Refusal};
use crate::ids::{PriorityId, ScanId, SupportId, SupportRequestId};
use crate::programme::support::{self as catalogue, Support, TakenUp};
use crate::scans::finish;
use crate::store::{Day, require_one};
use crate::typed::{LONGEST_LINE, optional_text};

/// Support that is asked for with a priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedSupport {
    /// The question.
    pub id: SupportRequestId,
    /// For which support, as the catalogue now says.
    pub support: Support,
    /// What the help is for; may be empty.
    pub question: String,
    /// Since when.
    pub asked_on: NaiveDate,
    /// Whether the programme took it up.
    pub taken_up: Option<TakenUp>,
    /// Whether the lead took it back; asking again brings the question back.
    pub removed: bool,
}

/// What the help is for, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SupportQuestionForm {
    /// In a line; may stay empty.
    pub question: String,
}

impl PlanView {
    /// What the programme offers for a priority and its actions, without what is asked for already.
    pub fn offered_for(&self, priority: &PriorityView) -> impl Iterator<Item = &Support> {
        let subgoals = priority.subgoals();
        let asked: Vec<SupportId> = priority.asked().map(|own| own.support.id.clone()).collect();
        let kind = self.report.kind();
        self.catalogue.iter().filter(move |support| {
            support.is_offered(kind, &subgoals) && !asked.contains(&support.id)
        })
    }
}

impl PriorityView {
    /// The support that is asked for, without what was taken back.
    pub fn asked(&self) -> impl Iterator<Item = &AskedSupport> {
        self.support.iter().filter(|asked| !asked.removed)
    }

    /// Whether this support is asked for, and how.
    #[must_use]
    pub fn asked_for(&self, support: &SupportId) -> Option<&AskedSupport> {
        self.asked().find(|asked| asked.support.id == *support)
    }

    /// The subgoals that it serves, itself or with an action.
    #[must_use]
    pub fn subgoals(&self) -> Vec<Subgoal> {
        let own = [self.priority.subgoal];
        let actions = self
            .present()
            .filter_map(|action| Subgoal::from_code(&action.form.subgoal));
        own.into_iter().chain(actions).collect()
    }
}

/// Asks for support with a priority, or changes what it is for. For the lead, while the plan is written.
///
/// # Errors
/// [`Error::Invalid`] for a line that is too long; [`Refusal::SupportNotOffered`] for what is not offered now, or not for what the
/// priority is about, unless it was asked for already; [`Error::NotFound`] for a priority of another scan; refused as every change of the plan.
pub async fn ask_support(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    (priority, support): (&PriorityId, &SupportId),
    form: &SupportQuestionForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let own = priority_of(&mut transaction, &scan.id, priority).await?;
    let offer = catalogue::find(&mut transaction, support).await?;
    let question = optional_text(&form.question, LONGEST_LINE)
        .map_err(|code| Error::Invalid(vec![Problem::new("question", code)]))?;
    let change = match own.asked_for(support) {
        Some(asked) if asked.question == question => return Ok(()),
        Some(_) => Change::Changed,
        None if !offer.is_offered(scan.authority.kind, &own.subgoals()) => {
            return Err(Refusal::SupportNotOffered.into());
        }
        None => Change::Added,
    };
    let today = services.clock().today();
    keep(&mut transaction, (priority, support), &question, today).await?;
    let event = changed(priority, offer, change);
    finish(transaction, services, actor, &scan, &event).await
}

/// Takes back that support was asked for. It can be asked for again, and what was typed is there still. For the lead, while the plan is
/// written.
///
/// # Errors
/// [`Error::NotFound`] for what was not asked for; refused as every change of the plan.
pub async fn take_back_support(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    (priority, support): (&PriorityId, &SupportId),
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let own = priority_of(&mut transaction, &scan.id, priority).await?;
    let asked = own.asked_for(support).ok_or(Error::NotFound)?;
    let updated = sqlx::query("UPDATE support_requests SET removed = 1 WHERE id = $1")
        .bind(&asked.id)
        .execute(&mut *transaction)
        .await?;
    require_one(&updated)?;
    let event = changed(priority, asked.support.clone(), Change::Removed);
    finish(transaction, services, actor, &scan, &event).await
}

async fn priority_of(
    connection: &mut AnyConnection,
    scan: &ScanId,
    priority: &PriorityId,
) -> Result<PriorityView, Error> {
    let priorities = priority_views(connection, scan).await?;
    priorities
        .into_iter()
        .find(|own| own.priority.id == *priority)
        .ok_or(Error::NotFound)
}

fn changed(priority: &PriorityId, support: Support, change: Change) -> AuditEvent {
    PlanEvent::SupportAsked {
        priority: priority.clone(),
        support: support.id,
        name: support.name,
        change,
    }
    .into()
}

/// Writes down that support is asked for. Where it was before, the day and what the programme did about it stay.
async fn keep(
    connection: &mut AnyConnection,
    (priority, support): (&PriorityId, &SupportId),
    question: &str,
    today: NaiveDate,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO support_requests (id, priority_id, support_id, question, asked_on, note, removed) \
         VALUES ($1, $2, $3, $4, $5, '', 0) \
         ON CONFLICT (priority_id, support_id) DO UPDATE SET question = excluded.question, removed = 0",
    )
    .bind(SupportRequestId::random())
    .bind(priority)
    .bind(support)
    .bind(question)
    .bind(Day(today))
    .execute(connection)
    .await?;
    Ok(())
}

/// Makes the plan ask for what this text asks for.
pub(super) async fn restore(
    connection: &mut AnyConnection,
    scan: &ScanId,
    text: &PlanText,
    today: NaiveDate,
) -> Result<(), Error> {
    sqlx::query("UPDATE support_requests SET removed = 1 WHERE priority_id IN (SELECT id FROM priorities WHERE scan_id = $1)")
        .bind(scan)
        .execute(&mut *connection)
        .await?;
    for priority in &text.priorities {
        let id = priority.id.as_ref().ok_or(Error::Conflict)?;
        for own in &priority.support {
            keep(connection, (id, &own.id), &own.question, today).await?;
        }
    }
    forget_taken_back(connection, scan).await
}

/// What was taken back is not asked for again where it was.
pub(super) async fn forget_taken_back(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM support_requests WHERE removed = 1 AND priority_id IN (SELECT id FROM priorities WHERE scan_id = $1)")
        .bind(scan)
        .execute(connection)
        .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: SupportRequestId,
    priority_id: PriorityId,
    support_id: SupportId,
    question: String,
    asked_on: Day,
    taken_up_on: Option<Day>,
    officer: Option<String>,
    note: String,
    removed: i64,
}

/// What is asked for in a scan, by priority, with what was taken back; the first asked first.
pub(super) async fn asked(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<(PriorityId, AskedSupport)>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT r.id, r.priority_id, r.support_id, r.question, r.asked_on, r.taken_up_on, t.name AS officer, r.note, r.removed \
         FROM support_requests r JOIN priorities p ON p.id = r.priority_id LEFT JOIN members t ON t.id = r.taken_up_by \
         WHERE p.scan_id = $1 ORDER BY r.asked_on, r.id",
    )
    .bind(scan)
    .fetch_all(&mut *connection)
    .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let catalogue = catalogue::every(connection).await?;
    rows.into_iter()
        .map(|row| {
            let support = catalogue.iter().find(|own| own.id == row.support_id);
            let asked = AskedSupport {
                id: row.id,
                support: support.cloned().ok_or(Error::NotFound)?,
                question: row.question,
                asked_on: row.asked_on.0,
                taken_up: TakenUp::of(row.taken_up_on, row.officer, row.note),
                removed: row.removed != 0,
            };
            Ok((row.priority_id, asked))
        })
        .collect()
}

impl From<&AskedSupport> for PlanSupport {
    fn from(asked: &AskedSupport) -> Self {
        Self {
            id: asked.support.id.clone(),
            name: asked.support.name.clone(),
            description: asked.support.description.clone(),
            link: asked.support.link.clone(),
            question: asked.question.clone(),
        }
    }
}
