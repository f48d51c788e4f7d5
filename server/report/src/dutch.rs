//! Dates and numbers as Dutch readers write them.

use chrono::{Datelike, NaiveDate, NaiveTime};

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
const SMALL: [&str; 13] = [
    "geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf",
];

fn month(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

/// Such as "maart 2027".
#[must_use]
pub fn month_of_year(date: NaiveDate) -> String {
    format!("{} {}", month(date), date.year())
}

/// The months from one day to another: "maart 2027", "maart – mei 2027", "december 2026 – februari 2027".
#[must_use]
pub fn months(from: NaiveDate, until: NaiveDate) -> String {
    let last = month_of_year(until);
    match (from.year() == until.year(), from.month() == until.month()) {
        (true, true) => last,
        (true, false) => format!("{} – {last}", month(from)),
        (false, _) => format!("{} – {last}", month_of_year(from)),
    }
}

/// Such as "10 maart 2027"; day and month stay on one line.
#[must_use]
pub fn date(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", date.day(), month_of_year(date))
}

/// Such as "wo 10 maart 2027".
#[must_use]
pub fn date_with_day(day: NaiveDate) -> String {
    let names = ["ma", "di", "wo", "do", "vr", "za", "zo"];
    let name = names[day.weekday().num_days_from_monday() as usize];
    format!("{name}\u{a0}{}", date(day))
}

/// Such as "19:30 uur", which stays on one line.
#[must_use]
pub fn time_of_day(at: NaiveTime) -> String {
    format!("{}\u{a0}uur", at.format("%H:%M"))
}

/// Such as "mrt".
pub(crate) fn short_month(date: NaiveDate) -> &'static str {
    let long = month(date);
    if long == "maart" { "mrt" } else { &long[..3] }
}

/// A length of time: "45 minuten", "2 uur", "2 uur en 20 minuten".
pub(crate) fn minutes_in_words(minutes: u32) -> String {
    let part = match minutes % 60 {
        1 => "1 minuut".to_owned(),
        rest => format!("{rest} minuten"),
    };
    match (minutes / 60, minutes % 60) {
        (0, _) => part,
        (hours, 0) => format!("{hours} uur"),
        (hours, _) => format!("{hours} uur en {part}"),
    }
}

/// Such as "1.234".
pub(crate) fn number(number: u32) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// A small number as a word: "drie acties"; digits above twelve.
pub(crate) fn in_words(count: usize) -> String {
    SMALL
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// A count with its noun: "één actie", "zeven acties".
pub(crate) fn counted(count: usize, one: &str, more: &str) -> String {
    let noun = if count == 1 { one } else { more };
    format!("{} {noun}", in_words(count))
}

/// The first letter as a capital. "Één" loses its first accent, as Dutch spelling has it.
pub(crate) fn sentence(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("éé") {
        return format!("Eé{rest}");
    }
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_and_numbers_read_as_the_dutch_write_them() {
        assert_eq!(
            date_with_day(day(2027, 3, 10)),
            "wo\u{a0}10\u{a0}maart 2027"
        );
        let evening = NaiveTime::from_hms_opt(19, 30, 0).unwrap();
        assert_eq!(time_of_day(evening), "19:30\u{a0}uur");
        assert_eq!(months(day(2027, 3, 1), day(2027, 3, 31)), "maart 2027");
        assert_eq!(
            months(day(2026, 3, 1), day(2027, 3, 1)),
            "maart 2026 – maart 2027"
        );
        assert_eq!(short_month(day(2027, 3, 10)), "mrt");
        assert_eq!(short_month(day(2027, 8, 1)), "aug");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_234_567), "1.234.567");
    }

    #[test]
    fn a_length_of_time_is_hours_and_minutes() {
        for (minutes, words) in [
            (45, "45 minuten"),
            (60, "1 uur"),
            (61, "1 uur en 1 minuut"),
            (140, "2 uur en 20 minuten"),
        ] {
            assert_eq!(minutes_in_words(minutes), words);
        }
    }

    #[test]
    fn counts_are_words_up_to_twelve() {
        assert_eq!(counted(1, "actie", "acties"), "één actie");
        assert_eq!(counted(12, "actie", "acties"), "twaalf acties");
        assert_eq!(counted(13, "actie", "acties"), "13 acties");
        assert_eq!(sentence("één actie"), "Eén actie");
    }
}
