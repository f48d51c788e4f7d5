//! The code of an authority.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The code of an authority in TOOI, the government's register of organisations: `GM0363`, `PV27`, `WS0155`.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type,
)]
#[serde(try_from = "String")]
#[sqlx(transparent)]
pub struct AuthorityCode(String);

/// The text is not the code of an authority.
#[derive(Debug, thiserror::Error)]
#[error("not the code of an authority")]
pub struct NotACode;

impl AuthorityCode {
    /// Reads a code in upper or lower case; `None` for what cannot be one. Whether it is in the register is another question.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.trim().to_ascii_uppercase();
        let digits = match code.get(..2)? {
            "GM" | "WS" => 4,
            "PV" => 2,
            _ => return None,
        };
        let number = &code[2..];
        (number.len() == digits && number.bytes().all(|byte| byte.is_ascii_digit()))
            .then_some(Self(code))
    }

    /// As it stands in the register.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AuthorityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for AuthorityCode {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        Self::parse(&text).ok_or(NotACode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_codes_of_all_three_kinds_and_nothing_else() {
        for text in ["GM0363", "gm0363 ", "PV27", "WS0155"] {
            assert!(AuthorityCode::parse(text).is_some(), "{text}");
        }
        for text in [
            "",
            "GM",
            "GM363",
            "PV0027",
            "XX0001",
            "GM03６３",
            "€M0363",
            "GM0363;DROP",
        ] {
            assert!(AuthorityCode::parse(text).is_none(), "{text}");
        }
    }
}
