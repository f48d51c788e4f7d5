//! How long ago something began.

use chrono::{DateTime, Utc};

/// "12 minuten", "1 uur en 5 minuten".
pub fn since(then: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let minutes = (now - then).num_minutes().max(0);
    let (hours, rest) = (minutes / 60, minutes % 60);
    let rest_in_words = match rest {
        1 => "1 minuut".to_owned(),
        rest => format!("{rest} minuten"),
    };
    match (hours, rest) {
        (0, 0) => "nog geen minuut".to_owned(),
        (0, _) => rest_in_words,
        (hours, 0) => format!("{hours} uur"),
        (hours, _) => format!("{hours} uur en {rest_in_words}"),
    }
}

#[cfg(test)]
mod tests {
    use super::since;
    use chrono::{DateTime, TimeDelta};

    #[test]
    fn a_time_reads_in_minutes_and_hours() {
        let then = DateTime::UNIX_EPOCH;
        let told = |seconds| since(then, then + TimeDelta::seconds(seconds));
        assert_eq!(told(59), "nog geen minuut");
        assert_eq!(told(60), "1 minuut");
        assert_eq!(told(12 * 60), "12 minuten");
        assert_eq!(told(3600), "1 uur");
        assert_eq!(told(3600 + 61), "1 uur en 1 minuut");
        assert_eq!(told(-5), "nog geen minuut", "clocks may differ");
    }
}
