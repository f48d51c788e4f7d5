//! What every use case of a scan does the same way: hold the scan, check, change its state, write that down.

use chrono::TimeDelta;

use super::access::signed_in;
use super::record::{Scan, load};
use super::state::{Facts, Transition};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent};
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::store::{Instant, WriteTransaction};

/// Begins a transaction in which nobody else changes this scan, and loads the scan as it now is.
///
/// # Errors
/// [`Error::SignInNeeded`] before anything is looked up, [`Error::NotFound`] when there is no such scan. Who may change it is
/// for the use case to ask, with [`super::access::require`].
pub(crate) async fn begin(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    signed_in(actor)?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let scan = load(&mut transaction, id).await?;
    Ok((transaction, scan))
}

/// The same for a question to a clerk. Such questions are asked one after the other, so that two of them do not take the last place of
/// one clerk.
pub(super) async fn begin_in_pool(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    signed_in(actor)?;
    let mut transaction = services.store().write().await?;
    // The pool before the scan, always: who holds a scan alone waits for nothing else.
    transaction.exclusively("pool").await?;
    transaction.exclusively(id.as_str()).await?;
    let scan = load(&mut transaction, id).await?;
    Ok((transaction, scan))
}

/// Brings the scan into its next state, with the event that tells of it.
///
/// # Errors
/// [`Refusal::Scan`] with the guard that failed.
pub(crate) async fn advance(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &mut Scan,
    change: (Transition, Facts),
    event: &AuditEvent,
) -> Result<(), Error> {
    let (asked, facts) = change;
    let next = scan
        .state
        .apply(asked, facts)
        .map_err(|guard| Refusal::Scan { guard })?;
    let changed =
        sqlx::query("UPDATE scans SET state = $1, running = $2 WHERE id = $3 AND state = $4")
            .bind(next.code())
            .bind(i64::from(next.is_running()))
            .bind(&scan.id)
            .bind(scan.state.code())
            .execute(&mut **transaction)
            .await?;
    if changed.rows_affected() != 1 {
        return Err(Error::Conflict);
    }
    enter(transaction, services, scan, next).await?;
    audit::record(transaction, services, actor, Some(&scan.id), event).await
}

/// What is typed is saved while its writer goes on. That somebody changed a text is written down once within this time.
const ONE_EVENT: TimeDelta = TimeDelta::minutes(15);

/// Ends a use case that changed something of the scan: writes down what, and makes it last.
///
/// # Errors
/// [`Error::Unavailable`] when the database does not answer; then nothing was changed.
pub(crate) async fn finish(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
    event: &AuditEvent,
) -> Result<(), Error> {
    let since = services.now() - ONE_EVENT;
    let is_known = event.is_of_typing()
        && audit::is_recorded_since(&mut transaction, actor, &scan.id, event, since).await?;
    if !is_known {
        audit::record(&mut transaction, services, actor, Some(&scan.id), event).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Writes down since when the scan is in this state: the dates of the five steps, and the programme's uptake, come from here.
pub(super) async fn enter(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &mut Scan,
    state: super::state::State,
) -> Result<(), Error> {
    scan.state = state;
    sqlx::query("INSERT INTO scan_history (scan_id, state, entered_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(&scan.id)
        .bind(state.code())
        .bind(Instant(services.now()))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
