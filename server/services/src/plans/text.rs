//! A plan as it reads: what is adopted, published and printed.

use chrono::NaiveDate;
use questionnaires::kind::Subgoal;
use serde::{Deserialize, Serialize};

use crate::ids::{ActionId, PriorityId};

/// A whole plan. This is also the form in which an adopted version is kept, so a field may be added but not renamed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanText {
    /// The priorities, in order.
    pub priorities: Vec<PlanPriority>,
}

/// A priority with its actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPriority {
    /// Which; not known of versions that were adopted before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<PriorityId>,
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
    /// Which; not known of versions that were adopted before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<ActionId>,
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

    /// Whether it reads as another does, whether or not the ids of what it is about were kept.
    #[must_use]
    pub fn says_same_as(&self, other: &Self) -> bool {
        self.without_ids() == other.without_ids()
    }

    fn without_ids(&self) -> Self {
        let mut text = self.clone();
        for priority in &mut text.priorities {
            priority.id = None;
            priority
                .actions
                .iter_mut()
                .for_each(|action| action.id = None);
        }
        text
    }

    /// The actions with their numbers and the title of their priority: the first of the second priority is 2.1.
    pub fn numbered_actions(&self) -> impl Iterator<Item = (String, &str, &PlanAction)> {
        let priorities = self.priorities.iter().zip(1_u32..);
        priorities.flat_map(|(priority, place)| {
            let actions = priority.actions.iter().zip(1_u32..);
            actions.map(move |(action, number)| {
                let number = format!("{place}.{number}");
                (number, priority.title.as_str(), action)
            })
        })
    }
}
