//! What one person answers, while it is still theirs: the content of a draft.

use crate::form::{Form, FormStatement, FormTheme};
use crate::kind::named;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An answer to a statement: a step of the scale, or one of the two answers outside it. Skipping is the absence of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Helemaal oneens.
    StronglyDisagree,
    /// Oneens.
    Disagree,
    /// Niet eens en niet oneens.
    Neutral,
    /// Eens.
    Agree,
    /// Helemaal eens.
    StronglyAgree,
    /// Weet ik niet: outside the scale, never part of a share.
    Unknown,
    /// Zeg ik liever niet: only where a statement allows it, outside the scale.
    Declined,
}

named!(Answer {
    StronglyDisagree = "1",
    Disagree = "2",
    Neutral = "3",
    Agree = "4",
    StronglyAgree = "5",
    Unknown = "unknown",
    Declined = "declined",
});

impl Answer {
    /// The step on the scale, 0 (helemaal oneens) to 4 (helemaal eens); `None` outside the scale.
    #[must_use]
    pub const fn step(self) -> Option<usize> {
        match self {
            Self::StronglyDisagree => Some(0),
            Self::Disagree => Some(1),
            Self::Neutral => Some(2),
            Self::Agree => Some(3),
            Self::StronglyAgree => Some(4),
            Self::Unknown | Self::Declined => None,
        }
    }
}

/// The most directions one person may choose ("Kies er hoogstens drie").
pub const MOST_DIRECTIONS: usize = 3;

/// The longest open remark, in characters.
pub const LONGEST_REMARK: usize = 2000;

/// All that one respondent has filled in so far. Keys are those of the instrument; local questions are statements `L1` to `L4`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Answer by statement key.
    pub statements: BTreeMap<String, Answer>,
    /// Open remark by theme key. Kept as typed; empty ones are left out.
    pub remarks: BTreeMap<String, String>,
    /// Chosen directions by key; may hold too many while it is a draft, never when it is counted.
    pub directions: BTreeSet<String>,
    /// Option key by background question (`age`, `area`, `took_part`), residents only.
    pub background: BTreeMap<String, String>,
}

/// The name of the field with the open remark on a theme page. The other fields bear the keys of the statements.
pub const REMARK_FIELD: &str = "remark";

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
    /// There is no such page to remark on.
    UnknownTheme {
        /// The key.
        key: String,
    },
    /// The remark is longer than [`LONGEST_REMARK`].
    RemarkTooLong {
        /// Key of the theme.
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

    /// Takes over what was posted on the page of one theme: fields by statement key, and [`REMARK_FIELD`]. An empty field clears the
    /// answer, a field that the page does not have is ignored, and what was not posted stays as it was.
    pub fn absorb_theme<'a>(
        &mut self,
        form: &Form,
        theme: &str,
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) {
        let Some(theme) = form.theme(theme) else {
            return;
        };
        for (field, value) in fields {
            if field == REMARK_FIELD {
                self.absorb_remark(theme, value);
            } else if let Some(statement) = theme
                .statements
                .iter()
                .find(|statement| statement.key == field)
            {
                self.absorb_answer(statement, value);
            }
        }
    }

    fn absorb_answer(&mut self, statement: &FormStatement, value: &str) {
        if value.is_empty() {
            self.statements.remove(&statement.key);
            return;
        }
        let offered = |answer: &Answer| statement.may_decline || *answer != Answer::Declined;
        if let Some(answer) = Answer::from_code(value).filter(offered) {
            self.statements.insert(statement.key.clone(), answer);
        }
    }

    /// A remark that is too long is kept, so that nothing typed is lost; [`problems`](Self::problems) tells.
    fn absorb_remark(&mut self, theme: &FormTheme, value: &str) {
        let remark = value.replace("\r\n", "\n");
        if remark.trim().is_empty() {
            self.remarks.remove(&theme.key);
        } else if theme.remark.is_some() {
            self.remarks.insert(theme.key.clone(), remark);
        }
    }

    /// Takes over the directions that were ticked, all at once: what is not ticked is not chosen. Unknown keys are ignored; too many are
    /// kept, and [`problems`](Self::problems) tells.
    pub fn absorb_directions<'a>(
        &mut self,
        form: &Form,
        ticked: impl IntoIterator<Item = &'a str>,
    ) {
        let known = |key: &&str| {
            form.directions
                .iter()
                .any(|direction| direction.key == *key)
        };
        self.directions = ticked
            .into_iter()
            .filter(known)
            .map(str::to_owned)
            .collect();
    }

    /// Takes over background answers by question key. An empty field clears the answer; unknown questions and options are ignored.
    pub fn absorb_background<'a>(
        &mut self,
        form: &Form,
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) {
        for (field, value) in fields {
            if value.is_empty() {
                self.background.remove(field);
            } else if background_problem(form, field, value).is_none() {
                self.background.insert(field.to_owned(), value.to_owned());
            }
        }
    }

    /// How many statements of a page have an answer, "weet ik niet" included.
    #[must_use]
    pub fn answered(&self, theme: &FormTheme) -> usize {
        let given = |statement: &&FormStatement| self.statements.contains_key(&statement.key);
        theme.statements.iter().filter(given).count()
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
    if form.theme(&theme).is_none_or(|page| page.remark.is_none()) {
        Some(AnswerProblem::UnknownTheme { key: theme })
    } else {
        (length > LONGEST_REMARK).then_some(AnswerProblem::RemarkTooLong { theme, length })
    }
}

fn background_problem(form: &Form, question: &str, option: &str) -> Option<AnswerProblem> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{AuthorityKind, RespondentGroup};
    use crate::rules::Area;
    use crate::versions::Versions;

    fn form(group: RespondentGroup) -> Form {
        let areas = ["noord", "zuid"].map(|key| Area {
            key: key.into(),
            label: key.to_uppercase(),
        });
        Form::preview(
            Versions::embedded().get("2026.1").unwrap(),
            AuthorityKind::Municipality,
            group,
            &[],
            &areas,
        )
    }

    #[test]
    fn nothing_at_all_may_be_sent() {
        assert_eq!(
            Answers::default().problems(&form(RespondentGroup::Staff)),
            []
        );
    }

    #[test]
    fn every_kind_of_wrong_answer_is_told() {
        let text = |text: &str| text.to_owned();
        let answers = Answers {
            statements: [
                ("T9.1", Answer::Agree),
                ("T3.1", Answer::Agree),
                ("T1.1", Answer::Declined),
            ]
            .map(|(k, a)| (text(k), a))
            .into(),
            remarks: [("T1", "x".repeat(LONGEST_REMARK + 1)), ("T3", text("y"))]
                .map(|(k, r)| (text(k), r))
                .into(),
            directions: ["R1", "R2", "R3", "R99"].map(text).into(),
            background: [("age", "ancient"), ("shoe_size", "44")]
                .map(|(q, o)| (text(q), text(o)))
                .into(),
        };
        assert_eq!(
            answers.problems(&form(RespondentGroup::Residents)),
            [
                AnswerProblem::MayNotDecline { key: text("T1.1") },
                AnswerProblem::NotAsked { key: text("T3.1") },
                AnswerProblem::UnknownStatement { key: text("T9.1") },
                AnswerProblem::RemarkTooLong {
                    theme: text("T1"),
                    length: LONGEST_REMARK + 1
                },
                AnswerProblem::UnknownTheme { key: text("T3") },
                AnswerProblem::UnknownDirection { key: text("R99") },
                AnswerProblem::TooManyDirections { chosen: 4 },
                AnswerProblem::UnknownOption {
                    question: text("age"),
                    option: text("ancient")
                },
                AnswerProblem::BackgroundNotAsked {
                    question: text("shoe_size")
                },
            ]
        );
    }

    #[test]
    fn a_posted_page_changes_only_itself() {
        let form = form(RespondentGroup::Council);
        let mut answers = Answers::default();
        answers.absorb_theme(
            &form,
            "T1",
            [
                ("T1.1", "4"),
                ("T1.2", "unknown"),
                (REMARK_FIELD, "Goed:\r\nde uitleg."),
            ],
        );
        answers.absorb_theme(
            &form,
            "T2",
            [
                ("T1.1", "1"),
                ("T2.1", "9"),
                ("T2.2", "declined"),
                ("token", "x"),
                ("T2.3", "2"),
            ],
        );
        answers.absorb_theme(&form, "T99", [("T1.1", "1")]);
        let given: Vec<_> = answers
            .statements
            .iter()
            .map(|(key, answer)| (key.as_str(), *answer))
            .collect();
        assert_eq!(
            given,
            [
                ("T1.1", Answer::Agree),
                ("T1.2", Answer::Unknown),
                ("T2.3", Answer::Disagree)
            ]
        );
        assert_eq!(answers.remarks["T1"], "Goed:\nde uitleg.");
        assert_eq!(answers.answered(form.theme("T1").unwrap()), 2);
        answers.absorb_theme(&form, "T1", [("T1.1", ""), (REMARK_FIELD, "  ")]);
        assert!(!answers.statements.contains_key("T1.1") && answers.remarks.is_empty());
        assert_eq!(answers.statements.len(), 2);
    }

    #[test]
    fn too_much_is_kept_while_it_is_a_draft() {
        let form = form(RespondentGroup::Council);
        let mut answers = Answers::default();
        answers.absorb_directions(&form, ["R1", "R2", "R3", "R4", "R77"]);
        answers.absorb_theme(
            &form,
            "T1",
            [(REMARK_FIELD, "x".repeat(LONGEST_REMARK + 5).as_str())],
        );
        assert_eq!(
            (answers.directions.len(), answers.remarks["T1"].len()),
            (4, LONGEST_REMARK + 5)
        );
        assert_eq!(answers.problems(&form).len(), 2);
        answers.absorb_directions(&form, []);
        assert!(answers.directions.is_empty());
    }

    #[test]
    fn background_answers_can_be_taken_back_and_only_residents_give_them() {
        let mut answers = Answers::default();
        answers.absorb_background(&form(RespondentGroup::Council), [("age", "from_65")]);
        assert!(answers.background.is_empty());
        let residents = form(RespondentGroup::Residents);
        answers.absorb_background(
            &residents,
            [
                ("age", "from_65"),
                ("area", "noord"),
                ("took_part", "maybe"),
            ],
        );
        assert_eq!(answers.background.len(), 2);
        answers.absorb_background(&residents, [("age", "")]);
        assert_eq!(answers.background.keys().collect::<Vec<_>>(), ["area"]);
    }

    #[test]
    fn a_draft_reads_back_as_it_was() {
        let mut answers = Answers::default();
        answers.absorb_theme(
            &form(RespondentGroup::Council),
            "T4",
            [("T4.2", "declined"), (REMARK_FIELD, "é")],
        );
        let stored = serde_json::to_string(&answers).unwrap();
        assert_eq!(serde_json::from_str::<Answers>(&stored).unwrap(), answers);
    }
}
