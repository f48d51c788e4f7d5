//! Coming in with a code.

use std::net::IpAddr;

use super::{About, Pass, Stage, about, rows};
use crate::Services;
use crate::error::Error;
use crate::secrets::{TypedCode, is_separator};

/// Letters and digits in a code.
const SYMBOLS: usize = 12;

/// The same of a code with which a group fills in in a room.
const ON_A_SCREEN: usize = 8;

/// What a typed code leads to.
#[derive(Debug)]
pub enum Entry {
    /// A questionnaire to fill in, with what the browser shows from now on.
    Admitted(Pass),
    /// The text cannot be a code.
    Malformed(Malformed),
    /// No such code: mistyped, replaced, or of a scan that closed. Which of these, nobody can tell any more: codes that stopped are destroyed.
    Unknown,
    /// The answers that belong to it were sent.
    Used(About),
    /// The questionnaire does not take answers: not yet, or no longer.
    NotOpen(About),
}

/// Why a text cannot be a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// There is none.
    Empty,
    /// It has fewer letters and digits than any code of a questionnaire, and may have been meant as either kind.
    TooShort,
    /// It has as many as a code on the screen of a room, and not the twelve of a personal one.
    AsOnAScreen,
    /// It has more than a code on a screen, and fewer than twelve.
    Incomplete,
    /// It has more than twelve.
    TooLong,
    /// One of its characters is in no code.
    StrangeCharacter,
}

/// Looks where a typed code leads. Forgives lower case, spaces, dashes, O for 0, and I or L for 1.
///
/// # Errors
/// [`Error::TooManyAttempts`] when one address, or everybody together, tries too often.
pub async fn enter(
    services: &Services,
    typed: &str,
    client: Option<IpAddr>,
) -> Result<Entry, Error> {
    let Some(code) = TypedCode::parse(typed) else {
        return Ok(Entry::Malformed(malformed(typed)));
    };
    services.limits().typing(client)?;
    let fingerprint = services.keys().fingerprint(&code);
    let Some(row) = rows::standing(services.store().read(), &fingerprint).await? else {
        return Ok(Entry::Unknown);
    };
    let about = about(services, &row.scan).await?;
    Ok(match about.stage {
        Stage::Open if row.used => Entry::Used(about),
        Stage::Open => Entry::Admitted(Pass::Code {
            code,
            scan: row.scan,
        }),
        Stage::NotYetOpen | Stage::Closed { .. } | Stage::Cancelled => Entry::NotOpen(about),
    })
}

fn malformed(typed: &str) -> Malformed {
    let characters = || typed.chars().filter(|character| !is_separator(*character));
    let plain = characters().all(|character| character.is_ascii_alphanumeric());
    match characters().count() {
        0 => Malformed::Empty,
        1..ON_A_SCREEN => Malformed::TooShort,
        ON_A_SCREEN => Malformed::AsOnAScreen,
        count if count < SYMBOLS => Malformed::Incomplete,
        SYMBOLS => Malformed::StrangeCharacter,
        _ if plain => Malformed::TooLong,
        _ => Malformed::StrangeCharacter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_a_code_is_told_apart() {
        for (typed, reason) in [
            (" - ", Malformed::Empty),
            ("7KQ4-M2X", Malformed::TooShort),
            ("7KQ4-M2XR", Malformed::AsOnAScreen),
            ("7KQ4-M2XR-9", Malformed::Incomplete),
            ("7KQ4-M2XR-9TB", Malformed::Incomplete),
            ("7KQ4-M2XR-9TBN-5", Malformed::TooLong),
            ("7KQ4-M2XR-9TBU", Malformed::StrangeCharacter),
            ("7KQ4-M2XR-9TB!", Malformed::StrangeCharacter),
            ("7KQ4-M2XR-9TBN!", Malformed::StrangeCharacter),
        ] {
            assert!(TypedCode::parse(typed).is_none(), "{typed}");
            assert_eq!(malformed(typed), reason, "{typed}");
        }
    }
}
