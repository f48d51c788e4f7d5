//! What was done, by whom and when. Written in the transaction that did it, read by the programme.

mod event;
mod read;

use sqlx::AnyConnection;

pub use event::{AuditEvent, Change, ScanPart};
pub(crate) use read::entries_of_scan;
#[cfg(test)]
pub(crate) use read::recent;
pub use read::{AuditActor, AuditEntry, ProgrammeLog, of_programme, of_scan};

use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::{AuditEventId, ScanId};
use crate::store::Instant;

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
    .bind(match actor {
        Actor::Anonymous | Actor::Respondent(_) => "anonymous",
        Actor::Member(_) => "member",
        Actor::System => "system",
    })
    .bind(actor.member().map(|member| &member.id))
    .bind(scan)
    .bind(kind)
    .bind(detail)
    .execute(transaction)
    .await?;
    Ok(())
}
