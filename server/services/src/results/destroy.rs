//! Destroying what may not outlive its use: what was written in remarks, and the counters behind the released tables.

use chrono::{DateTime, Months, Utc};
use sqlx::AnyConnection;

use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, ResultEvent};
use crate::error::Error;
use crate::ids::ScanId;
use crate::room::forget_rooms;
use crate::store::Instant;

/// How long remarks that nobody redacted, and counters, are kept after closing (`anonymity.md`, "What is stored", 4).
const KEPT: Months = Months::new(3);

/// How much was destroyed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Destroyed {
    /// Scans of which something was destroyed.
    pub scans: u64,
    /// Remarks that nobody decided on, or that were withheld.
    pub remarks: u64,
    /// Counters.
    pub counters: u64,
}

/// Destroys what is left of scans that closed more than three months ago: remarks that nobody redacted, remarks as they were written,
/// counters, and with them what is left of rooms that are over. The job that runs this may run as often as it likes.
///
/// # Errors
/// When the database gives no answer.
pub async fn destroy_late(services: &Services) -> Result<Destroyed, Error> {
    let Some(before) = services.now().checked_sub_months(KEPT) else {
        return Ok(Destroyed::default());
    };
    let mut destroyed = Destroyed::default();
    for scan in late(services, before).await? {
        let of_scan = destroy(services, &scan).await?;
        destroyed.scans += 1;
        destroyed.remarks += of_scan.remarks;
        destroyed.counters += of_scan.counters;
    }
    if destroyed.scans > 0 {
        services.store().compact(&["remarks", "tally"]).await?;
    }
    Ok(destroyed)
}

async fn late(services: &Services, before: DateTime<Utc>) -> Result<Vec<ScanId>, Error> {
    let rows: Vec<(ScanId,)> = sqlx::query_as(
        "SELECT id FROM scans WHERE closed_at IS NOT NULL AND closed_at <= $1 AND (\
         EXISTS (SELECT 1 FROM tally WHERE tally.scan_id = scans.id) \
         OR EXISTS (SELECT 1 FROM remarks WHERE remarks.scan_id = scans.id AND (body <> '' OR status <> 'released')))",
    )
    .bind(Instant(before))
    .fetch_all(services.store().read())
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

async fn destroy(services: &Services, scan: &ScanId) -> Result<Destroyed, Error> {
    let mut transaction = services.store().write().await?;
    transaction.exclusively(scan.as_str()).await?;
    let remarks = destroy_written(&mut transaction, scan).await?;
    let counters = destroy_counters(&mut transaction, scan).await?;
    forget_rooms(&mut transaction, scan).await?;
    let event = ResultEvent::LateDestroyed { remarks, counters }.into();
    audit::record(
        &mut transaction,
        services,
        &Actor::System,
        Some(scan),
        &event,
    )
    .await?;
    transaction.commit().await?;
    Ok(Destroyed {
        scans: 1,
        remarks,
        counters,
    })
}

/// Destroys what was written in remarks: what was released stays as it was released, the rest goes. Answers with how many went.
pub(crate) async fn destroy_written(
    transaction: &mut AnyConnection,
    scan: &ScanId,
) -> Result<u64, Error> {
    let gone = sqlx::query("DELETE FROM remarks WHERE scan_id = $1 AND status <> 'released'")
        .bind(scan)
        .execute(&mut *transaction)
        .await?;
    sqlx::query("UPDATE remarks SET body = '' WHERE scan_id = $1")
        .bind(scan)
        .execute(&mut *transaction)
        .await?;
    Ok(gone.rows_affected())
}

/// Destroys the counters of a scan; its released tables stay. Answers with how many went.
pub(crate) async fn destroy_counters(
    transaction: &mut AnyConnection,
    scan: &ScanId,
) -> Result<u64, Error> {
    let gone = sqlx::query("DELETE FROM tally WHERE scan_id = $1")
        .bind(scan)
        .execute(transaction)
        .await?;
    Ok(gone.rows_affected())
}
