//! A plan as it reads: what is adopted, published and printed.

use chrono::NaiveDate;
use questionnaires::kind::Subgoal;
use serde::{Deserialize, Serialize};

/// A whole plan. This is also the form in which an adopted version is kept, so a field may be added but not renamed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanText {
    /// The priorities, in order.
    pub priorities: Vec<PlanPriority>,
}

/// A priority with its actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPriority {
    /// What must get better.
    pub title: String,
    /// The subgoal it serves.
    pub subgoal: Subgoal,
    /// What was seen.
    pub finding: String,
    /// What is to be reached.
    pub goal: String,
    /// Keys of the statements it comes from.
    pub statements: Vec<String>,
    /// A disagreement of the group; empty when there was none.
    pub dissent: String,
    /// The actions, in order.
    pub actions: Vec<PlanAction>,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanAction {
    /// What is done.
    pub what: String,
    /// The first step, within three months.
    pub first_step: String,
    /// Who sees to it, by function.
    pub owner: String,
    /// Who else takes part.
    pub others: String,
    /// The day on which it is done; `None` in a draft in which it cannot be read.
    pub due_on: Option<NaiveDate>,
    /// How it will be seen that it works.
    pub how_seen: String,
    /// The subgoal it serves.
    pub subgoal: Subgoal,
}

impl PlanText {
    /// How many actions it has.
    #[must_use]
    pub fn actions(&self) -> usize {
        self.priorities
            .iter()
            .map(|priority| priority.actions.len())
            .sum()
    }
}
