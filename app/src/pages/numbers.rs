//! Numbers as people in the Netherlands write them.

/// A whole number with points between thousands: `1.720`.
#[must_use]
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// A number with decimals: `1.234,5`. Rounds half away from zero; a minus is the real sign.
#[must_use]
pub fn decimal(number: f64, decimals: usize) -> String {
    let written = format!("{:.decimals$}", number.abs());
    let (before, after) = written.split_once('.').unwrap_or((&written, ""));
    let before = before.parse().map_or_else(|_| before.to_owned(), whole);
    let is_zero = written.chars().all(|sign| matches!(sign, '0' | '.'));
    let minus = if number < 0.0 && !is_zero { "−" } else { "" };
    if after.is_empty() {
        format!("{minus}{before}")
    } else {
        format!("{minus}{before},{after}")
    }
}

/// A length of time: `45 minuten`, `2 uur`, `1 uur en 5 minuten`.
#[must_use]
pub fn minutes_in_words(minutes: u32) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_points() {
        assert_eq!(whole(0), "0");
        assert_eq!(whole(999), "999");
        assert_eq!(whole(1_720), "1.720");
        assert_eq!(whole(1_000_000), "1.000.000");
    }

    #[test]
    fn decimals_have_a_comma() {
        assert_eq!(decimal(1234.5, 1), "1.234,5");
        assert_eq!(decimal(-0.26, 1), "−0,3");
        assert_eq!(decimal(-0.01, 1), "0,0");
        assert_eq!(decimal(12.0, 0), "12");
    }

    #[test]
    fn a_length_of_time_is_hours_and_minutes() {
        for (minutes, words) in [
            (0, "0 minuten"),
            (1, "1 minuut"),
            (45, "45 minuten"),
            (60, "1 uur"),
            (61, "1 uur en 1 minuut"),
            (130, "2 uur en 10 minuten"),
        ] {
            assert_eq!(minutes_in_words(minutes), words);
        }
    }
}
