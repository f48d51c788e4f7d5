//! Reading the audit trail.

use chrono::{DateTime, Utc};
use sqlx::AnyConnection;

use super::{AuditEvent, PeerGroupEvent};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::{AuditEventId, MemberId, PeerGroupId, ScanId};
use crate::store::Instant;

/// A row of the audit trail.
#[derive(Clone, Debug)]
pub struct AuditEntry {
    /// The row.
    pub id: AuditEventId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: AuditActor,
    /// About which scan, if about one.
    pub scan: Option<ScanId>,
    /// What. `None` when a later version of the program wrote it; then only its kind is known.
    pub event: Option<AuditEvent>,
    /// The code of the kind of event.
    pub kind: String,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditActor {
    /// Somebody without an account.
    Anonymous,
    /// The program itself, or the operator with a command.
    System,
    /// Somebody with an account.
    Member {
        /// The account.
        id: MemberId,
        /// The name as it is now.
        name: String,
    },
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: AuditEventId,
    at: Instant,
    actor: String,
    member_id: Option<MemberId>,
    member_name: Option<String>,
    scan_id: Option<ScanId>,
    kind: String,
    detail: String,
}

impl From<Row> for AuditEntry {
    fn from(row: Row) -> Self {
        let actor = match (row.member_id, row.member_name) {
            (Some(id), Some(name)) => AuditActor::Member { id, name },
            _ if row.actor == "system" => AuditActor::System,
            _ => AuditActor::Anonymous,
        };
        let event = AuditEvent::from_kind_and_detail(&row.kind, &row.detail);
        Self {
            id: row.id,
            at: row.at.0,
            actor,
            scan: row.scan_id,
            event,
            kind: row.kind,
        }
    }
}

/// The audit trail of one scan, oldest first. For the programme.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn of_scan(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<Vec<AuditEntry>, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    entries_of_scan(&mut connection, scan).await
}

/// The audit trail of one scan, oldest first, for a use case that checked who may see it.
pub(crate) async fn entries_of_scan(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<AuditEntry>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT e.id, e.at, e.actor, e.member_id, m.name AS member_name, e.scan_id, e.kind, e.detail \
         FROM audit_events e LEFT JOIN members m ON m.id = e.member_id \
         WHERE e.scan_id = $1 ORDER BY e.at, e.id",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(AuditEntry::from).collect())
}

/// Every change of what the programme office sets, the newest first; `None` in the place of one that this version of the program cannot
/// read.
pub(crate) async fn settings_changes(
    connection: &mut AnyConnection,
) -> Result<Vec<(DateTime<Utc>, Option<AuditEvent>)>, Error> {
    // The kind stands in the statement itself: there is an index of these events alone.
    let rows = sqlx::query_as(
        "SELECT at, kind, detail FROM audit_events WHERE kind = 'programme_settings_changed' ORDER BY at DESC",
    )
    .fetch_all(connection)
    .await?;
    Ok(dated(rows))
}

/// Every change of a campaign and of whom it invites, the newest first; `None` in the place of one that this version of the program cannot
/// read.
pub(crate) async fn campaign_changes(
    connection: &mut AnyConnection,
) -> Result<Vec<(DateTime<Utc>, Option<AuditEvent>)>, Error> {
    // As with those of settings, in the words of the index.
    let rows = sqlx::query_as(
        "SELECT at, kind, detail FROM audit_events WHERE kind IN ('campaign_changed', 'campaign_invited', 'campaign_ended') \
         ORDER BY at DESC",
    )
    .fetch_all(connection)
    .await?;
    Ok(dated(rows))
}

fn dated(rows: Vec<(Instant, String, String)>) -> Vec<(DateTime<Utc>, Option<AuditEvent>)> {
    let event = |(at, kind, detail): (Instant, String, String)| {
        (at.0, AuditEvent::from_kind_and_detail(&kind, &detail))
    };
    rows.into_iter().map(event).collect()
}

/// When the first event was written: what was so before, nobody wrote down. `None` of an empty trail.
pub(crate) async fn beginning(
    connection: &mut AnyConnection,
) -> Result<Option<DateTime<Utc>>, Error> {
    let first: Option<Instant> =
        sqlx::query_scalar("SELECT at FROM audit_events ORDER BY at LIMIT 1")
            .fetch_optional(connection)
            .await?;
    Ok(first.map(|first| first.0))
}

/// When a group in intervision was formed and changed, oldest first, for a use case that checked who may see it. It was not before that instant.
pub(crate) async fn changes_of_group(
    connection: &mut AnyConnection,
    group: &PeerGroupId,
    since: DateTime<Utc>,
) -> Result<Vec<DateTime<Utc>>, Error> {
    const KIND: &str = "peer_group_changed";
    let rows: Vec<(Instant, String)> = sqlx::query_as(
        "SELECT at, detail FROM audit_events WHERE scan_id IS NULL AND kind = $1 AND at >= $2 ORDER BY at, id",
    )
    .bind(KIND)
    .bind(Instant(since))
    .fetch_all(connection)
    .await?;
    let is_own = |detail: &str| match AuditEvent::from_kind_and_detail(KIND, detail) {
        Some(AuditEvent::PeerGroup(PeerGroupEvent::PeerGroupChanged {
            group: changed, ..
        })) => changed == *group,
        _ => false,
    };
    let own = rows.into_iter().filter(|(_, detail)| is_own(detail));
    Ok(own.map(|(at, _)| at.0).collect())
}

/// The last events of all there are, newest first: what a test looks at.
#[cfg(test)]
pub(crate) async fn recent(
    actor: &Actor,
    services: &Services,
    most: u32,
) -> Result<Vec<AuditEntry>, Error> {
    actor.require_programme()?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT e.id, e.at, e.actor, e.member_id, m.name AS member_name, e.scan_id, e.kind, e.detail \
         FROM audit_events e LEFT JOIN members m ON m.id = e.member_id \
         ORDER BY e.at DESC, e.id LIMIT $1",
    )
    .bind(i64::from(most))
    .fetch_all(services.store().read())
    .await?;
    Ok(rows.into_iter().map(AuditEntry::from).collect())
}
