//! Questions to clerks, as the database keeps them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::AnyConnection;

use super::record::Person;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent};
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::{MemberId, ProposalId, ScanId};
use crate::store::{Instant, WriteTransaction};

/// A proposal that waits for its answer.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Who is asked.
    pub clerk: Person,
    /// Since when.
    pub proposed_at: DateTime<Utc>,
    /// Why, although a rule about distance or an earlier no stood in the way.
    pub override_reason: Option<String>,
    /// Why the scan goes to another clerk, if it had one.
    pub hand_over_reason: Option<String>,
    /// When the clerk was reminded.
    pub reminded_at: Option<DateTime<Utc>>,
}

/// Writes the question down: why it was asked in spite of a rule, and why the scan is handed over.
pub(super) async fn insert(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, clerk): (&ScanId, &Person),
    (despite, hand_over): (Option<&str>, Option<&str>),
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO clerk_proposals (id, scan_id, clerk_id, proposed_at, override_reason, hand_over_reason) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(ProposalId::random())
    .bind(scan)
    .bind(&clerk.id)
    .bind(Instant(services.now()))
    .bind(despite)
    .bind(hand_over)
    .execute(&mut **transaction)
    .await?;
    let Some(reason) = despite else { return Ok(()) };
    let event = AuditEvent::RuleOverridden {
        clerk: clerk.id.clone(),
        reason: reason.to_owned(),
    };
    audit::record(transaction, services, actor, Some(scan), &event).await
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
        "SELECT p.scan_id, p.proposed_at, p.override_reason, p.hand_over_reason, p.reminded_at, m.id, m.name, m.email, \
         m.home_authority_code AS home, a.display_name AS home_name \
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
    scan_id: ScanId,
    proposed_at: Instant,
    override_reason: Option<String>,
    hand_over_reason: Option<String>,
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
        let proposal = Proposal {
            clerk,
            proposed_at: self.proposed_at.0,
            override_reason: self.override_reason,
            hand_over_reason: self.hand_over_reason,
            reminded_at: self.reminded_at.map(|at| at.0),
        };
        (self.scan_id, proposal)
    }
}

/// A cancelled scan asks nobody any more.
pub(super) async fn withdraw_waiting(
    transaction: &mut WriteTransaction,
    services: &Services,
    id: &ScanId,
) -> Result<(), Error> {
    answer(transaction, services, id, "withdrawn", None).await
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
