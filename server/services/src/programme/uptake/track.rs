//! The way of one scan through its states, by day.

use chrono::{DateTime, NaiveDate, Utc};

use crate::authorities::AuthorityCode;
use crate::clock::day_of;
use crate::ids::ScanId;
use crate::scans::State;

/// The way of one scan through its states, as its history tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// The scan.
    pub scan: ScanId,
    /// Whose scan it is.
    pub authority: AuthorityCode,
    /// Whether it is a repeat measurement: it names an earlier scan of the same authority.
    pub repeats: bool,
    /// Days and states, in the order in which they came.
    entered: Vec<(NaiveDate, State)>,
}

impl Track {
    /// A track of what happened, in any order. Of two states at one instant the later in a scan's life is the last.
    #[must_use]
    pub fn new(
        scan: ScanId,
        authority: AuthorityCode,
        repeats: bool,
        mut history: Vec<(DateTime<Utc>, State)>,
    ) -> Self {
        history.sort_unstable();
        let entered = history
            .into_iter()
            .map(|(at, state)| (day_of(at), state))
            .collect();
        Self {
            scan,
            authority,
            repeats,
            entered,
        }
    }

    /// Where the scan stood at the end of that day; `None` before it was asked for.
    #[must_use]
    pub fn state_on(&self, day: NaiveDate) -> Option<State> {
        self.entered
            .iter()
            .rev()
            .find(|(entered, _)| *entered <= day)
            .map(|(_, state)| *state)
    }

    /// Where it stood at the end of that day, if it counts for anything: a scan that was cancelled does not.
    #[must_use]
    pub fn standing_on(&self, day: NaiveDate) -> Option<State> {
        self.state_on(day)
            .filter(|state| *state != State::Cancelled)
    }

    /// The day on which it was asked for.
    #[must_use]
    pub fn asked_on(&self) -> Option<NaiveDate> {
        self.entered.first().map(|(day, _)| *day)
    }

    /// The first day on which it was in this state or a later one.
    #[must_use]
    pub fn reached(&self, state: State) -> Option<NaiveDate> {
        self.entered
            .iter()
            .find(|(_, entered)| *entered >= state && *entered != State::Cancelled)
            .map(|(day, _)| *day)
    }

    /// The day on which it came into the state in which it was at the end of `day`.
    #[must_use]
    pub fn since(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.entered
            .iter()
            .rev()
            .find(|(entered, _)| *entered <= day)
            .map(|(entered, _)| *entered)
    }

    /// Every day on which something happened.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.entered.iter().map(|(day, _)| *day)
    }
}
