//! Local questions (maatwerkvragen): at most four of the authority's own. Each is a statement on the same scale of five steps, or an open
//! question, whose answers are open remarks and are kept and shown as every open remark is.

pub use crate::identifying::{Identifies, IdentifyingWord, identifying_words};

use crate::kind::RespondentGroup;
use serde::{Deserialize, Serialize};

/// The most local questions one scan may have.
pub const MOST_LOCAL_QUESTIONS: usize = 4;

/// The keys of local questions, in order.
pub const LOCAL_KEYS: [&str; MOST_LOCAL_QUESTIONS] = ["L1", "L2", "L3", "L4"];

/// The most words in a local question: as long as a sentence of the instrument may be.
pub const MOST_LOCAL_WORDS: usize = crate::language::MOST_WORDS;

/// The most characters in a local question: that many words of ten letters each.
pub const MOST_LOCAL_CHARACTERS: usize = MOST_LOCAL_WORDS * 10;

/// How a local question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LocalKind {
    /// On the scale, like every statement.
    #[default]
    Statement,
    /// In the respondent's own words.
    Open,
}

/// A question of the authority's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalQuestion {
    /// `L1` to `L4`.
    pub key: String,
    /// The sentence, as the authority wrote it.
    pub text: String,
    /// The groups that get it.
    pub groups: Vec<RespondentGroup>,
    /// How it is answered.
    #[serde(default)]
    pub kind: LocalKind,
}

/// What is wrong with a local question. Whether it could identify a person is a warning apart: see [`identifying_words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalProblem {
    /// There is no text.
    Empty,
    /// More words than [`MOST_LOCAL_WORDS`].
    TooLong {
        /// How many words it has.
        words: usize,
    },
    /// More characters than [`MOST_LOCAL_CHARACTERS`], in however few words.
    TooManyCharacters,
    /// It asks instead of states, so that "eens" and "oneens" answer nothing.
    NotAStatement,
    /// No group gets it.
    NoGroup,
}

impl LocalQuestion {
    /// All that is wrong with it; empty when it may be asked.
    #[must_use]
    pub fn problems(&self) -> Vec<LocalProblem> {
        let text = self.text.trim();
        let words = text.split_whitespace().count();
        let open = self.kind == LocalKind::Open;
        let checks = [
            (text.is_empty(), LocalProblem::Empty),
            (words > MOST_LOCAL_WORDS, LocalProblem::TooLong { words }),
            (
                text.chars().count() > MOST_LOCAL_CHARACTERS,
                LocalProblem::TooManyCharacters,
            ),
            (!open && text.contains('?'), LocalProblem::NotAStatement),
            (self.groups.is_empty(), LocalProblem::NoGroup),
        ];
        let found = checks.into_iter().filter(|(wrong, _)| *wrong);
        found.map(|(_, problem)| problem).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str) -> LocalQuestion {
        LocalQuestion {
            key: "L1".into(),
            text: text.into(),
            groups: vec![RespondentGroup::Council],
            kind: LocalKind::Statement,
        }
    }

    #[test]
    fn an_open_question_may_ask() {
        let open = LocalQuestion {
            kind: LocalKind::Open,
            ..question("Wat vindt u van de haven?")
        };
        assert_eq!(open.problems(), []);
        let nobody = LocalQuestion {
            groups: vec![],
            ..open
        };
        assert_eq!(nobody.problems(), [LocalProblem::NoGroup]);
    }

    #[test]
    fn a_question_that_the_scale_cannot_answer_is_refused() {
        assert_eq!(question("De haven is goed voor de stad.").problems(), []);
        assert_eq!(
            question("Wat vindt u van de haven?").problems(),
            [LocalProblem::NotAStatement]
        );
        assert_eq!(question(" ").problems(), [LocalProblem::Empty]);
        let long = "haven ".repeat(MOST_LOCAL_WORDS + 1);
        assert_eq!(
            question(&long).problems(),
            [LocalProblem::TooLong {
                words: MOST_LOCAL_WORDS + 1
            }]
        );
        assert_eq!(
            question(&"haven".repeat(200)).problems(),
            [LocalProblem::TooManyCharacters]
        );
    }
}
