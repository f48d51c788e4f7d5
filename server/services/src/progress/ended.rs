//! Plans of authorities that ended: there is nobody left to ask, so no round opens and nobody is reminded. Their lead is told once.

use chrono::NaiveDate;

use super::letters;
use super::stop::{has_rounds, stopped};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, ProgressEvent};
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::{self, State};
use crate::store::Day;

/// Plans of authorities that ended, whose lead was not told of it.
pub(super) async fn to_tell(services: &Services, today: NaiveDate) -> Result<Vec<ScanId>, Error> {
    Ok(sqlx::query_scalar(
        "SELECT s.id FROM scans s JOIN authorities w ON w.code = s.authority_code \
         WHERE s.state IN ($1, $2) AND w.valid_to < $3 \
         AND NOT EXISTS (SELECT 1 FROM stopped_plans t WHERE t.scan_id = s.id) \
         AND NOT EXISTS (SELECT 1 FROM plans_of_ended e WHERE e.scan_id = s.id AND e.last_day = w.valid_to)",
    )
    .bind(State::Adopted.code())
    .bind(State::Published.code())
    .bind(Day(today))
    .fetch_all(services.store().read())
    .await?)
}

/// Tells the lead. `false`: another server was first, or there is nothing to tell any more.
pub(super) async fn tell(services: &Services, id: &ScanId) -> Result<bool, Error> {
    let today = services.clock().today();
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let scan = scans::load(&mut transaction, id).await?;
    let ended = scan.authority.valid_to.filter(|last| *last < today);
    let Some(last_day) = ended.filter(|_| has_rounds(scan.state)) else {
        return Ok(false);
    };
    if stopped(&mut transaction, id).await?.is_some() {
        return Ok(false);
    }
    let kept = sqlx::query(
        "INSERT INTO plans_of_ended (scan_id, last_day) VALUES ($1, $2) \
         ON CONFLICT (scan_id) DO UPDATE SET last_day = excluded.last_day WHERE plans_of_ended.last_day <> excluded.last_day",
    )
    .bind(id)
    .bind(Day(last_day))
    .execute(&mut *transaction)
    .await?;
    if kept.rows_affected() == 0 {
        return Ok(false);
    }
    letters::authority_ended(&mut transaction, services, &scan, last_day).await?;
    let event = ProgressEvent::RoundsEnded { last_day }.into();
    audit::record(&mut transaction, services, &Actor::System, Some(id), &event).await?;
    transaction.commit().await?;
    Ok(true)
}
