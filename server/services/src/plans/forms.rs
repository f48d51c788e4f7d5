//! What is typed in a plan, and what is wrong with it.

use chrono::NaiveDate;
use questionnaires::kind::Subgoal;
use serde::{Deserialize, Serialize};

use super::text::PlanAction;
use crate::error::{Problem, ProblemCode};
use crate::ids::ActionId;
use crate::sessions::{LONGEST_TEXT, LONGEST_TITLE};
use crate::typed;

/// What the plan adds to a priority, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriorityTexts {
    /// What must get better.
    pub title: String,
    /// What was seen.
    pub finding: String,
    /// What is to be reached.
    pub goal: String,
    /// The revision of the priority that was read.
    pub revision: i64,
}

/// An action as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActionForm {
    /// What is done.
    pub what: String,
    /// The first step, within three months.
    pub first_step: String,
    /// Who sees to it, by function.
    pub owner: String,
    /// Who else takes part.
    pub others: String,
    /// The day on which it is done.
    pub due_on: String,
    /// How it will be seen that it works.
    pub how_seen: String,
    /// Code of the subgoal; empty takes that of the priority.
    pub subgoal: String,
    /// The revision that was read; 0 of an action that is new.
    pub revision: i64,
}

impl PriorityTexts {
    /// What keeps it from being kept.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let missing = typed::title(&self.title)
            .is_empty()
            .then(|| Problem::new("title", ProblemCode::Missing));
        let texts = [
            ("title", &self.title, LONGEST_TITLE),
            ("finding", &self.finding, LONGEST_TEXT),
            ("goal", &self.goal, LONGEST_TEXT),
        ];
        missing.into_iter().chain(too_long(&texts)).collect()
    }
}

impl ActionForm {
    /// What keeps it from being kept: texts that are too long.
    #[must_use]
    pub fn unkeepable(&self) -> Vec<Problem> {
        let texts = [
            ("what", &self.what, LONGEST_TEXT),
            ("first_step", &self.first_step, LONGEST_TEXT),
            ("owner", &self.owner, LONGEST_TITLE),
            ("others", &self.others, LONGEST_TITLE),
            ("due_on", &self.due_on, LONGEST_TITLE),
            ("how_seen", &self.how_seen, LONGEST_TEXT),
        ];
        too_long(&texts).collect()
    }

    /// Whether nothing was typed. A subgoal alone is what the form came with.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [
            &self.what,
            &self.first_step,
            &self.owner,
            &self.others,
            &self.due_on,
            &self.how_seen,
        ]
        .iter()
        .all(|text| text.trim().is_empty())
    }

    /// What keeps the plan from being ready: an action has a text, an owner and a day.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = missing(&[("what", &self.what), ("owner", &self.owner)]);
        problems.extend(
            typed::required_day(&self.due_on)
                .err()
                .map(|code| Problem::new("due_on", code)),
        );
        problems
    }

    /// The day on which it is done, if that can be read.
    #[must_use]
    pub fn due_on(&self) -> Option<NaiveDate> {
        typed::day(&self.due_on)
    }

    /// As it is kept: a day that can be read is written the one way.
    #[must_use]
    pub fn tidy(&self) -> Self {
        Self {
            due_on: self
                .due_on()
                .map_or_else(|| self.due_on.clone(), |day| day.to_string()),
            ..self.clone()
        }
    }

    /// The action as it stands in the plan.
    #[must_use]
    pub fn read(&self, id: &ActionId, priority: Subgoal) -> PlanAction {
        PlanAction {
            id: Some(id.clone()),
            what: self.what.clone(),
            first_step: self.first_step.clone(),
            owner: self.owner.clone(),
            others: self.others.clone(),
            due_on: self.due_on(),
            how_seen: self.how_seen.clone(),
            subgoal: Subgoal::from_code(&self.subgoal).unwrap_or(priority),
        }
    }
}

impl From<&PlanAction> for ActionForm {
    fn from(action: &PlanAction) -> Self {
        Self {
            what: action.what.clone(),
            first_step: action.first_step.clone(),
            owner: action.owner.clone(),
            others: action.others.clone(),
            due_on: action
                .due_on
                .map_or_else(String::new, |day| day.to_string()),
            how_seen: action.how_seen.clone(),
            subgoal: action.subgoal.code().to_owned(),
            revision: 0,
        }
    }
}

fn missing(texts: &[(&str, &String)]) -> Vec<Problem> {
    let empty = texts.iter().filter(|(_, text)| text.trim().is_empty());
    empty
        .map(|(field, _)| Problem::new(*field, ProblemCode::Missing))
        .collect()
}

/// The texts that have more characters than fit beside them.
fn too_long(texts: &[(&str, &String, usize)]) -> impl Iterator<Item = Problem> {
    texts.iter().filter_map(|(field, text, max)| {
        typed::too_long(text, *max).map(|code| Problem::new(*field, code))
    })
}
