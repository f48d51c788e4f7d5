//! When a repeat measurement can be asked for, counted from the day on which the earlier questionnaire closed.

use chrono::{Months, NaiveDate};

/// Sooner than this many months after closing, no repeat measurement is asked for: the actions of the plan have hardly begun.
pub const LEAST_MONTHS: u32 = 12;

/// From this many months after closing on, a repeat measurement is usual.
pub const USUAL_MONTHS: u32 = 18;

/// Until this many months after closing. Later it still can be asked for, but so much else has changed by then.
pub const MOST_MONTHS: u32 = 30;

/// How a day suits a repeat measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// It is refused.
    TooEarly {
        /// The first day on which it can be asked for.
        from: NaiveDate,
        /// The first day on which it is usual.
        usual: NaiveDate,
    },
    /// It can be asked for, with a warning.
    Early {
        /// The first day on which it is usual.
        usual: NaiveDate,
    },
    /// It is usual.
    Usual,
    /// It can be asked for, with a warning.
    Late,
}

impl Timing {
    /// How `today` suits a repeat measurement of what closed on that day.
    #[must_use]
    pub fn of(closed_on: NaiveDate, today: NaiveDate) -> Self {
        let after = |months| {
            let later = closed_on.checked_add_months(Months::new(months));
            later.unwrap_or(NaiveDate::MAX)
        };
        let (from, usual) = (after(LEAST_MONTHS), after(USUAL_MONTHS));
        if today < from {
            Self::TooEarly { from, usual }
        } else if today < usual {
            Self::Early { usual }
        } else if today <= after(MOST_MONTHS) {
            Self::Usual
        } else {
            Self::Late
        }
    }

    /// Whether it can be asked for.
    #[must_use]
    pub const fn allows(self) -> bool {
        !matches!(self, Self::TooEarly { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_repeat_is_refused_for_a_year_and_usual_from_eighteen_to_thirty_months() {
        let (from, usual) = (day("2025-11-23"), day("2026-05-23"));
        for (today, expected) in [
            ("2024-11-23", Timing::TooEarly { from, usual }),
            ("2025-11-22", Timing::TooEarly { from, usual }),
            ("2025-11-23", Timing::Early { usual }),
            ("2026-05-22", Timing::Early { usual }),
            ("2026-05-23", Timing::Usual),
            ("2027-05-23", Timing::Usual),
            ("2027-05-24", Timing::Late),
        ] {
            let timing = Timing::of(day("2024-11-23"), day(today));
            assert_eq!(timing, expected, "{today}");
        }
    }

    #[test]
    fn a_month_without_that_day_ends_on_its_last() {
        let timing = Timing::of(day("2024-08-31"), day("2026-02-28"));
        assert_eq!(timing, Timing::Usual);
    }
}
