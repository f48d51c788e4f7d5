//! Destroying what is over its time.

use chrono::TimeDelta;

use super::application::{DECLINED_KEPT, UNDECIDED_KEPT};
use super::contacts::REMOVED_KEPT;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, OutreachEvent};
use crate::error::Error;
use crate::store::{Instant, WriteTransaction};

/// Destroys applications and contacts that are over their time, and writes down how many. Work of the program itself.
///
/// # Errors
/// As [`Actor::require_system`].
pub async fn tidy(actor: &Actor, services: &Services) -> Result<(), Error> {
    actor.require_system()?;
    let ago = |time: TimeDelta| Instant(services.now() - time);
    let mut transaction = services.store().write().await?;
    let unconfirmed = delete(
        &mut transaction,
        "DELETE FROM application_links WHERE expires_at <= $1 AND sealed IS NOT NULL",
        ago(TimeDelta::zero()),
    )
    .await?;
    delete(
        &mut transaction,
        "DELETE FROM application_links WHERE expires_at <= $1",
        ago(TimeDelta::zero()),
    )
    .await?;
    // What is left of an accepted application says who decided about it, and nothing of the applicant.
    delete(
        &mut transaction,
        "DELETE FROM applications WHERE status = 'accepted' AND decided_at <= $1",
        ago(DECLINED_KEPT),
    )
    .await?;
    let declined = delete(
        &mut transaction,
        "DELETE FROM applications WHERE status = 'declined' AND decided_at <= $1",
        ago(DECLINED_KEPT),
    )
    .await?;
    let undecided = delete(
        &mut transaction,
        "DELETE FROM applications WHERE status = 'waiting' AND received_at <= $1",
        ago(UNDECIDED_KEPT),
    )
    .await?;
    let contacts = delete(
        &mut transaction,
        "DELETE FROM outreach_contacts WHERE removed_at <= $1",
        ago(REMOVED_KEPT),
    )
    .await?;
    if unconfirmed + declined + undecided + contacts > 0 {
        let event = OutreachEvent::OutreachDestroyed {
            unconfirmed,
            declined,
            undecided,
            contacts,
        }
        .into();
        audit::record(&mut transaction, services, actor, None, &event).await?;
    }
    Ok(transaction.commit().await?)
}

async fn delete(
    transaction: &mut WriteTransaction,
    statement: &'static str,
    before: Instant,
) -> Result<u64, Error> {
    let deleted = sqlx::query(statement)
        .bind(before)
        .execute(&mut **transaction)
        .await?;
    Ok(deleted.rows_affected())
}
