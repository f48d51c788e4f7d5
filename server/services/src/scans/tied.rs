//! Clerks who guide a scan of an authority that they are tied to by now: they went to work there, or it merged with where they work. The
//! rule that they never guide it is held when they are asked and when they answer; what happens later is pointed out.

use sqlx::AnyConnection;

use super::record::Scan;
use crate::Services;
use crate::actor::Actor;
use crate::authorities::Authority;
use crate::error::Error;
use crate::ids::ScanId;
use crate::pool::{Exclusion, Ties, Which, facts_of, tied};

/// A clerk who cannot go on guiding a scan.
#[derive(Clone, Debug)]
pub struct TiedClerk {
    /// The scan.
    pub scan: ScanId,
    /// Whose scan it is.
    pub authority: Authority,
    /// The name of the clerk.
    pub clerk: String,
    /// What ties the clerk to it.
    pub tie: Exclusion,
}

/// All of them in scans that run, by authority. For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn tied_clerks(actor: &Actor, services: &Services) -> Result<Vec<TiedClerk>, Error> {
    actor.require_programme_or_system()?;
    let mut connection = services.store().read().acquire().await?;
    let facts = facts_of(&mut connection, services.clock().today(), Which::Running).await?;
    let mut found = Vec::new();
    for scan in &facts.scans {
        let guides = facts
            .clerks
            .iter()
            .filter(|own| scan.clerks.contains(&own.id));
        found.extend(guides.filter_map(|clerk| {
            Some(TiedClerk {
                scan: scan.id.clone(),
                authority: scan.authority.clone(),
                clerk: clerk.name.clone(),
                tie: tied(clerk, scan, &facts.limits)?,
            })
        }));
    }
    found.sort_by_cached_key(|tied| (tied.authority.sort_key(), tied.clerk.clone()));
    Ok(found)
}

/// Those of one scan.
pub(super) async fn tied_of(
    connection: &mut AnyConnection,
    scan: &Scan,
) -> Result<Vec<TiedClerk>, Error> {
    let mut found = Vec::new();
    for clerk in scan.clerks().filter(|_| scan.state.is_running()) {
        let ties = Ties::of(connection, &clerk.id).await?;
        let tie = ties.with(&scan.lead.id, &scan.authority);
        found.extend(tie.map(|tie| TiedClerk {
            scan: scan.id.clone(),
            authority: scan.authority.clone(),
            clerk: clerk.name.clone(),
            tie,
        }));
    }
    Ok(found)
}
