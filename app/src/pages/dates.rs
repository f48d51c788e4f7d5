//! Dates and times as people in the Netherlands write them, in Dutch time.
//!
//! Day and month hold together with a no-break space, so that a line never ends in a lone number.

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;

const DAYS: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `ma 23 november 2026`
#[must_use]
pub fn day(date: NaiveDate) -> String {
    format!("{} {}", day_of_year(date), date.year())
}

/// `ma 23 november`, where the year is clear.
#[must_use]
pub fn day_of_year(date: NaiveDate) -> String {
    let weekday = DAYS[date.weekday().num_days_from_monday() as usize % DAYS.len()];
    format!("{weekday}\u{a0}{}\u{a0}{}", date.day(), month_name(date))
}

/// `november 2026`
#[must_use]
pub fn month(date: NaiveDate) -> String {
    format!("{} {}", month_name(date), date.year())
}

/// `ma 23 november 2026, 20:14`
#[must_use]
pub fn moment(instant: DateTime<Utc>) -> String {
    format!("{}, {}", day(local_day(instant)), clock(instant))
}

/// `20:14`
#[must_use]
pub fn clock(instant: DateTime<Utc>) -> String {
    Amsterdam
        .from_utc_datetime(&instant.naive_utc())
        .format("%H:%M")
        .to_string()
}

/// The Dutch calendar day of an instant.
#[must_use]
pub fn local_day(instant: DateTime<Utc>) -> NaiveDate {
    Amsterdam
        .from_utc_datetime(&instant.naive_utc())
        .date_naive()
}

/// The value of a date field: `2026-11-23`.
#[must_use]
pub fn field(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn month_name(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize % MONTHS.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_in_dutch_time_and_words() {
        let winter = DateTime::parse_from_rfc3339("2026-11-23T19:14:00Z")
            .expect("a moment")
            .to_utc();
        assert_eq!(moment(winter), "ma\u{a0}23\u{a0}november 2026, 20:14");
        let summer_night = DateTime::parse_from_rfc3339("2026-06-30T22:30:00Z")
            .expect("a moment")
            .to_utc();
        assert_eq!(moment(summer_night), "wo\u{a0}1\u{a0}juli 2026, 00:30");
    }
}
