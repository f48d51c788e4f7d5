//! What keeps answers from being counted.

use super::{Answer, Answers, LONGEST_REMARK, MOST_DIRECTIONS};
use crate::form::Form;
use serde::{Deserialize, Serialize};

/// Why answers cannot be counted as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum AnswerProblem {
    /// The version has no such statement.
    UnknownStatement {
        /// The key.
        key: String,
    },
    /// The statement is not put to this group.
    NotAsked {
        /// Key of the statement.
        key: String,
    },
    /// "Zeg ik liever niet" is not offered at this statement.
    MayNotDecline {
        /// Key of the statement.
        key: String,
    },
    /// Nothing is asked under this key that is answered in one's own words.
    UnknownTheme {
        /// The key.
        key: String,
    },
    /// The remark is longer than [`LONGEST_REMARK`].
    RemarkTooLong {
        /// Key of the theme, or of the open question.
        theme: String,
        /// Characters it has.
        length: usize,
    },
    /// The version has no such direction.
    UnknownDirection {
        /// The key.
        key: String,
    },
    /// More than [`MOST_DIRECTIONS`].
    TooManyDirections {
        /// How many were chosen.
        chosen: usize,
    },
    /// A background question that this group does not get; only residents get any.
    BackgroundNotAsked {
        /// Key of the question.
        question: String,
    },
    /// The background question has no such option.
    UnknownOption {
        /// Key of the question.
        question: String,
        /// The option.
        option: String,
    },
}

impl Answers {
    /// All that keeps these answers from being counted; empty when they may be sent. Skipping is never a problem.
    #[must_use]
    pub fn problems(&self, form: &Form) -> Vec<AnswerProblem> {
        let mut problems: Vec<_> = self
            .statements
            .iter()
            .filter_map(|(key, answer)| statement_problem(form, key, *answer))
            .collect();
        problems.extend(
            self.remarks
                .iter()
                .filter_map(|(theme, remark)| remark_problem(form, theme, remark)),
        );
        problems.extend(self.direction_problems(form));
        problems.extend(
            self.background
                .iter()
                .filter_map(|(question, option)| background_problem(form, question, option)),
        );
        problems
    }

    fn direction_problems(&self, form: &Form) -> Vec<AnswerProblem> {
        let unknown = self.directions.iter().filter(|key| {
            !form
                .directions
                .iter()
                .any(|direction| direction.key == **key)
        });
        let mut problems: Vec<_> = unknown
            .map(|key| AnswerProblem::UnknownDirection { key: key.clone() })
            .collect();
        let chosen = self.directions.len();
        if chosen > MOST_DIRECTIONS {
            problems.push(AnswerProblem::TooManyDirections { chosen });
        }
        problems
    }
}

fn statement_problem(form: &Form, key: &str, answer: Answer) -> Option<AnswerProblem> {
    let asked = form.statement(key);
    let known = form.not_asked.contains(key);
    let key = key.to_owned();
    match asked {
        None if known => Some(AnswerProblem::NotAsked { key }),
        None => Some(AnswerProblem::UnknownStatement { key }),
        Some(statement) if answer == Answer::Declined && !statement.may_decline => {
            Some(AnswerProblem::MayNotDecline { key })
        }
        Some(_) => None,
    }
}

fn remark_problem(form: &Form, theme: &str, remark: &str) -> Option<AnswerProblem> {
    let length = remark.chars().count();
    let theme = theme.to_owned();
    if form.remark(&theme).is_none() {
        Some(AnswerProblem::UnknownTheme { key: theme })
    } else {
        (length > LONGEST_REMARK).then_some(AnswerProblem::RemarkTooLong { theme, length })
    }
}

pub(super) fn background_problem(
    form: &Form,
    question: &str,
    option: &str,
) -> Option<AnswerProblem> {
    let asked = form.background.iter().find(|asked| asked.key == question);
    let question = question.to_owned();
    match asked {
        None => Some(AnswerProblem::BackgroundNotAsked { question }),
        Some(asked) if asked.options.iter().any(|own| own.key == option) => None,
        Some(_) => Some(AnswerProblem::UnknownOption {
            question,
            option: option.to_owned(),
        }),
    }
}
