//! The scans of one clerk.

use super::proposals::all_waiting;
use super::record::{Scan, select};
use super::state::State;
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::MemberId;

/// The scans of one clerk, each list by authority.
#[derive(Clone, Debug, Default)]
pub struct GuidedScans {
    /// Those for which the clerk is asked, and has not answered.
    pub asked: Vec<Scan>,
    /// Those that run, and that the clerk guides.
    pub running: Vec<Scan>,
    /// Those that are over, and those that somebody else guides since.
    pub earlier: Vec<Scan>,
}

/// The scans of one clerk. For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn guided_scans(
    actor: &Actor,
    services: &Services,
    clerk: &MemberId,
) -> Result<GuidedScans, Error> {
    actor.require_programme_or_system()?;
    let mut connection = services.store().read().acquire().await?;
    let mut scans = select(
        &mut connection,
        "s.clerk_id = $1 OR s.second_clerk_id = $1 OR s.id IN (SELECT p.scan_id FROM clerk_proposals p \
         WHERE p.clerk_id = $1 AND (p.answer IS NULL OR p.answer = 'accepted'))",
        clerk.as_str(),
    )
    .await?;
    let asked = all_waiting(&mut connection).await?;
    scans.sort_by_cached_key(|scan| (scan.authority.sort_key(), scan.requested_on));
    let mut guided = GuidedScans::default();
    for scan in scans {
        let waits = asked
            .get(&scan.id)
            .is_some_and(|proposal| proposal.clerk.id == *clerk);
        let guides = scan.clerk_with(clerk).is_some();
        let is_over = matches!(scan.state, State::FollowedUp | State::Cancelled);
        match (guides, waits, is_over) {
            (true, _, false) => guided.running.push(scan),
            (false, true, false) => guided.asked.push(scan),
            (true, _, true) | (false, false, _) => guided.earlier.push(scan),
            // The scan ended before the answer came.
            (false, true, true) => {}
        }
    }
    Ok(guided)
}
