//! A plan as it reads: what is adopted, published and printed.

use chrono::NaiveDate;
use questionnaires::kind::Subgoal;
use serde::{Deserialize, Serialize};

use crate::ids::{ActionId, PriorityId, SupportId};

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
    /// Support that is asked of the programme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub support: Vec<PlanSupport>,
}

/// Support that is asked of the programme, as it was called then: a plan that was adopted goes on saying what it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSupport {
    /// Which.
    pub id: SupportId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Where to read more; may be empty.
    pub link: String,
    /// What the help is for; may be empty.
    pub question: String,
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

    /// Whether it reads as another does, whether or not the ids of what it is about were kept. What the programme calls its support is no
    /// part of that: its lead did not change anything.
    #[must_use]
    pub fn says_same_as(&self, other: &Self) -> bool {
        self.without_ids() == other.without_ids()
    }

    fn without_ids(&self) -> Self {
        let mut text = self.clone();
        for priority in &mut text.priorities {
            priority.id = None;
            priority.support = priority.asks();
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

impl PlanPriority {
    /// What is asked for and why, without what the programme calls it, in an order that depends on nothing else.
    fn asks(&self) -> Vec<PlanSupport> {
        let own = self.support.iter().cloned();
        let mut asks: Vec<PlanSupport> = own.map(PlanSupport::unnamed).collect();
        asks.sort_by_cached_key(|ask| ask.id.clone());
        asks
    }

    /// Whether the same is asked for as in another version, whatever the programme calls it.
    #[must_use]
    pub fn asks_same_as(&self, other: &Self) -> bool {
        self.asks() == other.asks()
    }
}

impl PlanSupport {
    fn unnamed(self) -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            link: String::new(),
            ..self
        }
    }

    /// What it is called, with what the help is for: "Raad in beraad: twee avonden over de vergaderorde".
    #[must_use]
    pub fn told(&self) -> String {
        if self.question.is_empty() {
            self.name.clone()
        } else {
            format!("{}: {}", self.name, self.question)
        }
    }
}
