//! What happened in a scan, for its people to read.

use std::collections::BTreeMap;

use sqlx::AnyConnection;

use super::access::{Standing, require, signed_in};
use super::record::{Scan, load};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEntry, AuditEvent, GuidanceEvent};
use crate::error::Error;
use crate::ids::{MemberId, ScanId};

/// What happened in a scan.
#[derive(Clone, Debug)]
pub struct Log {
    /// The events, the newest first.
    pub entries: Vec<AuditEntry>,
    /// The names of the people the events speak of: the leads, and every clerk who was asked.
    pub names: BTreeMap<MemberId, String>,
}

/// The whole log of a scan. Its clerk reads that another said no, not why.
///
/// # Errors
/// As [`super::visible`].
pub async fn log(actor: &Actor, services: &Services, id: &ScanId) -> Result<(Scan, Log), Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let scan = load(&mut connection, id).await?;
    let standing = require(&scan, actor, Standing::sees)?;
    let log = log_of(&mut connection, &scan, standing).await?;
    Ok((scan, log))
}

/// The log, for a use case that checked who may see it.
pub(super) async fn log_of(
    connection: &mut AnyConnection,
    scan: &Scan,
    standing: Standing,
) -> Result<Log, Error> {
    let mut entries = audit::entries_of_scan(connection, &scan.id).await?;
    entries.reverse();
    if !reads_why_not(standing) {
        entries.iter_mut().for_each(keep_why_not);
    }
    let asked: Vec<(MemberId, String)> = sqlx::query_as(
        "SELECT DISTINCT m.id, m.name FROM clerk_proposals p JOIN members m ON m.id = p.clerk_id WHERE p.scan_id = $1",
    )
    .bind(&scan.id)
    .fetch_all(&mut *connection)
    .await?;
    let mut names: BTreeMap<MemberId, String> = asked.into_iter().collect();
    names.insert(scan.lead.id.clone(), scan.lead.name.clone());
    for lead in entries.iter().filter_map(earlier_lead) {
        if !names.contains_key(lead) {
            let name: Option<String> = sqlx::query_scalar("SELECT name FROM members WHERE id = $1")
                .bind(lead)
                .fetch_optional(&mut *connection)
                .await?;
            names.extend(name.map(|name| (lead.clone(), name)));
        }
    }
    Ok(Log { entries, names })
}

/// Who led the scan until somebody else did.
fn earlier_lead(entry: &AuditEntry) -> Option<&MemberId> {
    match &entry.event {
        Some(AuditEvent::Guidance(GuidanceEvent::LeadChanged { from, .. })) => Some(from),
        _ => None,
    }
}

/// Why a clerk said no is for the programme and the lead: so the clerk was told, and the next one is a colleague.
const fn reads_why_not(standing: Standing) -> bool {
    standing.programme || standing.lead || standing.system
}

/// That somebody said no stays in the log.
fn keep_why_not(entry: &mut AuditEntry) {
    if let Some(AuditEvent::Guidance(GuidanceEvent::ClerkDeclined { reason, .. })) =
        &mut entry.event
    {
        reason.clear();
    }
}
