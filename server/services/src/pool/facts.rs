//! What the rules and the ranking go by: plain values, gathered beforehand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Months, NaiveDate};
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

    /// Whether the clerk is away on every day of a period.
    #[must_use]
    pub fn covers_all(self, period: Period) -> bool {
        self.covers(period.from) && self.covers(period.until)
    }

    /// On how many days of a period the clerk is away.
    #[must_use]
    pub fn days_of(self, period: Period) -> u32 {
        Period {
            from: self.from.max(period.from),
            until: self.until.min(period.until),
        }
        .days()
    }

    /// The same days, with those that overlap or follow on each other as one, the first first.
    #[must_use]
    pub fn joined(absences: &[Self]) -> Vec<Self> {
        let mut sorted = absences.to_vec();
        sorted.sort();
        let mut joined: Vec<Self> = Vec::new();
        for absence in sorted {
            match joined.last_mut() {
                Some(last) if absence.from <= day_after(last.until) => {
                    last.until = last.until.max(absence.until);
                }
                _ => joined.push(absence),
            }
        }
        joined
    }
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

/// Months in which a scan whose period nobody knows is expected to keep its clerk busy.
const USUAL_LENGTH: Months = Months::new(3);

/// Some days after each other, the first and the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

impl Period {
    /// The three months that begin on that day: what is counted with where no end is known.
    #[must_use]
    pub fn months_from(day: NaiveDate) -> Self {
        let end = day.checked_add_months(USUAL_LENGTH);
        Self {
            from: day,
            until: end.and_then(|end| end.pred_opt()).unwrap_or(day),
        }
    }

    /// How many days it has; none where it ends before it begins.
    #[must_use]
    pub fn days(self) -> u32 {
        u32::try_from((self.until - self.from).num_days() + 1).unwrap_or(0)
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
    /// Whether they kept the own profile, or ever said yes to a scan: who was only invited did not say that they take part.
    pub confirmed: bool,
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
    /// When the authority wants it; `None` while it does not know.
    pub wanted: Option<Period>,
    /// Days on which a session is planned.
    pub sessions: Vec<NaiveDate>,
    /// Who said no to it before, with the reason.
    pub declined: BTreeMap<MemberId, String>,
}

impl ScanFacts {
    /// Days of sessions from that day on.
    pub fn coming_sessions(&self, today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        self.sessions
            .iter()
            .copied()
            .filter(move |day| *day >= today)
    }

    /// When the clerk is needed, from that day on: from the first session that is yet to come, as far as days are set, to the last one
    /// and to the end of the period that is wanted. Where nothing is known, or all of it is over, the three months to come.
    #[must_use]
    pub fn needed(&self, today: NaiveDate) -> Period {
        let wanted = self.wanted.filter(|wanted| wanted.until >= today);
        let sessions = self.coming_sessions(today);
        let until = sessions.chain(wanted.map(|wanted| wanted.until)).max();
        let first = self.coming_sessions(today).min();
        let from = first.or(wanted.map(|wanted| wanted.from.max(today)));
        match (from, until) {
            (Some(from), Some(until)) => Period { from, until },
            _ => Period::months_from(today),
        }
    }
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

    #[test]
    fn absences_that_follow_on_each_other_are_one() {
        let away = |from: &str, until: &str| Absence {
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
        };
        let joined = Absence::joined(&[
            away("2027-03-16", "2027-03-31"),
            away("2027-03-01", "2027-03-15"),
            away("2027-03-10", "2027-03-12"),
            away("2027-05-01", "2027-05-02"),
        ]);
        assert_eq!(
            joined,
            [
                away("2027-03-01", "2027-03-31"),
                away("2027-05-01", "2027-05-02")
            ]
        );
        let april = Period {
            from: "2027-03-30".parse().unwrap(),
            until: "2027-04-30".parse().unwrap(),
        };
        assert_eq!(
            joined.iter().map(|away| away.days_of(april)).sum::<u32>(),
            2
        );
    }
}
