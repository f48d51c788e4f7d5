//! Versions of the questionnaire.

use serde::{Deserialize, Serialize};

use super::AuditEvent;

/// What happened to a version of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum VersionEvent {
    /// A version of the questionnaire was brought, and waits for a second officer.
    QuestionnaireBrought {
        /// Its number.
        version: String,
        /// SHA-256 of its file.
        hash: String,
    },
    /// A version of the questionnaire was released.
    QuestionnaireReleased {
        /// Its number.
        version: String,
        /// SHA-256 of its file.
        hash: String,
    },
    /// A version that waited was taken back.
    QuestionnaireWithdrawn {
        /// Its number.
        version: String,
        /// Why.
        reason: String,
    },
}

impl From<VersionEvent> for AuditEvent {
    fn from(event: VersionEvent) -> Self {
        Self::Version(event)
    }
}
