//! The life of a scan, from its request to its end.

use serde::{Deserialize, Serialize};

use super::AuditEvent;
use crate::authorities::AuthorityCode;
use crate::ids::MemberId;

/// What brought a scan further, or ended it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScanEvent {
    /// A scan was asked for.
    ScanRequested {
        /// Whose scan it is.
        authority: AuthorityCode,
        /// Who leads it.
        lead: MemberId,
    },
    /// Both agreements are there: the authority takes part.
    ScanPrepared,
    /// The questionnaire opened; its setup is frozen.
    ScanOpened {
        /// The version of the instrument.
        version: String,
        /// How many questions of the authority's own.
        local_questions: usize,
    },
    /// The questionnaire closed: results were computed and what they came from was destroyed.
    ScanClosed {
        /// By somebody, or at the end of its period.
        by_hand: bool,
        /// Codes and drafts destroyed.
        destroyed: u64,
    },
    /// The talk was concluded.
    ScanDiscussed {
        /// How many priorities were chosen.
        priorities: usize,
    },
    /// Results and plan became public, and the counters were destroyed.
    ScanPublished {
        /// The public address.
        path: String,
        /// Counters destroyed.
        counters: u64,
    },
    /// The rounds of progress are over, and with them the scan.
    ScanFollowedUp,
    /// The scan was cancelled.
    ScanCancelled {
        /// Why.
        reason: String,
        /// Codes and drafts destroyed.
        destroyed: u64,
    },
    /// The lead was told that a repeat measurement can be asked for, which happens once.
    RepeatSuggested,
}

impl From<ScanEvent> for AuditEvent {
    fn from(event: ScanEvent) -> Self {
        Self::Scan(event)
    }
}
