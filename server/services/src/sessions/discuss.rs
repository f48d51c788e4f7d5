//! Concluding the talk.

use super::priorities::{LEAST_PRIORITIES, MOST_PRIORITIES, priorities};
use crate::actor::Actor;
use crate::audit::ScanEvent;
use crate::error::Error;
use crate::ids::ScanId;
use crate::results::{destroy_written, remarks};
use crate::scans::access::require;
use crate::scans::{self, Facts, Transition};
use crate::{Services, room};

/// Concludes the talk: the priorities stand, the room ends, and what was written in remarks is destroyed; released texts stay. For the
/// clerk.
///
/// # Errors
/// Refused with the guard that failed: remarks that wait for redaction, or not three to five priorities.
pub async fn discuss(actor: &Actor, services: &Services, scan: &ScanId) -> Result<(), Error> {
    let (mut transaction, mut scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.clerk)?;
    let chosen = priorities(&mut transaction, &scan.id)
        .await?
        .iter()
        .filter(|priority| !priority.removed)
        .count();
    let facts = Facts {
        remarks_redacted: remarks::waiting(&mut transaction, &scan.id).await? == 0,
        priorities_chosen: (LEAST_PRIORITIES..=MOST_PRIORITIES).contains(&chosen),
        ..Facts::default()
    };
    let event = ScanEvent::ScanDiscussed { priorities: chosen }.into();
    scans::advance(
        &mut transaction,
        services,
        actor,
        &mut scan,
        (Transition::Discuss, facts),
        &event,
    )
    .await?;
    destroy_written(&mut transaction, &scan.id).await?;
    room::end_with_step(&mut transaction, services, actor, &scan.id).await?;
    transaction.commit().await?;
    services.live().wake(&scan.id);
    let destroyed: Vec<_> = room::DESTROYED.into_iter().chain(["remarks"]).collect();
    services.store().compact(&destroyed).await?;
    Ok(())
}
