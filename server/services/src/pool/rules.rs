//! The hard rules: who may not guide which scan, and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::facts::{Absence, ClerkFacts, Limits, ScanFacts};
use super::geography::{Distance, Geography, Nearness};
use crate::authorities::AuthorityCode;
use crate::ids::MemberId;

/// Why a clerk may not guide a scan. The order is that of [`exclusion`]: what says most comes first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum Exclusion {
    /// The clerk leads this scan.
    Lead,
    /// The clerk works there.
    OwnAuthority,
    /// The clerk works where this authority merged into, or at one that merged into this authority.
    MergedAuthority,
    /// The clerk works at a part of this authority, which was split, or this one is a part of where the clerk works.
    SplitAuthority,
    /// The clerk may act as lead for this authority, or for one it merged with: the two roles never mix.
    LeadsAuthority,
    /// The programme put the two on the conflict list.
    OnConflictList {
        /// Why.
        reason: String,
    },
    /// The clerk guides it already.
    Guides,
    /// Nobody knows where the clerk works, so the rules about it cannot be held.
    NoHome,
    /// The clerk takes no part in the pool just now.
    Inactive,
    /// The clerk takes on no scans.
    NoCapacity,
    /// All places of this half-year are taken.
    Full {
        /// Places taken.
        occupied: u32,
        /// Places.
        capacity: u32,
    },
    /// The clerk is away on the day of a session.
    Absent {
        /// On which day.
        on: NaiveDate,
        /// The last day away.
        until: NaiveDate,
    },
    /// The clerk is away on every day on which the scan needs them: see [`ScanFacts::needed`].
    Away {
        /// The first day away.
        from: NaiveDate,
        /// The last day away.
        until: NaiveDate,
    },
    /// The clerk's own authority is too near: it borders on this one, or one lies in the area of the other.
    Near {
        /// How.
        nearness: Nearness,
    },
    /// The clerk's own authority is nearer than the programme set.
    TooClose {
        /// How far it is, in kilometres.
        km: u32,
        /// How far it should be at least.
        least: u32,
        /// Whether the distance is a rough one: see [`super::Distance`].
        about: bool,
    },
    /// The clerk said no to this scan.
    Declined {
        /// Why.
        reason: String,
    },
}

impl Exclusion {
    /// Whether the programme may ask the clerk all the same, with a reason that is kept. Never so for a tie to the authority, for
    /// capacity or for absence.
    #[must_use]
    pub const fn may_be_overridden(&self) -> bool {
        matches!(
            self,
            Self::Near { .. } | Self::TooClose { .. } | Self::Declined { .. }
        )
    }
}

/// Why this clerk may not guide this scan; `None` if they may. A rule that cannot be overridden comes before one that can.
#[must_use]
pub fn exclusion(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> Option<Exclusion> {
    tied(clerk, scan, limits)
        .or_else(|| conflict(clerk, scan, limits))
        .or_else(|| availability(clerk, scan, limits))
        .or_else(|| nearness(clerk, scan, limits))
        .or_else(|| {
            let reason = scan.declined.get(&clerk.id)?.clone();
            Some(Exclusion::Declined { reason })
        })
}

/// What ties this clerk to the authority of this scan, or to its lead.
pub(crate) fn tied(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> Option<Exclusion> {
    let home = clerk.home.as_ref().map(|home| &home.code);
    tie(
        (&clerk.id, home, clerk.leads.iter()),
        (&scan.lead, &scan.authority.code),
        &limits.geography,
    )
}

/// A tie between a clerk and an authority that never goes away: asked again whenever the scan moves on.
pub(crate) fn tie<'a>(
    (clerk, home, mut leads): (
        &MemberId,
        Option<&AuthorityCode>,
        impl Iterator<Item = &'a AuthorityCode>,
    ),
    (lead, authority): (&MemberId, &AuthorityCode),
    geography: &Geography,
) -> Option<Exclusion> {
    let same = |code: &AuthorityCode| code == authority || geography.merged(code, authority);
    if clerk == lead {
        Some(Exclusion::Lead)
    } else if home == Some(authority) {
        Some(Exclusion::OwnAuthority)
    } else if let Some(home) = home
        && same(home)
    {
        Some(if geography.split(home, authority) {
            Exclusion::SplitAuthority
        } else {
            Exclusion::MergedAuthority
        })
    } else {
        leads.any(same).then_some(Exclusion::LeadsAuthority)
    }
}

fn conflict(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> Option<Exclusion> {
    let code = &scan.authority.code;
    let (_, reason) = clerk
        .conflicts
        .iter()
        .find(|(listed, _)| *listed == code || limits.geography.merged(listed, code))?;
    Some(Exclusion::OnConflictList {
        reason: reason.clone(),
    })
}

fn availability(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> Option<Exclusion> {
    let occupied = clerk.occupied_besides(&scan.id);
    if scan.clerks.contains(&clerk.id) {
        Some(Exclusion::Guides)
    } else if clerk.home.is_none() {
        Some(Exclusion::NoHome)
    } else if !clerk.active {
        Some(Exclusion::Inactive)
    } else if clerk.capacity == 0 {
        Some(Exclusion::NoCapacity)
    } else if occupied >= clerk.capacity {
        Some(Exclusion::Full {
            occupied,
            capacity: clerk.capacity,
        })
    } else {
        absence(clerk, scan, limits)
    }
}

/// Away on the day of a session that is yet to come, or all the time that the scan needs somebody. Who is back before that is free, and
/// who is away for a part of it is ranked lower.
fn absence(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> Option<Exclusion> {
    let away = Absence::joined(&clerk.absences);
    let on_session = scan.coming_sessions(limits.today).find_map(|on| {
        let until = away.iter().find(|absence| absence.covers(on))?.until;
        Some(Exclusion::Absent { on, until })
    });
    on_session.or_else(|| {
        let needed = scan.needed(limits.today);
        let absence = away.iter().find(|absence| absence.covers_all(needed))?;
        Some(Exclusion::Away {
            from: absence.from,
            until: absence.until,
        })
    })
}

fn nearness(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> Option<Exclusion> {
    let homes = || clerk.home.iter().chain(&clerk.home_heirs);
    let near = |home| limits.geography.nearness(home, &scan.authority);
    if let Some(nearness) = homes().find_map(near) {
        return Some(Exclusion::Near { nearness });
    }
    let Distance { km, about } = homes()
        .filter_map(|home| limits.geography.distance(home, &scan.authority))
        .min_by_key(|distance| distance.km)?;
    let least = limits.least_distance_km;
    (km < least).then_some(Exclusion::TooClose { km, least, about })
}
