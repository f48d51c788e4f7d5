//! Recruiting, and applications.

use serde::{Deserialize, Serialize};

use super::{AuditEvent, Change};
use crate::authorities::AuthorityCode;
use crate::ids::{ApplicationId, ContactId};
use crate::programme::outreach::Interest;

/// What happened with an authority that takes no part yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OutreachEvent {
    /// What the programme knows of an authority that takes no part yet was changed. Names of fields only: what stands in them goes when
    /// the authority asks for it, and this trail stays.
    OutreachChanged {
        /// Which authority.
        authority: AuthorityCode,
        /// Names of the fields that changed.
        fields: Vec<String>,
        /// Its interest from now on, where that changed.
        interest: Option<Interest>,
    },
    /// A contact with such an authority was written down, corrected, taken away or put back.
    OutreachContactChanged {
        /// With which authority.
        authority: AuthorityCode,
        /// Which contact.
        contact: ContactId,
        /// How.
        change: Change,
    },
    /// Somebody filled in that an authority applies, and was mailed a link to confirm it.
    ApplicationBegun {
        /// Which authority.
        authority: AuthorityCode,
    },
    /// An application was confirmed and waits for the programme.
    ApplicationReceived {
        /// Which authority applies.
        authority: AuthorityCode,
        /// Its application.
        application: ApplicationId,
    },
    /// The programme accepted an application.
    ApplicationAccepted {
        /// Which authority applied.
        authority: AuthorityCode,
        /// Its application.
        application: ApplicationId,
    },
    /// The programme declined an application.
    ApplicationDeclined {
        /// Which authority applied.
        authority: AuthorityCode,
        /// Its application.
        application: ApplicationId,
    },
    /// What was known of applicants, and contacts that were taken away, was destroyed because its time was over.
    OutreachDestroyed {
        /// Applications that nobody confirmed.
        unconfirmed: u64,
        /// Applications that were declined.
        declined: u64,
        /// Applications that nobody decided about.
        undecided: u64,
        /// Contacts that were taken away.
        contacts: u64,
    },
}

impl From<OutreachEvent> for AuditEvent {
    fn from(event: OutreachEvent) -> Self {
        Self::Outreach(event)
    }
}
