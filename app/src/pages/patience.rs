//! How long somebody has to wait, for people and for programs.

use axum::http::HeaderValue;
use std::time::Duration;

/// Up to here nobody counts the seconds.
const A_MOMENT: u64 = 5;

/// The whole seconds after which it surely works.
fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// The wait in words, never less than it is: "een paar seconden", "20 seconden", "een minuut", "14 minuten".
#[must_use]
pub fn in_words(wait: Duration) -> String {
    match seconds(wait) {
        ..=A_MOMENT => "een paar seconden".to_owned(),
        seconds @ 6..=50 => format!("{} seconden", seconds.next_multiple_of(10)),
        51..=60 => "een minuut".to_owned(),
        seconds => format!("{} minuten", seconds.div_ceil(60)),
    }
}

/// The value of `Retry-After` (RFC 9110, 10.2.3): whole seconds, at least one.
#[must_use]
pub fn retry_after(wait: Duration) -> HeaderValue {
    HeaderValue::from(seconds(wait).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_to_come_back_too_early() {
        for (milliseconds, words) in [
            (0, "een paar seconden"),
            (1_900, "een paar seconden"),
            (5_001, "10 seconden"),
            (10_000, "10 seconden"),
            (41_000, "50 seconden"),
            (50_500, "een minuut"),
            (60_000, "een minuut"),
            (60_001, "2 minuten"),
            (13 * 60_000 + 1, "14 minuten"),
        ] {
            let wait = Duration::from_millis(milliseconds);
            assert_eq!(in_words(wait), words, "{milliseconds} ms");
        }
    }

    #[test]
    fn programs_get_whole_seconds() {
        for (milliseconds, seconds) in [(0, "1"), (1_200, "2"), (90_000, "90")] {
            assert_eq!(retry_after(Duration::from_millis(milliseconds)), seconds);
        }
    }
}
