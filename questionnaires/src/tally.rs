//! Counting: which counters a form has, and which of them one person's answers raise. Nothing here ties two answers together.

use crate::answers::{Answer, AnswerProblem, Answers};
use crate::form::Form;
use crate::rules::NO_ANSWER;
use std::collections::BTreeSet;

pub use crate::protection::Tally;

/// The item that counts people who sent their answers.
pub const RESPONSES: &str = "responses";

/// The option of [`RESPONSES`].
pub const SENT: &str = "sent";

/// The option of a direction.
pub const CHOSEN: &str = "chosen";

/// The answers that are counted. "Zeg ik liever niet" is not: it is never shown, so there is no reason to keep it.
pub const COUNTED: [Answer; 6] = [
    Answer::StronglyDisagree,
    Answer::Disagree,
    Answer::Neutral,
    Answer::Agree,
    Answer::StronglyAgree,
    Answer::Unknown,
];

/// One part of the residents by one background question, or everybody in a group. Two questions are never crossed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Split {
    /// Key of the background question; empty for everybody.
    pub question: String,
    /// Key of its option, [`NO_ANSWER`] for those who gave none; empty for everybody.
    pub part: String,
}

impl Split {
    /// Everybody in the group.
    #[must_use]
    pub fn whole() -> Self {
        Self::default()
    }

    /// Those who gave one answer to one background question.
    #[must_use]
    pub fn part(question: &str, part: &str) -> Self {
        Self {
            question: question.to_owned(),
            part: part.to_owned(),
        }
    }
}

/// A counter of one group in one scan. The derived order is the fixed order in which counters change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Increment {
    /// Whose answers it counts.
    pub split: Split,
    /// Key of a statement or direction, or [`RESPONSES`].
    pub item: String,
    /// Code of an answer, [`CHOSEN`] or [`SENT`].
    pub option: String,
}

impl Increment {
    fn new(split: &Split, item: &str, option: &str) -> Self {
        Self {
            split: split.clone(),
            item: item.to_owned(),
            option: option.to_owned(),
        }
    }
}

/// The counters that one person's answers raise by one, each once, in the fixed order.
///
/// # Errors
/// What is wrong with the answers: only answers without problems are counted.
pub fn increments(answers: &Answers, form: &Form) -> Result<Vec<Increment>, Vec<AnswerProblem>> {
    let problems = answers.problems(form);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut counters = BTreeSet::new();
    for split in splits_of(answers, form) {
        counters.insert(Increment::new(&split, RESPONSES, SENT));
        for (statement, answer) in &answers.statements {
            if COUNTED.contains(answer) {
                counters.insert(Increment::new(&split, statement, answer.code()));
            }
        }
    }
    let everybody = Split::whole();
    let chosen = answers
        .directions
        .iter()
        .map(|direction| Increment::new(&everybody, direction, CHOSEN));
    counters.extend(chosen);
    Ok(counters.into_iter().collect())
}

/// Every counter that the answers of this form's group can raise, in the fixed order: so that a store can make them all beforehand, and
/// touch them all in each transaction.
#[must_use]
pub fn counter_keys(form: &Form) -> Vec<Increment> {
    let mut counters = BTreeSet::new();
    for split in all_splits(form) {
        counters.insert(Increment::new(&split, RESPONSES, SENT));
        for statement in form.statements() {
            let options =
                COUNTED.map(|answer| Increment::new(&split, &statement.key, answer.code()));
            counters.extend(options);
        }
    }
    let everybody = Split::whole();
    let chosen = form
        .directions
        .iter()
        .map(|direction| Increment::new(&everybody, &direction.key, CHOSEN));
    counters.extend(chosen);
    counters.into_iter().collect()
}

fn splits_of(answers: &Answers, form: &Form) -> Vec<Split> {
    let part = |question: &str| {
        answers
            .background
            .get(question)
            .map_or(NO_ANSWER, String::as_str)
    };
    let parts = form
        .background
        .iter()
        .map(|question| Split::part(&question.key, part(&question.key)));
    std::iter::once(Split::whole()).chain(parts).collect()
}

fn all_splits(form: &Form) -> Vec<Split> {
    let mut splits = vec![Split::whole()];
    for question in &form.background {
        let options = question.options.iter().map(|option| option.key.as_str());
        let parts = options.chain([NO_ANSWER]);
        splits.extend(parts.map(|part| Split::part(&question.key, part)));
    }
    splits
}
