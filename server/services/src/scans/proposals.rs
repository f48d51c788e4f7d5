//! Questions to clerks, as the database keeps them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::AnyConnection;

use super::record::Person;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, GuidanceEvent};
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::{MemberId, ProposalId, ScanId};
use crate::store::{Instant, WriteTransaction};

/// What a clerk is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// To guide a scan that has no clerk yet.
    Guide,
    /// To guide it beside the clerk it has.
    Beside,
    /// To take over a scan that is running.
    TakeOver {
        /// From whom; `None`: the scan had nobody, or that one stopped before.
        from: Option<MemberId>,
        /// Why it goes to somebody else.
        reason: String,
    },
}

/// A proposal that waits for its answer.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The question itself.
    pub id: ProposalId,
    /// Who is asked.
    pub clerk: Person,
    /// What.
    pub question: Question,
    /// Since when.
    pub proposed_at: DateTime<Utc>,
    /// Why, although a rule about distance or an earlier no stood in the way.
    pub override_reason: Option<String>,
    /// When the clerk was reminded.
    pub reminded_at: Option<DateTime<Utc>>,
}

/// Writes the question down, with why it was asked in spite of a rule. With it, the programme goes on after an earlier no.
pub(super) async fn insert(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, clerk): (&ScanId, &Person),
    (question, despite): (&Question, Option<&str>),
) -> Result<ProposalId, Error> {
    settle(transaction, services, scan).await?;
    let (from, reason) = match question {
        Question::Guide | Question::Beside => (None, None),
        Question::TakeOver { from, reason } => (from.as_ref(), Some(reason)),
    };
    let id = ProposalId::random();
    sqlx::query(
        "INSERT INTO clerk_proposals (id, scan_id, clerk_id, proposed_at, override_reason, hand_over_reason, replaces, beside) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&id)
    .bind(scan)
    .bind(&clerk.id)
    .bind(Instant(services.now()))
    .bind(despite)
    .bind(reason)
    .bind(from)
    .bind(i64::from(*question == Question::Beside))
    .execute(&mut **transaction)
    .await?;
    if let Some(reason) = despite {
        let event = GuidanceEvent::RuleOverridden {
            clerk: clerk.id.clone(),
            reason: reason.to_owned(),
        }
        .into();
        audit::record(transaction, services, actor, Some(scan), &event).await?;
    }
    Ok(id)
}

/// The programme went on after every no so far. Gives how many there were.
pub(super) async fn settle(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &ScanId,
) -> Result<u64, Error> {
    let settled = sqlx::query(
        "UPDATE clerk_proposals SET settled_at = $1 WHERE scan_id = $2 AND answer = 'declined' AND settled_at IS NULL",
    )
    .bind(Instant(services.now()))
    .bind(scan)
    .execute(&mut **transaction)
    .await?;
    Ok(settled.rows_affected())
}

/// The proposal of a scan that waits for its answer.
pub(super) async fn waiting(
    connection: &mut AnyConnection,
    id: &ScanId,
) -> Result<Option<Proposal>, Error> {
    Ok(select_waiting(connection, id.as_str()).await?.remove(id))
}

/// Every proposal that waits for its answer, by scan.
pub(super) async fn all_waiting(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<ScanId, Proposal>, Error> {
    select_waiting(connection, "").await
}

async fn select_waiting(
    connection: &mut AnyConnection,
    only: &str,
) -> Result<BTreeMap<ScanId, Proposal>, Error> {
    let rows: Vec<WaitingRow> = sqlx::query_as(
        "SELECT p.id AS proposal_id, p.scan_id, p.proposed_at, p.override_reason, p.hand_over_reason, p.replaces, p.beside, \
         p.reminded_at, m.id, m.name, m.email, m.home_authority_code AS home, a.display_name AS home_name \
         FROM clerk_proposals p JOIN members m ON m.id = p.clerk_id \
         LEFT JOIN authorities a ON a.code = m.home_authority_code \
         WHERE p.answer IS NULL AND ($1 = '' OR p.scan_id = $1)",
    )
    .bind(only)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(WaitingRow::into_proposal).collect())
}

#[derive(sqlx::FromRow)]
struct WaitingRow {
    proposal_id: ProposalId,
    scan_id: ScanId,
    proposed_at: Instant,
    override_reason: Option<String>,
    hand_over_reason: Option<String>,
    replaces: Option<MemberId>,
    beside: i64,
    reminded_at: Option<Instant>,
    id: MemberId,
    name: String,
    email: String,
    home: Option<AuthorityCode>,
    home_name: Option<String>,
}

impl WaitingRow {
    fn into_proposal(self) -> (ScanId, Proposal) {
        let clerk = Person {
            id: self.id,
            name: self.name,
            email: self.email,
            home: self.home.zip(self.home_name),
        };
        let question = match (self.hand_over_reason, self.beside) {
            (Some(reason), _) => Question::TakeOver {
                from: self.replaces,
                reason,
            },
            (None, 0) => Question::Guide,
            (None, _) => Question::Beside,
        };
        let proposal = Proposal {
            id: self.proposal_id,
            clerk,
            question,
            proposed_at: self.proposed_at.0,
            override_reason: self.override_reason,
            reminded_at: self.reminded_at.map(|at| at.0),
        };
        (self.scan_id, proposal)
    }
}

/// The programme went on without a clerk who had said yes, before the authority took part: that yes is no scan they were given.
pub(super) async fn take_back_yes(
    transaction: &mut WriteTransaction,
    (scan, clerk): (&ScanId, &MemberId),
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE clerk_proposals SET answer = 'withdrawn' WHERE scan_id = $1 AND clerk_id = $2 AND answer = 'accepted'",
    )
    .bind(scan)
    .bind(clerk)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Writes down how the question that waits ended.
pub(super) async fn answer(
    transaction: &mut WriteTransaction,
    services: &Services,
    id: &ScanId,
    answer: &str,
    reason: Option<&str>,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE clerk_proposals SET answer = $1, reason = $2, answered_at = $3 WHERE scan_id = $4 AND answer IS NULL",
    )
    .bind(answer)
    .bind(reason)
    .bind(Instant(services.now()))
    .bind(id)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
