//! What came in, and what of it was destroyed.

use serde::{Deserialize, Serialize};

use super::{AuditEvent, Change};
use crate::ids::RemarkId;

/// What happened to what people answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ResultEvent {
    /// An open remark was released, withheld or put back.
    RemarkDecided {
        /// Which.
        remark: RemarkId,
        /// What was decided: `released`, `withheld` or `waiting`.
        decision: String,
    },
    /// The answer to the released remarks of a theme was changed.
    RemarksAnswered {
        /// Key of the theme.
        theme: String,
        /// How.
        change: Change,
    },
    /// The files were rewritten, so that nothing of what was destroyed is left in them.
    StoreCompacted,
    /// What was left three months after closing was destroyed.
    LateDestroyed {
        /// Remarks that nobody released.
        remarks: u64,
        /// Counters.
        counters: u64,
    },
}

impl From<ResultEvent> for AuditEvent {
    fn from(event: ResultEvent) -> Self {
        Self::Result(event)
    }
}
