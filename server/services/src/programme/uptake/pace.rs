//! The pace of the last twelve months, and where it leads.

use chrono::{Months, NaiveDate, TimeDelta};

/// With fewer authorities than this in twelve months a date would be a guess.
pub const LEAST_EVENTS: u32 = 5;

/// Between these bounds, in standard deviations, lie four out of five outcomes when authorities come independently of each other.
const FOUR_IN_FIVE: f64 = 1.28;

/// Further away than this a date says nothing, in days.
const HORIZON: f64 = 40.0 * DAYS_A_YEAR;

const DAYS_A_YEAR: f64 = 365.25;

/// Days of an average month.
const DAYS_A_MONTH: f64 = DAYS_A_YEAR / 12.0;

/// What the pace of the last twelve months says about the goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outlook {
    /// The goal is reached.
    Reached,
    /// Counting goes on for less than a year.
    TooEarly,
    /// Too few came in the last twelve months to say anything.
    TooFew {
        /// How many.
        gained: u32,
    },
    /// The goal comes within reach.
    Expected(Forecast),
}

/// When the goal is reached, if the pace stays what it was in the last twelve months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// How many more took part than on [`year_before`].
    pub gained: u32,
    /// How many that is a month.
    pub a_month: f64,
    /// The day to which the pace leads; `None` when that is too far away to say.
    pub on: Option<NaiveDate>,
    /// When it goes faster than it did, as may be by chance alone.
    pub earliest: Option<NaiveDate>,
    /// When it goes slower.
    pub latest: Option<NaiveDate>,
}

/// Looks ahead from `day`. `count`: how many take part at the end of a day, the starting figure included. `counting_since`: the
/// first day on which anything was counted.
#[must_use]
pub fn outlook(
    count: impl Fn(NaiveDate) -> u32,
    day: NaiveDate,
    counting_since: NaiveDate,
    goal: u32,
) -> Outlook {
    let now = count(day);
    if now >= goal {
        return Outlook::Reached;
    }
    let Some(year_ago) = year_before(day).filter(|before| *before >= counting_since) else {
        return Outlook::TooEarly;
    };
    let gained = now.saturating_sub(count(year_ago));
    if gained < LEAST_EVENTS {
        return Outlook::TooFew { gained };
    }
    let left = f64::from(goal - now);
    let (slow, fast) = range(f64::from(gained));
    Outlook::Expected(Forecast {
        gained,
        a_month: f64::from(gained) / 12.0,
        on: after(day, left / f64::from(gained)),
        earliest: after(day, left / fast),
        latest: after(day, left / slow),
    })
}

/// The day that the pace looks back to.
#[must_use]
pub fn year_before(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_months(Months::new(12))
}

/// How many are needed a month to reach the goal in time; `None` when the day is too near or past.
#[must_use]
pub fn needed_a_month(left: u32, day: NaiveDate, by: NaiveDate) -> Option<f64> {
    let days = (by - day).num_days();
    let days = i32::try_from(days).ok().filter(|days| *days >= 31)?;
    Some(f64::from(left) / (f64::from(days) / DAYS_A_MONTH))
}

/// Between which numbers a year chance puts four out of five, around a count of independent events. The square root of such a count
/// has a standard deviation of a half, whatever the count is.
fn range(count: f64) -> (f64, f64) {
    let spread = FOUR_IN_FIVE / 2.0;
    let root = count.sqrt();
    ((root - spread).powi(2), (root + spread).powi(2))
}

fn after(day: NaiveDate, years: f64) -> Option<NaiveDate> {
    let days = (years * DAYS_A_YEAR).round();
    // A year that is not a number, or too many of them, is no day.
    if !(0.0..=HORIZON).contains(&days) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "between zero and the horizon"
    )]
    day.checked_add_signed(TimeDelta::days(days as i64))
}
