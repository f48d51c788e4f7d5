//! What one respondent is asked: the questionnaire of one kind of authority and one group, with the scan's own questions, in plain texts.

mod build;
#[cfg(test)]
mod tests;

use crate::answers::{Answer, REMARK_FIELD};
use crate::instrument::{Instrument, Wording};
use crate::kind::{AuthorityKind, RespondentGroup, Subgoal};
use crate::local::{LOCAL_KEYS, LocalQuestion};
use crate::rules::{Area, Rules};
use std::collections::BTreeSet;

/// The key of the page with local questions.
pub const LOCAL_PAGE: &str = "L";

/// The background question whose options are the scan's areas.
pub const AREA: &str = "area";

/// Everything that the pages of one questionnaire show, so that they look nothing up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Version of the instrument.
    pub version: String,
    /// The kind of authority.
    pub kind: AuthorityKind,
    /// The group that gets it.
    pub group: RespondentGroup,
    /// Name of the instrument for this kind.
    pub title: String,
    /// The question above the welcome page.
    pub welcome: String,
    /// Paragraphs before the first question.
    pub introduction: Vec<String>,
    /// What the authority does; empty where people know it.
    pub about_authority: Vec<String>,
    /// Who sees what, line by line.
    pub who_sees_what: Vec<FormVisibility>,
    /// The answers and their labels: five steps, `Unknown`, `Declined`.
    pub scale: Vec<FormAnswer>,
    /// The pages with statements, in order; that of the local questions comes last, if there are any.
    pub themes: Vec<FormTheme>,
    /// The question above the directions.
    pub directions_question: String,
    /// The directions, in order.
    pub directions: Vec<FormDirection>,
    /// Optional background questions; residents only.
    pub background: Vec<FormBackground>,
    /// Above the button that sends.
    pub sending: Vec<String>,
    /// The page after sending.
    pub closing: Vec<String>,
    /// The sentence that every report carries.
    pub caveat: String,
    /// Statements of the version and of the scan that this group does not get: to tell a wrong key from a wrong group.
    pub(crate) not_asked: BTreeSet<String>,
}

/// One line of "wie ziet wat".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormVisibility {
    /// Of what.
    pub subject: String,
    /// Who sees it.
    pub who: String,
    /// The explanation after it.
    pub explanation: String,
}

/// An answer that can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormAnswer {
    /// The answer.
    pub answer: Answer,
    /// What it is called.
    pub label: String,
}

/// A page of statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormTheme {
    /// `T1` to `T8`, or [`LOCAL_PAGE`].
    pub key: String,
    /// Its place in this form, counted from 1.
    pub number: usize,
    /// Its name.
    pub title: String,
    /// What it is about.
    pub explanation: String,
    /// Hard words on this page.
    pub words: Vec<FormWord>,
    /// Its statements, in order; empty only where all local questions are open ones.
    pub statements: Vec<FormStatement>,
    /// What can be answered in one's own words: the open remark of a theme; on the page of the local questions each open question.
    pub remarks: Vec<FormRemark>,
}

/// Something that is answered in one's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRemark {
    /// The key of its theme, or of the local question that it is.
    pub key: String,
    /// What is asked for.
    pub text: String,
}

impl FormRemark {
    /// Whether it is a question of the authority's own, and not the remark of a theme.
    #[must_use]
    pub fn is_question(&self) -> bool {
        LOCAL_KEYS.contains(&self.key.as_str())
    }

    /// The name of its field on its page: a page has one remark, and as many questions as there are.
    #[must_use]
    pub fn field(&self) -> &str {
        if self.is_question() {
            &self.key
        } else {
            REMARK_FIELD
        }
    }
}

/// A hard word, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormWord {
    /// The word.
    pub word: String,
    /// Its meaning.
    pub meaning: String,
}

/// A statement that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormStatement {
    /// Such as `T1.1` or `L1`.
    pub key: String,
    /// The sentence.
    pub text: String,
    /// Whether "zeg ik liever niet" is offered.
    pub may_decline: bool,
}

/// A direction that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormDirection {
    /// `R1` to `R12`.
    pub key: String,
    /// The subgoal it serves.
    pub subgoal: Subgoal,
    /// What should get better.
    pub text: String,
}

/// A background question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormBackground {
    /// `age`, `area` or `took_part`.
    pub key: String,
    /// The question.
    pub question: String,
    /// Its options; never empty.
    pub options: Vec<FormOption>,
}

/// An option of a background question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormOption {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: String,
}

impl Form {
    /// The form of one group in one scan.
    #[must_use]
    pub fn new(
        instrument: &Instrument,
        kind: AuthorityKind,
        group: RespondentGroup,
        rules: &Rules,
    ) -> Self {
        Self::preview(
            instrument,
            kind,
            group,
            rules.local_questions(),
            rules.areas(),
        )
    }

    /// The same before there are frozen rules: for a lead who prepares, or a programme officer who looks at a new version.
    #[must_use]
    pub fn preview(
        instrument: &Instrument,
        kind: AuthorityKind,
        group: RespondentGroup,
        local: &[LocalQuestion],
        areas: &[Area],
    ) -> Self {
        let texts = |wordings: &[Wording]| build::texts_of(wordings, kind);
        Self {
            version: instrument.version.clone(),
            kind,
            group,
            title: instrument.title.of(kind).to_owned(),
            welcome: instrument.welcome.of(kind).to_owned(),
            introduction: texts(&instrument.introduction),
            about_authority: texts(&instrument.about_authority),
            who_sees_what: build::visibilities(instrument, kind),
            scale: build::scale(instrument),
            themes: build::themes(instrument, kind, group, local),
            directions_question: instrument.directions_question.of(kind).to_owned(),
            directions: build::directions(instrument, kind),
            background: build::background(instrument, kind, group, areas),
            sending: texts(&instrument.sending),
            closing: texts(&instrument.closing),
            caveat: instrument.caveat.of(kind).to_owned(),
            not_asked: build::not_asked(instrument, group, local),
        }
    }

    /// Whether who fills them in reads the same in both.
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        let read = |form: &Self| Self {
            not_asked: BTreeSet::new(),
            ..form.clone()
        };
        read(self) == read(other)
    }

    /// The page with this key.
    #[must_use]
    pub fn theme(&self, key: &str) -> Option<&FormTheme> {
        self.themes.iter().find(|theme| theme.key == key)
    }

    /// All statements, in order, local ones last.
    pub fn statements(&self) -> impl Iterator<Item = &FormStatement> {
        self.themes.iter().flat_map(|theme| &theme.statements)
    }

    /// The statement with this key.
    #[must_use]
    pub fn statement(&self, key: &str) -> Option<&FormStatement> {
        self.statements().find(|statement| statement.key == key)
    }

    /// What is answered in one's own words under this key.
    #[must_use]
    pub fn remark(&self, key: &str) -> Option<&FormRemark> {
        let mut remarks = self.themes.iter().flat_map(|theme| &theme.remarks);
        remarks.find(|remark| remark.key == key)
    }

    /// What an answer is called; its code where the version does not name it.
    #[must_use]
    pub fn label(&self, answer: Answer) -> &str {
        let named = self.scale.iter().find(|option| option.answer == answer);
        named.map_or(answer.code(), |option| &option.label)
    }

    /// The answers that can be given to a statement, in order.
    pub fn answers_to(&self, statement: &FormStatement) -> impl Iterator<Item = &FormAnswer> {
        let may_decline = statement.may_decline;
        let offered = move |option: &&FormAnswer| may_decline || option.answer != Answer::Declined;
        self.scale.iter().filter(offered)
    }
}
