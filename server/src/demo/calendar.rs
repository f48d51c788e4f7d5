//! The days of the demonstration. Stories count them from today: −12 is twelve days ago.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use services::Clock;

/// How long somebody takes for one thing, so that a log reads in order.
const BETWEEN: TimeDelta = TimeDelta::minutes(4);

/// A clock that stands still, and the day from which days are counted.
#[derive(Debug)]
pub(super) struct Calendar {
    clock: Clock,
    beginning: DateTime<Utc>,
    today: NaiveDate,
}

impl Calendar {
    pub(super) fn new(clock: Clock) -> Self {
        Self {
            beginning: clock.now(),
            today: clock.today(),
            clock,
        }
    }

    /// A working day near that day: further away from today, never nearer.
    pub(super) fn day(&self, from_today: i64) -> NaiveDate {
        let day = self.today + TimeDelta::days(from_today);
        let past = from_today < 0;
        let days = match day.weekday() {
            Weekday::Sat if past => -1,
            Weekday::Sun if past => -2,
            Weekday::Sat => 2,
            Weekday::Sun => 1,
            _ => 0,
        };
        if from_today == 0 {
            day
        } else {
            day + TimeDelta::days(days)
        }
    }

    /// The day as a form sends it.
    pub(super) fn typed(&self, from_today: i64) -> String {
        self.day(from_today).to_string()
    }

    /// The month that a day is in: "november 2026".
    pub(super) fn month(&self, from_today: i64) -> String {
        app::pages::dates::month(self.day(from_today))
    }

    /// Goes to the morning of a day, wherever the clock is.
    pub(super) fn start(&self, from_today: i64) {
        self.set(Self::morning(self.day(from_today)));
    }

    /// Goes on to the morning of a day. Two things that fall on one day come one after the other.
    pub(super) fn go_to(&self, from_today: i64) {
        let morning = Self::morning(self.day(from_today));
        let moment = if from_today == 0 {
            self.beginning
        } else {
            morning
        };
        self.set(moment.max(self.clock.now() + BETWEEN));
    }

    /// Goes on to the first morning after a day, also when that is in the weekend.
    pub(super) fn go_past(&self, from_today: i64) {
        let next = self.day(from_today) + TimeDelta::days(1);
        self.set(Self::morning(next).max(self.clock.now() + BETWEEN));
    }

    fn morning(day: NaiveDate) -> DateTime<Utc> {
        day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(8)
    }

    fn set(&self, moment: DateTime<Utc>) {
        self.clock.advance(moment - self.clock.now());
    }

    /// A little later.
    pub(super) fn later(&self) {
        self.clock.advance(BETWEEN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        let monday = "2026-11-23T11:00:00Z".parse().unwrap();
        Calendar::new(Clock::fixed(monday))
    }

    #[test]
    fn nothing_happens_in_the_weekend() {
        let calendar = calendar();
        for (from_today, day) in [
            (-1, "2026-11-20"),
            (-2, "2026-11-20"),
            (5, "2026-11-30"),
            (6, "2026-11-30"),
            (0, "2026-11-23"),
        ] {
            assert_eq!(calendar.typed(from_today), day, "{from_today}");
        }
    }

    #[test]
    fn two_things_on_one_day_come_one_after_the_other() {
        let calendar = calendar();
        calendar.start(-1);
        let first = calendar.clock.now();
        calendar.go_to(-1);
        assert_eq!(calendar.clock.now() - first, BETWEEN);
        calendar.go_past(-1);
        assert_eq!(calendar.clock.today().to_string(), "2026-11-21");
        calendar.go_to(0);
        assert_eq!(calendar.clock.now(), calendar.beginning);
    }
}
