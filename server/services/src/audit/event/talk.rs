//! What clerk and lead write for the talk.

use serde::{Deserialize, Serialize};

use super::{AuditEvent, Change};
use crate::ids::{PriorityId, TalkingPointId};
use crate::scans::arrangements::SessionKind;
use crate::sessions::Audience;

/// What was written for the talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TalkEvent {
    /// The interpretation of a theme was written.
    InterpretationWritten {
        /// Key of the theme.
        theme: String,
    },
    /// A talking point was changed.
    TalkingPointChanged {
        /// Which.
        point: TalkingPointId,
        /// How.
        change: Change,
    },
    /// The script of a session was changed, a step of it was ticked off, or it was set back.
    ScriptChanged {
        /// Of which session.
        session: SessionKind,
    },
    /// Interpretations and talking points are read by others than before.
    TalkShared {
        /// Who reads them now.
        with: Audience,
    },
    /// A priority was changed.
    PriorityChanged {
        /// Which.
        priority: PriorityId,
        /// How.
        change: Change,
    },
}

impl From<TalkEvent> for AuditEvent {
    fn from(event: TalkEvent) -> Self {
        Self::Talk(event)
    }
}

impl TalkEvent {
    pub(super) const fn is_of_typing(&self) -> bool {
        matches!(
            self,
            Self::InterpretationWritten { .. }
                | Self::ScriptChanged { .. }
                | Self::TalkingPointChanged {
                    change: Change::Changed,
                    ..
                }
                | Self::PriorityChanged {
                    change: Change::Changed,
                    ..
                }
        )
    }
}
