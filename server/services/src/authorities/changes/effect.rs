//! What happens when an authority has ended.

use sqlx::AnyConnection;

use super::super::AuthorityCode;
use super::super::edition::Ending;
use super::super::record::{self, Records};
use super::super::write::write;
use super::record::{Plan, all, keep_effect};
use crate::Services;
use crate::accounts::grant_lead;
use crate::actor::Actor;
use crate::audit::{self, RegisterEvent};
use crate::error::Error;
use crate::ids::MemberId;
use crate::scans;
use crate::store::WriteTransaction;

/// Lets every change take effect that was confirmed and whose day has come, and says how many did. For the background work.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn take_effect_due(services: &Services) -> Result<usize, Error> {
    let mut connection = services.store().read().acquire().await?;
    if due(&mut connection, services).await?.is_empty() {
        return Ok(0);
    }
    drop(connection);
    let mut transaction = services.store().write().await?;
    transaction.exclusively("register").await?;
    let due = due(&mut transaction, services).await?;
    for plan in &due {
        take_effect(&mut transaction, services, &Actor::System, plan).await?;
    }
    transaction.commit().await?;
    Ok(due.len())
}

async fn due(connection: &mut AnyConnection, services: &Services) -> Result<Vec<Plan>, Error> {
    let today = services.clock().today();
    let plans = all(connection).await?.into_values();
    Ok(plans.filter(|plan| plan.is_due(today)).collect())
}

/// Writes into the register that an authority ended, with all that follows from it.
pub(super) async fn take_effect(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    plan: &Plan,
) -> Result<(), Error> {
    let records = record::all(transaction).await?;
    let ending = ending(&records, plan)?;
    if let Some(record) = records.get(&plan.code) {
        let end = Some((plan.last_day, plan.successors.clone()));
        write(transaction, &[record.clone().ending(end)]).await?;
    }
    ended(transaction, services, actor, &ending).await
}

/// A plan with the authorities it is about.
pub(super) fn ending(records: &Records, plan: &Plan) -> Result<Ending, Error> {
    let record = records.get(&plan.code).ok_or(Error::NotFound)?;
    let found = plan.successors.iter().filter_map(|code| records.get(code));
    let mut successors: Vec<_> = found.map(|record| record.authority.clone()).collect();
    successors.sort_by_cached_key(|successor| successor.sort_key());
    Ok(Ending {
        authority: record.authority.clone(),
        last_day: plan.last_day,
        successors,
    })
}

/// An authority ended, as the register says by now: leads get the rights that were chosen for them, and the lead of its running scan is
/// told that it goes on. In the transaction that ends it, so that it happens once.
pub(in crate::authorities) async fn ended(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    ending: &Ending,
) -> Result<(), Error> {
    keep_effect(transaction, ending, services.now()).await?;
    grant(transaction, services, actor, &ending.authority.code).await?;
    scans::authority_ended(transaction, services, actor, ending).await?;
    let event = RegisterEvent::AuthorityEnded {
        authority: ending.authority.code.clone(),
        last_day: ending.last_day,
        successors: codes(ending),
    }
    .into();
    audit::record(transaction, services, actor, None, &event).await
}

/// The codes of who goes on.
pub(super) fn codes(ending: &Ending) -> Vec<AuthorityCode> {
    let successors = ending.successors.iter();
    successors.map(|successor| successor.code.clone()).collect()
}

/// Lets the leads who were chosen act for successors. Who may already, and whose account ended, is passed over.
pub(super) async fn grant(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    code: &AuthorityCode,
) -> Result<(), Error> {
    let chosen: Vec<(MemberId, AuthorityCode)> = sqlx::query_as(
        "SELECT c.member_id, c.successor_code FROM register_change_leads c \
         JOIN members m ON m.id = c.member_id AND m.ended_at IS NULL WHERE c.code = $1 ORDER BY c.member_id, c.successor_code",
    )
    .bind(code)
    .fetch_all(&mut **transaction)
    .await?;
    for (member, successor) in chosen {
        grant_lead(transaction, services, actor, &member, &successor).await?;
    }
    Ok(())
}
