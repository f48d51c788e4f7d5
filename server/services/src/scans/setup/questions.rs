//! The authority's own questions, as typed.

use questionnaires::identifying::identifying_words;
use questionnaires::kind::RespondentGroup;
use questionnaires::local::{LOCAL_KEYS, LocalProblem, LocalQuestion, MOST_LOCAL_WORDS};
use serde::{Deserialize, Serialize};

use crate::error::{Problem, ProblemCode};

/// The fields as typed: a text and its groups, four times.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    missing_docs,
    reason = "text and groups of the first to the fourth question"
)]
pub struct QuestionsForm {
    pub l1_text: String,
    pub l1_groups: Vec<String>,
    pub l2_text: String,
    pub l2_groups: Vec<String>,
    pub l3_text: String,
    pub l3_groups: Vec<String>,
    pub l4_text: String,
    pub l4_groups: Vec<String>,
}

/// What is allowed, and worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionWarning {
    /// The field: `l1_text`.
    pub field: String,
    /// The words that could tell who somebody is.
    pub words: Vec<String>,
}

impl QuestionsForm {
    /// Text and groups of each question as typed, the empty ones too.
    #[must_use]
    pub fn questions(&self) -> [(&str, &[String]); LOCAL_KEYS.len()] {
        [
            (&self.l1_text, &self.l1_groups),
            (&self.l2_text, &self.l2_groups),
            (&self.l3_text, &self.l3_groups),
            (&self.l4_text, &self.l4_groups),
        ]
    }

    /// Whether there is a text of any.
    pub(super) fn asks_any(&self) -> bool {
        let mut questions = self.questions().into_iter();
        questions.any(|(text, _)| !text.trim().is_empty())
    }

    /// Reads the questions; those without text are left out.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(&self) -> Result<Vec<LocalQuestion>, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut questions: Vec<LocalQuestion> = Vec::new();
        for (number, (text, groups)) in (1..)
            .zip(self.questions())
            .filter(|(_, (text, _))| !text.trim().is_empty())
        {
            let question = LocalQuestion {
                key: LOCAL_KEYS[questions.len()].to_owned(),
                text: text.trim().to_owned(),
                groups: groups
                    .iter()
                    .filter_map(|code| RespondentGroup::from_code(code))
                    .collect(),
            };
            problems.extend(
                question
                    .problems()
                    .into_iter()
                    .map(|problem| at_field(number, problem)),
            );
            questions.push(question);
        }
        if problems.is_empty() {
            Ok(questions)
        } else {
            Err(problems)
        }
    }

    /// The questions that could tell who somebody is.
    #[must_use]
    pub fn warnings(&self) -> Vec<QuestionWarning> {
        let found = (1..)
            .zip(self.questions())
            .map(|(number, (text, _))| QuestionWarning {
                field: format!("l{number}_text"),
                words: identifying_words(text)
                    .into_iter()
                    .map(|found| found.word)
                    .collect(),
            });
        found.filter(|warning| !warning.words.is_empty()).collect()
    }
}

fn at_field(number: usize, problem: LocalProblem) -> Problem {
    let text = format!("l{number}_text");
    match problem {
        LocalProblem::Empty => Problem::new(text, ProblemCode::Missing),
        LocalProblem::TooLong { .. } => Problem::new(
            text,
            ProblemCode::TooManyWords {
                max: MOST_LOCAL_WORDS,
            },
        ),
        LocalProblem::NotAStatement => Problem::new(text, ProblemCode::NotAStatement),
        LocalProblem::NoGroup => Problem::new(format!("l{number}_groups"), ProblemCode::NoGroup),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<String> {
        RespondentGroup::ALL
            .map(|group| group.code().to_owned())
            .to_vec()
    }

    #[test]
    fn a_gap_between_questions_closes_and_the_problem_stays_at_its_field() {
        let form = QuestionsForm {
            l2_text: "Mijn gemeente luistert goed.".into(),
            l2_groups: all(),
            l4_text: "Wat vindt u van de raad?".into(),
            ..QuestionsForm::default()
        };
        assert_eq!(
            form.check().unwrap_err(),
            [
                Problem::new("l4_text", ProblemCode::NotAStatement),
                Problem::new("l4_groups", ProblemCode::NoGroup)
            ]
        );
        let form = QuestionsForm {
            l4_text: String::new(),
            ..form
        };
        assert_eq!(form.check().unwrap()[0].key, "L1");
        assert!(form.warnings().is_empty());
    }

    #[test]
    fn a_question_that_asks_who_somebody_is_draws_a_warning() {
        let form = QuestionsForm {
            l1_text: "Ik ben fractievoorzitter.".into(),
            l1_groups: all(),
            ..QuestionsForm::default()
        };
        assert!(form.check().is_ok(), "a warning, not a refusal");
        assert_eq!(form.warnings()[0].field, "l1_text");
    }
}
