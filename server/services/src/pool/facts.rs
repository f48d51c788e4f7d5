//! What the rules and the ranking go by: plain values, gathered beforehand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};
use questionnaires::kind::AuthorityKind;

use super::geography::Geography;
use crate::authorities::{Authority, AuthorityCode};
use crate::ids::{MemberId, ScanId};
use crate::scans::State;

/// A language in which a scan can be guided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Nederlands.
    Dutch,
    /// Frysk.
    Frisian,
}

impl Language {
    /// Both, in the order of forms.
    pub const ALL: [Self; 2] = [Self::Dutch, Self::Frisian];

    /// The code of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::Frisian => "fy",
        }
    }

    /// The language of a code; `None` for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }
}

/// A period in which a clerk is away, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Absence {
    /// The first day away.
    pub from: NaiveDate,
    /// The last day away.
    pub until: NaiveDate,
}

impl Absence {
    /// Whether the clerk is away on that day.
    #[must_use]
    pub fn covers(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

/// January to June, or July to December: capacity is counted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfYear {
    /// The year.
    pub year: i32,
    /// From July on.
    pub second: bool,
}

impl HalfYear {
    /// The half-year of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self {
            year: day.year(),
            second: day.month() > 6,
        }
    }
}

/// A clerk of the pool.
#[derive(Clone, Debug)]
pub struct ClerkFacts {
    /// The account.
    pub id: MemberId,
    /// First and last name.
    pub name: String,
    /// Where to reach them.
    pub email: String,
    /// Where they work, as they last said.
    pub home: Option<Authority>,
    /// Who went on after that authority, where it ended since: the rules hold for these as well.
    pub home_heirs: Vec<Authority>,
    /// The authorities for which they may act as lead.
    pub leads: BTreeSet<AuthorityCode>,
    /// Whether they take part in the pool just now.
    pub active: bool,
    /// How many scans they guide at most in a half-year.
    pub capacity: u32,
    /// The scans that take one of those places in this half-year: see [`State::takes_place`].
    pub places: BTreeSet<ScanId>,
    /// When they are away.
    pub absences: Vec<Absence>,
    /// Authorities that the programme put on the conflict list, with the reason.
    pub conflicts: BTreeMap<AuthorityCode, String>,
    /// Kinds of authority they guided before.
    pub kinds: BTreeSet<AuthorityKind>,
    /// In which languages they guide.
    pub languages: BTreeSet<Language>,
    /// When they were trained for this work.
    pub trained_on: Option<NaiveDate>,
    /// How far they want to travel, in kilometres as the crow flies; `None`: any distance.
    pub travel_km: Option<u32>,
    /// The provinces in which they want to guide; none given means everywhere.
    pub regions: BTreeSet<AuthorityCode>,
    /// Scans they were given in the last two years.
    pub guided_lately: u32,
}

impl ClerkFacts {
    /// How many places are taken by other scans than this one.
    #[must_use]
    pub fn occupied_besides(&self, scan: &ScanId) -> u32 {
        let others = self.places.iter().filter(|place| *place != scan).count();
        u32::try_from(others).unwrap_or(u32::MAX)
    }

    /// How many places are taken.
    #[must_use]
    pub fn occupied(&self) -> u32 {
        u32::try_from(self.places.len()).unwrap_or(u32::MAX)
    }
}

/// A scan that needs a clerk.
#[derive(Clone, Debug)]
pub struct ScanFacts {
    /// The scan.
    pub id: ScanId,
    /// Whose scan it is.
    pub authority: Authority,
    /// Where it stands.
    pub state: State,
    /// Who leads it.
    pub lead: MemberId,
    /// Who guide it now: nobody while it waits, and two at most.
    pub clerks: BTreeSet<MemberId>,
    /// The day of the request.
    pub requested_on: NaiveDate,
    /// Days on which a session is planned.
    pub sessions: Vec<NaiveDate>,
    /// Who said no to it before, with the reason.
    pub declined: BTreeMap<MemberId, String>,
}

/// What holds for every pair of clerk and scan.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The day on which it is asked.
    pub today: NaiveDate,
    /// How far a clerk's own authority lies at least from the one they guide, in kilometres.
    pub least_distance_km: u32,
    /// How authorities lie to each other.
    pub geography: Geography,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_year_ends_with_june() {
        let half = |text: &str| HalfYear::of(text.parse().unwrap());
        assert_eq!(half("2026-01-01"), half("2026-06-30"));
        assert_ne!(half("2026-06-30"), half("2026-07-01"));
        assert_ne!(half("2026-12-31"), half("2027-01-01"));
    }
}
