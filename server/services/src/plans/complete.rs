//! Saying that the plan is written.

use super::view::{is_complete, priority_views};
use crate::Services;
use crate::actor::Actor;
use crate::audit::PlanEvent;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::access::require;
use crate::scans::{self, Facts, Transition};
use crate::sessions::{LEAST_PRIORITIES, MOST_PRIORITIES};

/// Says that the plan is written and can be laid before the elected body. For the lead.
///
/// # Errors
/// Refused with the guard that failed: a priority without an action, or an action without text, owner or day.
pub async fn complete(actor: &Actor, services: &Services, scan: &ScanId) -> Result<(), Error> {
    let (mut transaction, mut scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead)?;
    let priorities = priority_views(&mut transaction, &scan.id).await?;
    let facts = Facts {
        priorities_chosen: (LEAST_PRIORITIES..=MOST_PRIORITIES).contains(&priorities.len()),
        actions_complete: is_complete(&priorities),
        ..Facts::default()
    };
    let event = PlanEvent::PlanWritten {
        actions: priorities
            .iter()
            .map(|priority| priority.present().count())
            .sum(),
    }
    .into();
    scans::advance(
        &mut transaction,
        services,
        actor,
        &mut scan,
        (Transition::Plan, facts),
        &event,
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}
