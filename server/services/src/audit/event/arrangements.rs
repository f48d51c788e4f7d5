//! What is arranged for a questionnaire: its setup, its first day, and the ways in.

use chrono::NaiveDate;
use questionnaires::kind::RespondentGroup;
use serde::{Deserialize, Serialize};

use super::{AuditEvent, ScanPart};

/// What was arranged for a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ArrangementEvent {
    /// Something about a scan was filled in or changed.
    ScanFilledIn {
        /// Which part of it.
        part: ScanPart,
    },
    /// The lead looked at the questionnaire as one group sees it.
    PreviewSeen {
        /// The code of the group.
        group: RespondentGroup,
    },
    /// The first day that was planned came, and the lead was reminded to open the questionnaire.
    OpeningReminded {
        /// The day.
        planned_on: NaiveDate,
    },
    /// A new list of personal codes was made; all of before that were not used stopped working.
    CodesMade {
        /// For which group.
        group: RespondentGroup,
        /// How many.
        codes: u32,
    },
    /// The link that a group shares was replaced.
    LinkRenewed {
        /// Of which group.
        group: RespondentGroup,
    },
    /// One group can fill in the questionnaire in a room, with a code on the screen.
    RoomCodeOpened {
        /// Which group.
        group: RespondentGroup,
        /// For how many minutes.
        minutes: u32,
    },
    /// The code on the screen was closed before its time.
    RoomCodeClosed {
        /// Of which group.
        group: RespondentGroup,
    },
}

impl From<ArrangementEvent> for AuditEvent {
    fn from(event: ArrangementEvent) -> Self {
        Self::Arrangement(event)
    }
}
