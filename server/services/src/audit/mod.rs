//! What was done, by whom and when. Written in the transaction that did it, read by the programme.

mod event;
mod programme;
mod read;

#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

pub use event::{
    AccountEvent, ArrangementEvent, AuditEvent, Change, GuidanceEvent, OutreachEvent,
    PeerGroupEvent, PeerReviewEvent, PlanEvent, PoolEvent, ProgrammeEvent, ProgressEvent,
    RegisterEvent, ResultEvent, RoomEvent, ScanEvent, ScanPart, TalkEvent, VersionEvent,
};
pub use programme::{LogLooking, LogPlace, ProgrammeLog, of_programme};
#[cfg(test)]
pub(crate) use read::recent;
pub use read::{AuditActor, AuditEntry, of_scan};
pub(crate) use read::{
    beginning, campaign_changes, changes_of_group, entries_of_scan, settings_changes,
};

use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::{AuditEventId, ScanId};
use crate::store::{Instant, placeholders};

/// Writes an event into the transaction that makes it so. A respondent is written down as nobody.
pub(crate) async fn record(
    transaction: &mut AnyConnection,
    services: &Services,
    actor: &Actor,
    scan: Option<&ScanId>,
    event: &AuditEvent,
) -> Result<(), Error> {
    let (kind, detail) = event.kind_and_detail()?;
    sqlx::query(
        "INSERT INTO audit_events (id, at, actor, member_id, scan_id, kind, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(AuditEventId::random())
    .bind(Instant(services.now()))
    .bind(name_of(actor))
    .bind(actor.member().map(|member| &member.id))
    .bind(scan)
    .bind(kind)
    .bind(detail)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Writes many events into the transaction that makes them so, none of them about a scan.
pub(crate) async fn record_all(
    connection: &mut AnyConnection,
    services: &Services,
    actor: &Actor,
    events: &[AuditEvent],
) -> Result<(), Error> {
    for events in events.chunks(placeholders::AT_ONCE) {
        let statement = format!(
            "INSERT INTO audit_events (id, at, actor, member_id, kind, detail) VALUES {}",
            placeholders::rows(connection, 6, events.len())
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for event in events {
            let (kind, detail) = event.kind_and_detail()?;
            query = query
                .bind(AuditEventId::random())
                .bind(Instant(services.now()))
                .bind(name_of(actor))
                .bind(actor.member().map(|member| &member.id))
                .bind(kind)
                .bind(detail);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

const fn name_of(actor: &Actor) -> &'static str {
    match actor {
        Actor::Anonymous | Actor::Respondent(_) => "anonymous",
        Actor::Member(_) => "member",
        Actor::System => "system",
    }
}

/// Whether the same member did the same in this scan since that instant.
pub(crate) async fn is_recorded_since(
    connection: &mut AnyConnection,
    actor: &Actor,
    scan: &ScanId,
    event: &AuditEvent,
    since: DateTime<Utc>,
) -> Result<bool, Error> {
    let (kind, detail) = event.kind_and_detail()?;
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM audit_events WHERE scan_id = $1 AND member_id = $2 AND kind = $3 AND detail = $4 AND at >= $5",
    )
    .bind(scan)
    .bind(actor.member().map(|member| &member.id))
    .bind(kind)
    .bind(detail)
    .bind(Instant(since))
    .fetch_one(connection)
    .await?;
    Ok(count > 0)
}

/// Whether anybody did that in this scan since that instant.
pub(crate) async fn happened_since(
    connection: &mut AnyConnection,
    scan: &ScanId,
    event: &AuditEvent,
    since: DateTime<Utc>,
) -> Result<bool, Error> {
    let (kind, detail) = event.kind_and_detail()?;
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM audit_events WHERE scan_id = $1 AND kind = $2 AND detail = $3 AND at >= $4",
    )
    .bind(scan)
    .bind(kind)
    .bind(detail)
    .bind(Instant(since))
    .fetch_one(connection)
    .await?;
    Ok(count > 0)
}
