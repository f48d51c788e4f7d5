//! The lead is told once that a repeat measurement can be asked for.

use super::super::letters;
use super::super::record::{Scan, load, select};
use super::{Timing, offer, repeats_of};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, ScanEvent};
use crate::clock::day_of;
use crate::error::Error;
use crate::ids::ScanId;
use crate::store::{Instant, WriteTransaction};

/// Scans that are over, whose lead was not told and may still act for the authority.
const NOT_TOLD: &str = "$1 = '' AND s.published_at IS NOT NULL AND s.repeat_told_at IS NULL AND l.ended_at IS NULL \
     AND EXISTS (SELECT 1 FROM leads own WHERE own.member_id = s.lead_id AND own.authority_code = s.authority_code)";

/// Tells leads that a repeat measurement can be asked for, each once, while the time for it is right. Gives how many. For the background
/// work.
///
/// # Errors
/// When the database gives no answer.
pub async fn remind_repeats(services: &Services) -> Result<usize, Error> {
    let mut connection = services.store().read().acquire().await?;
    let scans = select(&mut connection, NOT_TOLD, "").await?;
    drop(connection);
    let today = services.clock().today();
    let is_due = |scan: &Scan| {
        let closed = scan.closed_at.map(day_of);
        closed.is_some_and(|closed| Timing::of(closed, today) == Timing::Usual)
    };
    let mut told = 0;
    for scan in scans.into_iter().filter(is_due) {
        told += usize::from(tell(services, &scan.id).await?);
    }
    Ok(told)
}

/// `false`: another server was first, or something stands in the way.
async fn tell(services: &Services, id: &ScanId) -> Result<bool, Error> {
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let scan = load(&mut transaction, id).await?;
    let repeats = repeats_of(&mut transaction, id).await?;
    let today = services.clock().today();
    let offer = offer(&mut transaction, &scan, &repeats, today).await?;
    let stands = offer.is_some_and(|offer| offer.stands());
    if !stands || !mark(&mut transaction, services, id).await? {
        return Ok(false);
    }
    letters::repeat_possible(&mut transaction, services, &scan).await?;
    let event = ScanEvent::RepeatSuggested.into();
    audit::record(&mut transaction, services, &Actor::System, Some(id), &event).await?;
    transaction.commit().await?;
    Ok(true)
}

async fn mark(
    transaction: &mut WriteTransaction,
    services: &Services,
    id: &ScanId,
) -> Result<bool, Error> {
    let marked = sqlx::query(
        "UPDATE scans SET repeat_told_at = $1 WHERE id = $2 AND repeat_told_at IS NULL",
    )
    .bind(Instant(services.now()))
    .bind(id)
    .execute(&mut **transaction)
    .await?;
    Ok(marked.rows_affected() == 1)
}
