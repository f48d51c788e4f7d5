//! What one person answers, while it is still theirs: the content of a draft.

use crate::kind::named;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An answer to a statement: a step of the scale, or one of the two answers outside it. Skipping is the absence of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Helemaal oneens.
    StronglyDisagree,
    /// Oneens.
    Disagree,
    /// Niet eens en niet oneens.
    Neutral,
    /// Eens.
    Agree,
    /// Helemaal eens.
    StronglyAgree,
    /// Weet ik niet: outside the scale, never part of a share.
    Unknown,
    /// Zeg ik liever niet: only where a statement allows it, outside the scale.
    Declined,
}

named!(Answer {
    StronglyDisagree = "1",
    Disagree = "2",
    Neutral = "3",
    Agree = "4",
    StronglyAgree = "5",
    Unknown = "unknown",
    Declined = "declined",
});

impl Answer {
    /// The step on the scale, 0 (helemaal oneens) to 4 (helemaal eens); `None` outside the scale.
    #[must_use]
    pub const fn step(self) -> Option<usize> {
        match self {
            Self::StronglyDisagree => Some(0),
            Self::Disagree => Some(1),
            Self::Neutral => Some(2),
            Self::Agree => Some(3),
            Self::StronglyAgree => Some(4),
            Self::Unknown | Self::Declined => None,
        }
    }
}

/// The most directions one person may choose ("Kies er hoogstens drie").
pub const MOST_DIRECTIONS: usize = 3;

/// The longest open remark, in characters.
pub const LONGEST_REMARK: usize = 2000;

/// All that one respondent has filled in so far. Keys are those of the instrument; local questions are statements `L1` to `L4`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Answer by statement key.
    pub statements: BTreeMap<String, Answer>,
    /// Open remark by theme key. Kept as typed; empty ones are left out.
    pub remarks: BTreeMap<String, String>,
    /// Chosen directions by key; may hold too many while it is a draft, never when it is counted.
    pub directions: BTreeSet<String>,
    /// Option key by background question (`age`, `area`, `took_part`), residents only.
    pub background: BTreeMap<String, String>,
}
