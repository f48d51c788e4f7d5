//! What an authority does in intervision.

use serde::{Deserialize, Serialize};

use super::{AuditEvent, Change};
use crate::authorities::AuthorityCode;
use crate::ids::{ActionId, PeerGroupId, PeerSuggestionId};

/// What an authority did in intervision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PeerReviewEvent {
    /// The authority of a scan was invited to a group in intervision.
    PeerInvited {
        /// Which group.
        group: PeerGroupId,
        /// Its name.
        name: String,
    },
    /// The lead answered.
    PeerAnswered {
        /// Which group.
        group: PeerGroupId,
        /// Whether they take part.
        accepted: bool,
        /// What the lead wrote with it; may be empty.
        line: String,
    },
    /// The lead brought a question, or changed it.
    PeerQuestionKept {
        /// To which group.
        group: PeerGroupId,
    },
    /// Another authority gave a suggestion for the question of this scan, took it back or put it back.
    PeerSuggestionGiven {
        /// Which.
        suggestion: PeerSuggestionId,
        /// Who gave it.
        from: AuthorityCode,
        /// How.
        change: Change,
    },
    /// The lead thanked for a suggestion, or keeps it for later.
    PeerSuggestionDecided {
        /// Which.
        suggestion: PeerSuggestionId,
        /// `thanked` or `later`.
        decision: String,
    },
    /// A suggestion became an action of the plan.
    PeerSuggestionTaken {
        /// Which.
        suggestion: PeerSuggestionId,
        /// The action.
        action: ActionId,
    },
    /// The lead wrote down what they take along.
    PeerReportKept {
        /// From which group.
        group: PeerGroupId,
    },
}

impl From<PeerReviewEvent> for AuditEvent {
    fn from(event: PeerReviewEvent) -> Self {
        Self::PeerReview(event)
    }
}
