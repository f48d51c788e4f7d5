//! Time as the database keeps it: text of a fixed width, so that the order of text is the order of time.

use chrono::{DateTime, NaiveDate, SecondsFormat, SubsecRound as _, Utc};
use sqlx::Any;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};

/// An instant: `2026-11-23T20:14:05.123Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instant(pub(crate) DateTime<Utc>);

/// A day on the calendar in the Netherlands: `2026-11-23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) NaiveDate);

impl Instant {
    fn text(self) -> String {
        self.0
            .trunc_subsecs(3)
            .to_rfc3339_opts(SecondsFormat::Millis, true)
    }
}

impl Day {
    fn text(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }
}

macro_rules! kept_as_text {
    ($($type:ident),+) => {$(
        impl Type<Any> for $type {
            fn type_info() -> <Any as Database>::TypeInfo {
                <String as Type<Any>>::type_info()
            }
        }

        impl<'q> Encode<'q, Any> for $type {
            fn encode_by_ref(&self, buffer: &mut <Any as Database>::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                Encode::<Any>::encode(self.text(), buffer)
            }
        }

        impl<'r> Decode<'r, Any> for $type {
            fn decode(value: <Any as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
                Ok(Self(<&str as Decode<'r, Any>>::decode(value)?.parse()?))
            }
        }
    )+};
}

kept_as_text!(Instant, Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_order_is_time_order() {
        let instants: Vec<Instant> = [
            "0999-01-01T00:00:00Z",
            "2026-11-23T20:14:05Z",
            "2026-11-23T20:14:05.0019Z",
            "2026-11-23T20:14:05.12Z",
        ]
        .map(|text| Instant(text.parse().unwrap()))
        .to_vec();
        let texts: Vec<String> = instants.iter().map(|instant| instant.text()).collect();
        assert!(texts.is_sorted());
        assert_eq!(
            texts[1..],
            [
                "2026-11-23T20:14:05.000Z",
                "2026-11-23T20:14:05.001Z",
                "2026-11-23T20:14:05.120Z"
            ]
        );
    }
}
