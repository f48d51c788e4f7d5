//! Who of those who may guide a scan fits best, with the reasons in figures.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::facts::{Absence, ClerkFacts, Language, Limits, ScanFacts};
use super::geography::Distance;
use super::rules::{Exclusion, exclusion};
use crate::ids::MemberId;

/// The province in which Frisian is an official language beside Dutch.
const FRYSLAN: &str = "PV21";

/// Something that speaks for or against a clerk. What it costs is [`Reason::cost`]; nothing else counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// How far their own authority is, in kilometres between the centres.
    Distance {
        /// Kilometres.
        km: u32,
        /// Whether that is a rough figure: see [`Distance`].
        about: bool,
    },
    /// Nobody knows where one of the two is.
    DistanceUnknown,
    /// It is further than they want to travel.
    BeyondTravel {
        /// How far they want to travel, in kilometres.
        travel: u32,
        /// By how much it is further.
        by: u32,
    },
    /// It is in none of the provinces in which they want to guide.
    OutsideRegion,
    /// Places taken in this half-year.
    Load {
        /// Taken by other scans.
        occupied: u32,
        /// Of how many.
        capacity: u32,
    },
    /// Whether they guided this kind of authority before.
    Experience {
        /// The kind.
        kind: AuthorityKind,
        /// Whether they did.
        known: bool,
    },
    /// Scans they were given in the last two years: who had fewer comes first.
    Fairness {
        /// How many.
        guided: u32,
    },
    /// They speak Frisian and so does the authority.
    Frisian,
    /// The authority speaks Frisian and they do not.
    NoFrisian,
    /// They were not trained yet.
    Untrained,
    /// They were invited and did not confirm yet that they take part.
    Unconfirmed,
    /// They are away for a part of the time in which the scan needs somebody.
    Away {
        /// The first day away.
        from: NaiveDate,
        /// The last day away.
        until: NaiveDate,
        /// How many days of that time.
        days: u32,
        /// Of how many.
        of: u32,
    },
}

impl Reason {
    /// What it costs, in kilometres: what a clerk with this against them may live nearer by, to come out the same.
    #[must_use]
    pub const fn cost(&self) -> u32 {
        match self {
            Self::Distance { km, .. } => *km,
            // About the mean of all pairs within the Netherlands that are not near.
            Self::DistanceUnknown => 100,
            Self::BeyondTravel { by, .. } => 50 + 3 * *by,
            Self::OutsideRegion => 80,
            Self::Load { occupied, capacity } => {
                let capacity = if *capacity == 0 { 1 } else { *capacity };
                60 * *occupied / capacity
            }
            Self::Experience { known, .. } => {
                if *known {
                    0
                } else {
                    40
                }
            }
            Self::Fairness { guided } => 15 * *guided,
            Self::Frisian => 0,
            Self::NoFrisian | Self::Unconfirmed => 60,
            Self::Untrained => 80,
            Self::Away { days, of, .. } => {
                let of = if *of == 0 { 1 } else { *of };
                (120 * *days).div_ceil(of)
            }
        }
    }
}

/// A clerk who may guide a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Who.
    pub clerk: MemberId,
    /// The sum of what the reasons cost: the lower the better.
    pub cost: u32,
    /// All that was weighed, in a fixed order.
    pub reasons: Vec<Reason>,
}

/// All clerks for one scan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Who may guide it, the best first.
    pub offers: Vec<Offer>,
    /// Who may not, with the rule, by name.
    pub excluded: Vec<(MemberId, Exclusion)>,
}

/// All clerks for one scan: those who may guide it, the best first, and the others with the rule that excludes them.
#[must_use]
pub fn rank(scan: &ScanFacts, clerks: &[ClerkFacts], limits: &Limits) -> Ranking {
    let mut by_name: Vec<&ClerkFacts> = clerks.iter().collect();
    by_name.sort_by_cached_key(|clerk| (clerk.name.to_lowercase(), clerk.id.clone()));
    let mut ranking = Ranking::default();
    for clerk in by_name {
        match exclusion(clerk, scan, limits) {
            Some(exclusion) => ranking.excluded.push((clerk.id.clone(), exclusion)),
            None => ranking.offers.push(offer(clerk, scan, limits)),
        }
    }
    // The sort is stable: of equals the one earlier in the alphabet comes first.
    ranking.offers.sort_by_key(|offer| offer.cost);
    ranking
}

/// What speaks for and against this clerk, whether they may guide the scan or not.
#[must_use]
pub fn offer(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> Offer {
    let mut reasons = way(clerk, scan, limits);
    reasons.push(Reason::Load {
        occupied: clerk.occupied_besides(&scan.id),
        capacity: clerk.capacity,
    });
    let kind = scan.authority.kind;
    reasons.push(Reason::Experience {
        kind,
        known: clerk.kinds.contains(&kind),
    });
    reasons.push(Reason::Fairness {
        guided: clerk.guided_lately,
    });
    let province = scan.authority.province();
    if province.is_some_and(|province| province.as_str() == FRYSLAN) {
        reasons.push(if clerk.languages.contains(&Language::Frisian) {
            Reason::Frisian
        } else {
            Reason::NoFrisian
        });
    }
    if clerk.trained_on.is_none() {
        reasons.push(Reason::Untrained);
    }
    if !clerk.confirmed {
        reasons.push(Reason::Unconfirmed);
    }
    reasons.extend(away(clerk, scan, limits.today));
    let cost = reasons.iter().map(Reason::cost).sum();
    Offer {
        clerk: clerk.id.clone(),
        cost,
        reasons,
    }
}

/// When they are away while the scan needs somebody.
fn away(clerk: &ClerkFacts, scan: &ScanFacts, today: NaiveDate) -> Vec<Reason> {
    let needed = scan.needed(today);
    let of = needed.days();
    let away = Absence::joined(&clerk.absences).into_iter();
    away.map(|absence| (absence, absence.days_of(needed)))
        .filter(|(_, days)| *days > 0)
        .map(|(Absence { from, until }, days)| Reason::Away {
            from,
            until,
            days,
            of,
        })
        .collect()
}

/// How far it is, and whether they want to go there.
fn way(clerk: &ClerkFacts, scan: &ScanFacts, limits: &Limits) -> Vec<Reason> {
    let home = clerk.home.as_ref();
    let distance = home.and_then(|home| limits.geography.distance(home, &scan.authority));
    let mut reasons = vec![
        distance.map_or(Reason::DistanceUnknown, |Distance { km, about }| {
            Reason::Distance { km, about }
        }),
    ];
    if let (Some(Distance { km, .. }), Some(travel)) = (distance, clerk.travel_km)
        && km > travel
    {
        let by = km - travel;
        reasons.push(Reason::BeyondTravel { travel, by });
    }
    let wanted = &clerk.regions;
    let provinces = &scan.authority.provinces;
    if !wanted.is_empty() && !provinces.iter().any(|code| wanted.contains(code)) {
        reasons.push(Reason::OutsideRegion);
    }
    reasons
}
