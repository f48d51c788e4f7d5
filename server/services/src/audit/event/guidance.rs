//! Who lead and guide a scan.

use serde::{Deserialize, Serialize};

use super::AuditEvent;
use crate::ids::MemberId;

/// What happened to the part that somebody has in a scan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GuidanceEvent {
    /// Somebody else leads the scan.
    LeadChanged {
        /// Who led it until then.
        from: MemberId,
        /// Who leads it now.
        to: MemberId,
    },
    /// A clerk was asked to guide the scan.
    ClerkProposed {
        /// Who was asked.
        clerk: MemberId,
    },
    /// The clerk said yes.
    ClerkAccepted {
        /// Who.
        clerk: MemberId,
    },
    /// The clerk said no.
    ClerkDeclined {
        /// Who.
        clerk: MemberId,
        /// Why.
        reason: String,
    },
    /// The programme took back the proposal, or ended the part of a clerk who had said yes.
    ClerkWithdrawn {
        /// Who had been asked.
        clerk: MemberId,
    },
    /// The clerk was asked although a rule about distance, or an earlier no, stood in the way.
    RuleOverridden {
        /// Who.
        clerk: MemberId,
        /// Why.
        reason: String,
    },
    /// The clerk had not answered in time and was reminded, which happens once.
    ClerkReminded {
        /// Who.
        clerk: MemberId,
    },
    /// Another clerk was asked to take over a scan that is running.
    SuccessorProposed {
        /// Who was asked.
        clerk: MemberId,
        /// Why the scan goes to somebody else.
        reason: String,
    },
    /// A clerk no longer guides the scan, before somebody else does.
    ClerkRelieved {
        /// Who guided it.
        clerk: MemberId,
        /// Why.
        reason: String,
    },
    /// Another clerk took over.
    ClerkTookOver {
        /// Who guided it until then, if nobody had ended that before.
        from: Option<MemberId>,
        /// Who guides it now.
        to: MemberId,
    },
    /// A second clerk was asked to guide the scan beside the first.
    SecondClerkProposed {
        /// Who was asked.
        clerk: MemberId,
    },
    /// The second clerk said yes.
    SecondClerkJoined {
        /// Who.
        clerk: MemberId,
    },
    /// One of two clerks stopped by their own choice.
    ClerkSteppedBack {
        /// Who.
        clerk: MemberId,
        /// Why.
        reason: String,
    },
    /// After a no the programme decided to ask nobody else.
    ClerkSearchEnded,
}

impl From<GuidanceEvent> for AuditEvent {
    fn from(event: GuidanceEvent) -> Self {
        Self::Guidance(event)
    }
}
