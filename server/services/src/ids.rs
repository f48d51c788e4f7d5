//! Names of things. Random, so that a name tells nothing about when its thing was made or what came before it.

mod page;

pub use page::PageId;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::secrets::{is_symbols, random_symbols};

/// Symbols in an id: 26 of 5 bits, a little over 128 bits.
const LENGTH: usize = 26;

macro_rules! id {
    ($(#[$meaning:meta])* $name:ident) => {
        $(#[$meaning])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
        #[serde(try_from = "String")]
        #[sqlx(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new one that nothing else has.
            #[must_use]
            pub fn random() -> Self {
                Self(random_symbols::<LENGTH>())
            }

            /// Reads one from an address or a form; `None` for what cannot be one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                is_symbols(text, LENGTH).then(|| Self(text.to_owned()))
            }

            /// As it stands in addresses and in the database.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                Self::parse(&text).ok_or(NotAnId)
            }
        }
    };
}

id! {
    /// A scan: one authority's round of questionnaire, talk and plan.
    ScanId
}
id! {
    /// A person with an account.
    MemberId
}
id! {
    /// The question to a clerk whether they guide a scan.
    ProposalId
}
id! {
    /// A period in which a clerk is away.
    AbsenceId
}
id! {
    /// A row in the audit trail.
    AuditEventId
}
id! {
    /// A message in the outbox.
    MessageId
}
id! {
    /// An open remark. While the scan is open it changes again and again.
    RemarkId
}
id! {
    /// Something to talk about in the agenda session.
    TalkingPointId
}
id! {
    /// A step that a clerk added to the script of a session.
    ScriptStepId
}
id! {
    /// The talk of a scan while it is held in a room.
    RoomId
}
id! {
    /// What somebody in a room would like to pick besides.
    SuggestionId
}
id! {
    /// A priority.
    PriorityId
}
id! {
    /// An action of an improvement plan.
    ActionId
}
id! {
    /// What was told of an action.
    ActionReportId
}
id! {
    /// A campaign of the programme.
    CampaignId
}
id! {
    /// A talk with an authority that takes no part yet, in the log of the programme.
    ContactId
}
id! {
    /// An authority's own application to take part.
    ApplicationId
}

id! {
    /// An edition of the register that was applied.
    EditionId
}

id! {
    /// A version of the questionnaire that was brought.
    QuestionnaireId
}

id! {
    /// A group of authorities in intervision.
    PeerGroupId
}

id! {
    /// What one authority suggests for the question of another.
    PeerSuggestionId
}

id! {
    /// Something the programme offers to authorities with a plan.
    SupportId
}

id! {
    /// That a lead asks for it, with a priority of the plan.
    SupportRequestId
}

/// The text is not an id.
#[derive(Debug, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_an_address_and_nothing_else_passes_for_one() {
        let id = ScanId::random();
        assert_eq!(ScanId::parse(id.as_str()), Some(id.clone()));
        assert_ne!(id, ScanId::random());
        for text in [
            "",
            "1",
            "../../etc/passwd",
            &id.as_str().to_uppercase(),
            &format!("{id}0"),
            "ilou5678901234567890123456",
        ] {
            assert_eq!(ScanId::parse(text), None, "{text}");
        }
    }
}
