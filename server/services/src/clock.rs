//! What time it is: the system's, or one that a test holds still.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Europe::Amsterdam;

/// Where the time comes from. Every use case asks this clock and no other.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The clock of the machine.
    System,
    /// A clock that stands still until it is advanced. Copies show the same time.
    Fixed(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands still at `instant`.
    #[must_use]
    pub fn fixed(instant: DateTime<Utc>) -> Self {
        Self::Fixed(Arc::new(Mutex::new(instant)))
    }

    /// The instant, cut to the milliseconds that the store keeps.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let instant = match self {
            Self::System => Utc::now(),
            Self::Fixed(instant) => *instant.lock().unwrap_or_else(PoisonError::into_inner),
        };
        instant.trunc_subsecs(3)
    }

    /// The day on the calendar in the Netherlands, which is what periods and deadlines are given in.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        day_of(self.now())
    }

    /// Moves a fixed clock; the system's clock takes no orders.
    pub fn advance(&self, by: TimeDelta) {
        if let Self::Fixed(instant) = self {
            *instant.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}

/// The day on the calendar in the Netherlands at that instant.
#[must_use]
pub fn day_of(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Amsterdam).date_naive()
}

/// The instant at which a day begins in the Netherlands.
#[must_use]
pub fn start_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    let local = Amsterdam.from_local_datetime(&midnight).earliest();
    local.map_or_else(|| midnight.and_utc(), |local| local.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_turns_at_midnight_in_amsterdam_in_winter_and_in_summer() {
        for (instant, day) in [
            ("2026-11-23T22:59:59Z", "2026-11-23"),
            ("2026-11-23T23:00:00Z", "2026-11-24"),
            ("2026-06-23T21:59:59Z", "2026-06-23"),
            ("2026-06-23T22:00:00Z", "2026-06-24"),
        ] {
            assert_eq!(
                Clock::fixed(at(instant)).today().to_string(),
                day,
                "{instant}"
            );
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_amsterdam_in_winter_and_in_summer() {
        for (day, instant) in [
            ("2026-11-24", "2026-11-23T23:00:00Z"),
            ("2026-06-24", "2026-06-23T22:00:00Z"),
        ] {
            assert_eq!(start_of(day.parse().unwrap()), at(instant), "{day}");
        }
    }

    #[test]
    fn copies_of_a_fixed_clock_move_together() {
        let clock = Clock::fixed(at("2026-11-23T20:14:00Z"));
        let copy = clock.clone();
        clock.advance(TimeDelta::minutes(16));
        assert_eq!(copy.now(), at("2026-11-23T20:30:00Z"));
    }
}
