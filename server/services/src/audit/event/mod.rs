//! Everything that is worth remembering, by area.

mod accounts;
mod arrangements;
mod guidance;
mod outreach;
mod peer_groups;
mod peer_review;
mod plan;
mod pool;
mod programme;
mod progress;
mod register;
mod results;
mod room;
mod scan;
mod talk;
mod versions;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::Error;

pub use accounts::AccountEvent;
pub use arrangements::ArrangementEvent;
pub use guidance::GuidanceEvent;
pub use outreach::OutreachEvent;
pub use peer_groups::PeerGroupEvent;
pub use peer_review::PeerReviewEvent;
pub use plan::PlanEvent;
pub use pool::PoolEvent;
pub use programme::ProgrammeEvent;
pub use progress::ProgressEvent;
pub use register::RegisterEvent;
pub use results::ResultEvent;
pub use room::RoomEvent;
pub use scan::ScanEvent;
pub use talk::TalkEvent;
pub use versions::VersionEvent;

/// Something that was done. Its kind and its fields are what the database keeps, whatever the area: so a kind may be added to its area but
/// not renamed, and no two areas have the same. The logs have a sentence for each in a match without a wildcard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AuditEvent {
    /// Accounts, and signing in.
    Account(AccountEvent),
    /// What the programme sets, plans and offers.
    Programme(ProgrammeEvent),
    /// Which authorities there are.
    Register(RegisterEvent),
    /// Authorities that take no part yet.
    Outreach(OutreachEvent),
    /// Versions of the questionnaire.
    Version(VersionEvent),
    /// The pool of clerks.
    Pool(PoolEvent),
    /// Who lead and guide a scan.
    Guidance(GuidanceEvent),
    /// The life of a scan.
    Scan(ScanEvent),
    /// What is arranged for a questionnaire.
    Arrangement(ArrangementEvent),
    /// What people answered.
    Result(ResultEvent),
    /// What is written for the talk.
    Talk(TalkEvent),
    /// The room of the talk.
    Room(RoomEvent),
    /// The plan.
    Plan(PlanEvent),
    /// How an adopted plan goes.
    Progress(ProgressEvent),
    /// Groups in intervision.
    PeerGroup(PeerGroupEvent),
    /// What an authority does in intervision.
    PeerReview(PeerReviewEvent),
}

/// A part of what is filled in about a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScanPart {
    /// Participation form and processing agreement.
    Agreements,
    /// The committee.
    Committee,
    /// The dates of the sessions.
    Sessions,
    /// How the startgesprek went.
    StartSession,
    /// Sizes, executive, minimum, areas.
    Groups,
    /// The authority's own questions.
    Questions,
    /// Period and contact.
    Period,
}

/// What happened to something in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It was added.
    Added,
    /// Its text changed.
    Changed,
    /// It changed places.
    Moved,
    /// It was taken out.
    Removed,
    /// It was put back.
    Restored,
}

impl Change {
    /// Taking out, or putting back.
    pub(crate) const fn of_removal(removed: bool) -> Self {
        if removed {
            Self::Removed
        } else {
            Self::Restored
        }
    }
}

impl AuditEvent {
    /// Whether it tells no more than that a text was typed on: such texts are saved while their writer goes on.
    pub(crate) const fn is_of_typing(&self) -> bool {
        match self {
            Self::Talk(event) => event.is_of_typing(),
            Self::Arrangement(event) => matches!(
                event,
                ArrangementEvent::ScanFilledIn {
                    part: ScanPart::StartSession,
                }
            ),
            _ => false,
        }
    }

    /// The two columns of the database.
    pub(super) fn kind_and_detail(&self) -> Result<(String, String), Error> {
        let mut fields: Map<String, Value> = match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            Ok(other) => {
                return Err(Error::unavailable(format!(
                    "an audit event is not an object: {other}"
                )));
            }
            Err(cause) => return Err(Error::unavailable(cause)),
        };
        let Some(Value::String(kind)) = fields.remove("kind") else {
            return Err(Error::unavailable("an audit event has no kind"));
        };
        Ok((kind, Value::Object(fields).to_string()))
    }

    /// Reads the two columns back. `None` for an event of a version of the program that this one does not know.
    pub(super) fn from_kind_and_detail(kind: &str, detail: &str) -> Option<Self> {
        let mut fields: Map<String, Value> = serde_json::from_str(detail).ok()?;
        fields.insert("kind".to_owned(), kind.into());
        serde_json::from_value(Value::Object(fields)).ok()
    }
}
