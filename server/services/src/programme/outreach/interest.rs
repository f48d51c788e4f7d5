//! How interested an authority is.

use serde::{Deserialize, Serialize};

/// How interested an authority is, as the programme sees it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Interest {
    /// Nobody asked it yet.
    #[default]
    NotApproached,
    /// It was asked, and nothing is known yet.
    Approached,
    /// It wants to know more.
    Interested,
    /// It wants to take part.
    Willing,
    /// It does not want to, for now.
    NotNow,
}

impl Interest {
    /// All of them, in the order in which they usually come.
    pub const ALL: [Self; 5] = [
        Self::NotApproached,
        Self::Approached,
        Self::Interested,
        Self::Willing,
        Self::NotNow,
    ];

    /// The code that the database and forms use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotApproached => "not_approached",
            Self::Approached => "approached",
            Self::Interested => "interested",
            Self::Willing => "willing",
            Self::NotNow => "not_now",
        }
    }

    /// The interest of a code; `None` for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.code() == code)
    }
}
