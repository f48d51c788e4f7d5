//! Groups in intervision, as the programme forms and leads them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AuditEvent, Change};
use crate::authorities::AuthorityCode;
use crate::ids::PeerGroupId;

/// What happened to a group in intervision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PeerGroupEvent {
    /// A group in intervision was formed, or its name, its facilitator or its meetings changed.
    PeerGroupChanged {
        /// Which.
        group: PeerGroupId,
        /// Its name from then on.
        name: String,
        /// How.
        change: Change,
    },
    /// An authority was put in a group, or taken out before it began.
    PeerMemberChanged {
        /// Which group.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// The authority.
        authority: AuthorityCode,
        /// How.
        change: Change,
    },
    /// The leads of a group were invited.
    PeerGroupInvited {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// How many authorities.
        authorities: usize,
    },
    /// A group began with those who had said yes.
    PeerGroupBegun {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// How many take part.
        authorities: usize,
        /// How many had said no, or nothing.
        left_out: usize,
    },
    /// An authority left a group that had begun.
    PeerMemberLeft {
        /// Which group.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// The authority.
        authority: AuthorityCode,
        /// Why.
        reason: String,
        /// Whether the programme took it out; otherwise its lead stopped.
        taken_out: bool,
    },
    /// A group that became too small goes on as it is.
    PeerGroupStaysSmall {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// How many take part.
        authorities: usize,
    },
    /// A group was cancelled, or goes on after all.
    PeerGroupCancelled {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// Why; `None` when it goes on.
        reason: Option<String>,
    },
    /// A group was closed, or opened again.
    PeerGroupClosed {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// Whether it was closed.
        closed: bool,
    },
    /// A group was reminded of a meeting.
    PeerMeetingReminded {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// The day of the meeting.
        on: NaiveDate,
    },
    /// The last meeting of a group was over, and its leads were asked what they take along.
    PeerReportsAsked {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
    },
}

impl From<PeerGroupEvent> for AuditEvent {
    fn from(event: PeerGroupEvent) -> Self {
        Self::PeerGroup(event)
    }
}
