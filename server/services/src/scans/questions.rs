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
use crate::audit::{self, GuidanceEvent};
use crate::clock::day_of;
use crate::error::Error;
use crate::ids::{ProposalId, ScanId};
use crate::pool::{Offer, PoolFacts, Which, facts_of, rank};
use crate::programme::settings_of;
use crate::store::Instant;

/// A scan that waits for a clerk, or of which the programme has yet to say what a no means for it.
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
    pub last_no: Option<No>,
    /// After a no, who fits best now.
    pub next: Option<(String, Offer)>,
}

/// A clerk's no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct No {
    /// Who said it.
    pub clerk: String,
    /// Why.
    pub reason: String,
    /// When.
    pub on: NaiveDate,
}

/// Scans that have no clerk, that wait for the answer of one, or whose clerk got a no for a successor or a second.
const WAITING: &str = "$1 = '' AND s.state NOT IN ('cancelled', 'followed_up') AND (s.clerk_id IS NULL \
     OR s.id IN (SELECT p.scan_id FROM clerk_proposals p \
     WHERE p.answer IS NULL OR (p.answer = 'declined' AND p.settled_at IS NULL)))";

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
    let today = services.clock().today();
    let days = settings_of(&mut connection).await?.answer_within_days;
    let last_due = today - TimeDelta::days(days.into());
    let scans = select(&mut connection, WAITING, "").await?;
    let mut asked = all_waiting(&mut connection).await?;
    let mut last_no = last_no(&mut connection).await?;
    let question = |scan: Scan| {
        let asked = asked.remove(&scan.id);
        let last_no = last_no.remove(&scan.id);
        let no_on = last_no.as_ref().filter(|_| scan.clerk.is_some());
        let since = match (&asked, no_on) {
            (Some(asked), _) => day_of(asked.proposed_at),
            (None, Some(no)) => no.on,
            (None, None) => scan.requested_on,
        };
        ClerkQuestion {
            overdue: asked.is_some() && since <= last_due,
            last_no,
            since,
            asked,
            scan,
            next: None,
        }
    };
    // Without a clerk, a scan whose plan is written goes on: nobody is sought for it.
    let is_sought = |scan: &Scan| scan.clerk.is_some() || scan.state < State::Planned;
    let scans = scans.into_iter().filter(is_sought);
    let mut questions: Vec<ClerkQuestion> = scans.map(question).collect();
    if questions.iter().any(ClerkQuestion::asks_for_another) {
        let facts = facts_of(&mut connection, today, Which::Running).await?;
        for question in &mut questions {
            question.find_next(&facts);
        }
    }
    questions.sort_by_cached_key(|question| {
        let theirs = question.asked.is_none() || question.overdue;
        (!theirs, question.since, question.scan.authority.sort_key())
    });
    Ok(questions)
}

impl ClerkQuestion {
    fn asks_for_another(&self) -> bool {
        self.asked.is_none() && self.last_no.is_some()
    }

    fn find_next(&mut self, facts: &PoolFacts) {
        let scan = facts.scans.iter().find(|scan| scan.id == self.scan.id);
        let Some(scan) = scan.filter(|_| self.asks_for_another()) else {
            return;
        };
        let mut offers = rank(scan, &facts.clerks, &facts.limits).offers.into_iter();
        self.next = offers.next().and_then(|offer| {
            let clerk = facts.clerks.iter().find(|clerk| clerk.id == offer.clerk)?;
            Some((clerk.name.clone(), offer))
        });
    }
}

async fn last_no(connection: &mut AnyConnection) -> Result<BTreeMap<ScanId, No>, Error> {
    let rows: Vec<(ScanId, String, Option<String>, Instant)> = sqlx::query_as(
        "SELECT p.scan_id, m.name, p.reason, p.answered_at FROM clerk_proposals p JOIN members m ON m.id = p.clerk_id \
         WHERE p.answer = 'declined' ORDER BY p.answered_at",
    )
    .fetch_all(connection)
    .await?;
    let no = |(scan, clerk, reason, at): (_, _, Option<String>, Instant)| {
        let reason = reason.unwrap_or_default();
        let on = day_of(at.0);
        (scan, No { clerk, reason, on })
    };
    Ok(rows.into_iter().map(no).collect())
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
    letters::clerk_reminded(&mut transaction, services, &of, &asked).await?;
    let event = GuidanceEvent::ClerkReminded {
        clerk: asked.clerk.id,
    }
    .into();
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
