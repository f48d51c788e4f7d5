//! How an adopted plan goes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::AuditEvent;
use crate::ids::ActionId;

/// What happened while an adopted plan was followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProgressEvent {
    /// Somebody told how an action goes.
    ActionReported {
        /// Which.
        action: ActionId,
        /// Whether its owner did, by a link.
        by_owner: bool,
    },
    /// The lead took over the day that an owner proposed, or did not.
    ActionDayDecided {
        /// Of which action.
        action: ActionId,
        /// The day.
        on: NaiveDate,
        /// Whether it was taken over.
        accepted: bool,
    },
    /// The address of an owner was written down, changed or taken away.
    OwnerAddressKept {
        /// Of which action.
        action: ActionId,
    },
    /// The owner of an action got a link.
    OwnerLinkMailed {
        /// In which round.
        round: i64,
    },
    /// The link of an owner was taken back.
    OwnerLinkRevoked {
        /// In which round.
        round: i64,
    },
    /// A round of progress opened.
    RoundOpened {
        /// 1 or 2.
        round: i64,
        /// Its last day.
        closes_on: NaiveDate,
    },
    /// A round of progress closed, and its links went.
    RoundClosed {
        /// 1 or 2.
        round: i64,
    },
    /// The owner of an action, or else the lead, was reminded of its day.
    ActionReminded {
        /// Which.
        action: ActionId,
        /// The day.
        due_on: NaiveDate,
    },
    /// How it goes became public.
    ProgressPublished {
        /// In which round.
        round: i64,
    },
    /// The lead ended that the plan is followed.
    FollowUpStopped {
        /// Why.
        reason: String,
    },
    /// The lead went on to follow the plan.
    FollowUpResumed,
    /// The authority ended, so no rounds and reminders come any more, which the lead was told.
    RoundsEnded {
        /// The last day of the authority.
        last_day: NaiveDate,
    },
}

impl From<ProgressEvent> for AuditEvent {
    fn from(event: ProgressEvent) -> Self {
        Self::Progress(event)
    }
}
