//! Taking part: both agreements are there and the clerk said yes.

use super::access::require;
use super::facts::facts;
use super::state::Transition;
use super::transition::{advance, begin};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ScanEvent;
use crate::error::Error;
use crate::ids::ScanId;

/// The lead confirms that the authority takes part. From now on it counts as a participant.
///
/// # Errors
/// [`crate::Refusal::Scan`] with the guard that failed: no clerk yet, or an agreement missing.
pub async fn prepare(actor: &Actor, services: &Services, id: &ScanId) -> Result<(), Error> {
    let (mut transaction, mut scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    let facts = facts(&mut transaction, &scan, services.clock().today()).await?;
    let change = (Transition::Prepare, facts);
    advance(
        &mut transaction,
        services,
        actor,
        &mut scan,
        change,
        &ScanEvent::ScanPrepared.into(),
    )
    .await?;
    Ok(transaction.commit().await?)
}
