//! What one person answers, while it is still theirs: the content of a draft.

mod problems;
#[cfg(test)]
mod tests;

pub use problems::AnswerProblem;

use crate::form::{Form, FormStatement, FormTheme, LOCAL_PAGE};
use crate::kind::named;
use problems::background_problem;
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
    /// What was written, by the key of its theme or of the open question that it answers. Kept as typed; empty ones are left out.
    pub remarks: BTreeMap<String, String>,
    /// Chosen directions by key; may hold too many while it is a draft, never when it is counted.
    pub directions: BTreeSet<String>,
    /// Option key by background question (`age`, `area`, `took_part`), residents only.
    pub background: BTreeMap<String, String>,
}

/// The name of the field with the open remark on a theme page. The other fields bear the keys of statements and open questions.
pub const REMARK_FIELD: &str = "remark";

impl Answers {
    /// Takes over what was posted on the page of one theme: fields by the key of their statement or open question, and
    /// [`REMARK_FIELD`]. An empty field clears the answer, a field that the page does not have is ignored, and what was not posted stays as it was.
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
            if let Some(remark) = theme.remarks.iter().find(|own| own.field() == field) {
                self.absorb_remark(&remark.key, value);
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
    fn absorb_remark(&mut self, key: &str, value: &str) {
        // An island sends what it has, a form what a browser makes of it. No database keeps the sign with number zero.
        let remark = value.replace("\r\n", "\n").replace('\0', "");
        if remark.trim().is_empty() {
            self.remarks.remove(key);
        } else {
            self.remarks.insert(key.to_owned(), remark);
        }
    }

    /// Puts what was written to the one open question of before with that question. While an authority could ask no more than one, it
    /// was kept under the key of the page.
    pub fn settle(&mut self, form: &Form) {
        let page = form.theme(LOCAL_PAGE);
        let Some(question) = page.and_then(|page| page.remarks.first()) else {
            return;
        };
        if let Some(written) = self.remarks.remove(LOCAL_PAGE) {
            let key = question.key.clone();
            self.remarks.entry(key).or_insert(written);
        }
    }

    /// Takes over directions by key, each with whether it is ticked; the others stay as they are. Unknown keys are ignored; too many are
    /// kept, and [`problems`](Self::problems) tells.
    pub fn absorb_directions<'a>(
        &mut self,
        form: &Form,
        boxes: impl IntoIterator<Item = (&'a str, bool)>,
    ) {
        for (key, ticked) in boxes {
            if !ticked {
                self.directions.remove(key);
            } else if form.directions.iter().any(|own| own.key == key) {
                self.directions.insert(key.to_owned());
            }
        }
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
