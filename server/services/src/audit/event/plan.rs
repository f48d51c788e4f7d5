//! The plan, until it is adopted and when it is amended.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AuditEvent, Change};
use crate::ids::{ActionId, PriorityId, SupportId, SupportRequestId};

/// What happened to the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlanEvent {
    /// An action of the plan was changed.
    ActionChanged {
        /// Which.
        action: ActionId,
        /// How.
        change: Change,
    },
    /// With a priority of the plan, support of the programme was asked for, the question was changed, or both were taken back.
    SupportAsked {
        /// Which priority.
        priority: PriorityId,
        /// Which support.
        support: SupportId,
        /// What it was called then.
        name: String,
        /// How.
        change: Change,
    },
    /// The programme took up that support was asked for, or did not after all.
    SupportTakenUp {
        /// What was asked.
        request: SupportRequestId,
        /// What the support was called then.
        name: String,
        /// Whether it is taken up now.
        taken_up: bool,
    },
    /// The plan is ready to be laid before the elected body.
    PlanWritten {
        /// How many actions it has.
        actions: usize,
    },
    /// The plan, or a later version of it, was adopted.
    PlanAdopted {
        /// Number of the version.
        version: i64,
        /// The day.
        on: NaiveDate,
        /// By whom.
        by: String,
        /// What the body calls its decision; empty where that was not written down.
        #[serde(default)]
        decision_number: String,
    },
    /// A change of the adopted plan was begun.
    PlanAmended {
        /// Why.
        reason: String,
    },
    /// The change that was being written was given up.
    PlanAmendmentGivenUp,
}

impl From<PlanEvent> for AuditEvent {
    fn from(event: PlanEvent) -> Self {
        Self::Plan(event)
    }
}
