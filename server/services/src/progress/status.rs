//! How an action goes, and what became of a day that an owner proposed.

use serde::{Deserialize, Serialize};

/// How an action goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// It has yet to begin.
    Waiting,
    /// It is under way.
    Running,
    /// It is done.
    Done,
    /// It was stopped, for a reason.
    Stopped,
}

/// What became of another day for an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayProposal {
    /// Nobody proposed one: the lead set it, or there is none.
    None,
    /// The owner proposed it, and the lead has yet to decide.
    Waiting,
    /// The lead took it over.
    Accepted,
    /// The lead did not.
    Declined,
    /// Another day took its place.
    Replaced,
}

impl ActionStatus {
    /// Every status, from the beginning to the end.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Running, Self::Done, Self::Stopped];

    /// The code in the database and in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }

    /// The status of a code; `None` for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether something still has to be done.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

impl DayProposal {
    const ALL: [Self; 5] = [
        Self::None,
        Self::Waiting,
        Self::Accepted,
        Self::Declined,
        Self::Replaced,
    ];

    /// The code in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Replaced => "replaced",
        }
    }

    /// The proposal of a code; `None` for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|proposal| proposal.code() == code)
    }

    /// Whether the day holds, or held until another did.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::None | Self::Accepted)
    }
}
