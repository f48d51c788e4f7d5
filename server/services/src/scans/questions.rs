//! Scans that wait for a clerk: nobody asked yet, a no that asks for the next proposal, or a question without an answer.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use sqlx::AnyConnection;

use super::letters;
use super::proposals::{Proposal, all_waiting, waiting};
use super::record::{Scan, load, select};
use super::state::State;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent};
use crate::clock::day_of;
use crate::error::Error;
use crate::ids::{ProposalId, ScanId};
use crate::programme::settings_of;
use crate::store::Instant;

/// A scan that waits for a clerk.
#[derive(Clone, Debug)]
pub struct ClerkQuestion {
    /// The scan.
    pub scan: Scan,
    /// Who is asked and has not answered; `None`: the programme has to ask somebody.
    pub asked: Option<Proposal>,
    /// Since when it waits: the question, or else the request.
    pub since: NaiveDate,
    /// Whether the days in which a clerk answers are over.
    pub overdue: bool,
    /// Who said no last, and why.
    pub last_no: Option<(String, String)>,
}

/// Every scan that waits for a clerk: first those for which the programme has to do something, then the longest waiting. For the
/// programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn clerk_questions(
    actor: &Actor,
    services: &Services,
) -> Result<Vec<ClerkQuestion>, Error> {
    actor.require_programme_or_system()?;
    let mut connection = services.store().read().acquire().await?;
    let days = settings_of(&mut connection).await?.answer_within_days;
    let last_due = services.clock().today() - TimeDelta::days(days.into());
    let scans = select(
        &mut connection,
        "$1 = '' AND s.running = 1 AND (s.clerk_id IS NULL \
         OR s.id IN (SELECT p.scan_id FROM clerk_proposals p WHERE p.answer IS NULL))",
        "",
    )
    .await?;
    let mut asked = all_waiting(&mut connection).await?;
    let mut last_no = last_no(&mut connection).await?;
    let question = |scan: Scan| {
        let asked = asked.remove(&scan.id);
        let since = asked
            .as_ref()
            .map_or(scan.requested_on, |asked| day_of(asked.proposed_at));
        ClerkQuestion {
            overdue: asked.is_some() && since <= last_due,
            last_no: last_no.remove(&scan.id),
            since,
            asked,
            scan,
        }
    };
    let mut questions: Vec<ClerkQuestion> = scans
        .into_iter()
        .filter(|scan| scan.state < State::Planned)
        .map(question)
        .collect();
    questions.sort_by_cached_key(|question| {
        let theirs = question.asked.is_none() || question.overdue;
        (!theirs, question.since, question.scan.authority.sort_key())
    });
    Ok(questions)
}

async fn last_no(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<ScanId, (String, String)>, Error> {
    let rows: Vec<(ScanId, String, Option<String>)> = sqlx::query_as(
        "SELECT p.scan_id, m.name, p.reason FROM clerk_proposals p JOIN members m ON m.id = p.clerk_id \
         WHERE p.answer = 'declined' ORDER BY p.answered_at",
    )
    .fetch_all(connection)
    .await?;
    let pairs = rows
        .into_iter()
        .map(|(scan, name, reason)| (scan, (name, reason.unwrap_or_default())));
    Ok(pairs.collect())
}

/// Reminds, once, every clerk who has not answered in time. Gives how many. For the background work.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn remind_clerks(services: &Services) -> Result<usize, Error> {
    let mut connection = services.store().read().acquire().await?;
    let days = settings_of(&mut connection).await?.answer_within_days;
    let last_due = Instant(services.now() - TimeDelta::days(days.into()));
    let due: Vec<(ProposalId, ScanId)> = sqlx::query_as(
        "SELECT id, scan_id FROM clerk_proposals WHERE answer IS NULL AND reminded_at IS NULL AND proposed_at <= $1",
    )
    .bind(last_due)
    .fetch_all(&mut *connection)
    .await?;
    drop(connection);
    let mut reminded = 0;
    for (proposal, scan) in due {
        reminded += usize::from(remind(services, &proposal, &scan).await?);
    }
    Ok(reminded)
}

/// `false`: answered, or reminded by another server, in the meantime.
async fn remind(services: &Services, proposal: &ProposalId, scan: &ScanId) -> Result<bool, Error> {
    let mut transaction = services.store().write().await?;
    transaction.exclusively(scan.as_str()).await?;
    let marked = sqlx::query(
        "UPDATE clerk_proposals SET reminded_at = $1 WHERE id = $2 AND answer IS NULL AND reminded_at IS NULL",
    )
    .bind(Instant(services.now()))
    .bind(proposal)
    .execute(&mut *transaction)
    .await?;
    let asked = waiting(&mut transaction, scan).await?;
    let Some(asked) = asked.filter(|_| marked.rows_affected() == 1) else {
        return Ok(false);
    };
    let of = load(&mut transaction, scan).await?;
    letters::clerk_reminded(&mut transaction, services, &of, &asked.clerk).await?;
    let event = AuditEvent::ClerkReminded {
        clerk: asked.clerk.id,
    };
    audit::record(
        &mut transaction,
        services,
        &Actor::System,
        Some(scan),
        &event,
    )
    .await?;
    transaction.commit().await?;
    Ok(true)
}
