//! The authority's own questions, as typed.

use questionnaires::identifying::identifying_words;
use questionnaires::kind::RespondentGroup;
use questionnaires::local::{
    LOCAL_KEYS, LocalKind, LocalProblem, LocalQuestion, MOST_LOCAL_CHARACTERS, MOST_LOCAL_WORDS,
};
use questionnaires::naming::named;
use serde::{Deserialize, Serialize};

use crate::error::{Problem, ProblemCode};

/// An open question, in the field of its kind; anything else is a statement.
pub const OPEN: &str = "open";

/// The fields as typed: a text, its groups and its kind, four times.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    missing_docs,
    reason = "text, groups and kind of the first to the fourth question"
)]
pub struct QuestionsForm {
    pub l1_text: String,
    pub l1_groups: Vec<String>,
    pub l1_kind: String,
    pub l2_text: String,
    pub l2_groups: Vec<String>,
    pub l2_kind: String,
    pub l3_text: String,
    pub l3_groups: Vec<String>,
    pub l3_kind: String,
    pub l4_text: String,
    pub l4_groups: Vec<String>,
    pub l4_kind: String,
    /// What was read before it was typed; 0 where nobody saved it yet. Of what is kept: how often it was saved.
    pub revision: i64,
}

/// What is allowed, and worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionWarning {
    /// The field: `l1_text`.
    pub field: String,
    /// The words that could tell who somebody is.
    pub words: Vec<String>,
    /// What looks like names of people.
    pub people: Vec<String>,
    /// Names of political parties.
    pub parties: Vec<String>,
}

impl QuestionsForm {
    /// Text, groups and kind of each question as typed, the empty ones too.
    #[must_use]
    pub fn questions(&self) -> [(&str, &[String], &str); LOCAL_KEYS.len()] {
        [
            (&self.l1_text, &self.l1_groups, &self.l1_kind),
            (&self.l2_text, &self.l2_groups, &self.l2_kind),
            (&self.l3_text, &self.l3_groups, &self.l3_kind),
            (&self.l4_text, &self.l4_groups, &self.l4_kind),
        ]
    }

    /// Whether there is a text of any.
    pub(super) fn asks_any(&self) -> bool {
        let mut questions = self.questions().into_iter();
        questions.any(|(text, ..)| !text.trim().is_empty())
    }

    /// Reads the questions; those without text are left out.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(&self) -> Result<Vec<LocalQuestion>, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut questions: Vec<LocalQuestion> = Vec::new();
        for (number, typed) in (1..)
            .zip(self.questions())
            .filter(|(_, (text, ..))| !text.trim().is_empty())
        {
            let question = read(LOCAL_KEYS[questions.len()], typed);
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

    /// The questions that could tell who somebody is, or that name a person or a party. `own`: the name of the authority, which may be
    /// named.
    #[must_use]
    pub fn warnings(&self, own: &str) -> Vec<QuestionWarning> {
        let found = (1..).zip(self.questions()).map(|(number, (text, ..))| {
            let named = named(text, own);
            let words = identifying_words(text).into_iter();
            QuestionWarning {
                field: format!("l{number}_text"),
                words: words.map(|found| found.word).collect(),
                people: named.people,
                parties: named.parties,
            }
        });
        let is_one = |warning: &QuestionWarning| {
            let parts = [&warning.words, &warning.people, &warning.parties];
            parts.iter().any(|part| !part.is_empty())
        };
        found.filter(is_one).collect()
    }
}

/// A question as it is typed.
fn read(key: &str, (text, groups, kind): (&str, &[String], &str)) -> LocalQuestion {
    LocalQuestion {
        key: key.to_owned(),
        text: text.trim().to_owned(),
        groups: groups
            .iter()
            .filter_map(|code| RespondentGroup::from_code(code))
            .collect(),
        kind: if kind == OPEN {
            LocalKind::Open
        } else {
            LocalKind::Statement
        },
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
        LocalProblem::TooManyCharacters => Problem::new(
            text,
            ProblemCode::TooLong {
                max: MOST_LOCAL_CHARACTERS,
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
        assert!(form.warnings("Leiden").is_empty());
    }

    #[test]
    fn a_question_that_asks_who_somebody_is_draws_a_warning() {
        let form = QuestionsForm {
            l1_text: "Ik ben fractievoorzitter.".into(),
            l1_groups: all(),
            ..QuestionsForm::default()
        };
        assert!(form.check().is_ok(), "a warning, not a refusal");
        assert_eq!(form.warnings("Leiden")[0].field, "l1_text");
    }

    #[test]
    fn any_question_may_be_open() {
        let form = QuestionsForm {
            l1_text: "Wat vindt u van de raad?".into(),
            l1_kind: OPEN.into(),
            l1_groups: vec!["council".into()],
            l2_text: "De raad kent de wijken.".into(),
            l2_groups: all(),
            l4_text: "En van het college?".into(),
            l4_kind: OPEN.into(),
            l4_groups: all(),
            ..QuestionsForm::default()
        };
        let questions = form.check().unwrap();
        let kinds: Vec<_> = questions
            .iter()
            .map(|own| (own.key.as_str(), own.kind))
            .collect();
        assert_eq!(
            kinds,
            [
                ("L1", LocalKind::Open),
                ("L2", LocalKind::Statement),
                ("L3", LocalKind::Open)
            ]
        );
        assert_eq!(questions[0].groups, [RespondentGroup::Council]);
    }

    #[test]
    fn a_question_that_names_a_person_or_a_party_draws_a_warning() {
        let form = QuestionsForm {
            l2_text: "In Leiden luistert wethouder Jansen naar de VVD.".into(),
            l2_groups: all(),
            ..QuestionsForm::default()
        };
        assert!(form.check().is_ok(), "a warning, not a refusal");
        let warnings = form.warnings("Leiden");
        assert_eq!(warnings.len(), 1);
        assert_eq!(
            (&warnings[0].people[..], &warnings[0].parties[..]),
            (&["Jansen".to_owned()][..], &["VVD".to_owned()][..])
        );
    }
}
