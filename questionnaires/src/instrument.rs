//! The instrument: one version of the questionnaire in three complete variants, and the form one group gets of it.

use crate::comparison::Passage;
use crate::kind::{AuthorityKind, RespondentGroup, Subgoal};
use serde::{Deserialize, Serialize};

/// The same text for each kind of authority, each a full sentence of its own. There is no word substitution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// For a gemeente.
    pub municipality: String,
    /// For a provincie; "Provinciale Staten" and "Gedeputeerde Staten" are plural.
    pub province: String,
    /// For a waterschap, which is neuter.
    pub water_board: String,
}

impl Wording {
    /// The text for one kind of authority.
    #[must_use]
    pub fn of(&self, kind: AuthorityKind) -> &str {
        match kind {
            AuthorityKind::Municipality => &self.municipality,
            AuthorityKind::Province => &self.province,
            AuthorityKind::WaterBoard => &self.water_board,
        }
    }
}

/// One version of the instrument, whole and checked. Immutable once released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Such as `2026.1`.
    pub version: String,
    /// Name of the instrument, such as "Quick Scan Lokale Democratie".
    pub title: Wording,
    /// The question above the welcome page, without the authority's name, such as "Hoe gaat het met de democratie in uw gemeente?".
    pub welcome: Wording,
    /// What the questionnaire is for: paragraphs before the first question.
    pub introduction: Vec<Wording>,
    /// What the authority does, where people cannot be expected to know it: three sentences for a water board, empty for the others.
    pub about_authority: Vec<Wording>,
    /// Who sees what, from which number of answers on: pairs of a subject and its answer.
    pub who_sees_what: Vec<Visibility>,
    /// The answers and their labels, in order: five steps, then `unknown`, then `declined`.
    pub scale: Vec<ScaleOption>,
    /// The eight themes, in order.
    pub themes: Vec<Theme>,
    /// Asked at each theme: "Geef een voorbeeld van wat goed gaat of wat beter kan. Schrijf geen namen op."
    pub remark: Wording,
    /// Above the directions: "Wat moet het eerst beter? Kies er hoogstens drie."
    pub directions_question: Wording,
    /// Twelve directions, three for each subgoal.
    pub directions: Vec<Direction>,
    /// Optional questions to residents; the options of `area` are the scan's own.
    pub background: Vec<BackgroundQuestion>,
    /// Above the button that sends: what sending means.
    pub sending: Vec<Wording>,
    /// The page after sending.
    pub closing: Vec<Wording>,
    /// The sentence that every report carries.
    pub caveat: Wording,
    /// From which version it came forth, and what became of that one's statements; none for the first version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crosswalk: Option<Descent>,
}

/// From which version another one came forth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Descent {
    /// The earlier version.
    pub from: String,
    /// What became of its statements. Those with the same key and the same text need no mention.
    #[serde(default)]
    pub statements: Vec<Passage>,
}

/// One line of "wie ziet wat".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visibility {
    /// Of what, such as "Uw eigen antwoorden".
    pub subject: Wording,
    /// Who sees it, in a few words, such as "Niemand."
    pub who: Wording,
    /// The explanation after it.
    pub explanation: Wording,
}

/// An answer and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleOption {
    /// Code of the [`Answer`](crate::answers::Answer), such as `1` or `unknown`.
    pub answer: String,
    /// Such as "Helemaal oneens".
    pub label: String,
}

/// A theme: some statements on one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// `T1` to `T8`.
    pub key: String,
    /// The subgoal it belongs to.
    pub subgoal: Subgoal,
    /// Its name.
    pub title: Wording,
    /// What it is about, one or two sentences.
    pub explanation: Wording,
    /// Hard words on this page, explained.
    #[serde(default)]
    pub words: Vec<HardWord>,
    /// Its statements, in order.
    pub statements: Vec<Statement>,
}

/// A hard word and its meaning, for the kinds of authority whose statements use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardWord {
    /// The kinds that need it; all when left out.
    #[serde(default = "every_kind")]
    pub kinds: Vec<AuthorityKind>,
    /// The word as the statement has it.
    pub word: String,
    /// Its meaning, a sentence.
    pub meaning: String,
}

fn every_kind() -> Vec<AuthorityKind> {
    AuthorityKind::ALL.to_vec()
}

/// A statement (stelling).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Such as `T1.1`; the same over kinds and, where the meaning stays, over versions.
    pub key: String,
    /// The groups that get it.
    pub groups: Vec<RespondentGroup>,
    /// Whether "zeg ik liever niet" is offered.
    #[serde(default)]
    pub may_decline: bool,
    /// Whether its content differs between kinds of authority, so that it may never be compared over kinds (T1.5, T8.3).
    #[serde(default)]
    pub differs_by_kind: bool,
    /// The sentence.
    pub text: Wording,
}

/// A direction (richting) in which to improve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Direction {
    /// `R1` to `R12`.
    pub key: String,
    /// The subgoal it serves.
    pub subgoal: Subgoal,
    /// What should get better.
    pub text: Wording,
}

/// A background question to residents; optional, and each only a split of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackgroundQuestion {
    /// `age`, `area` or `took_part`.
    pub key: String,
    /// The question.
    pub question: Wording,
    /// Its options; empty for `area`, whose options the scan sets.
    #[serde(default)]
    pub options: Vec<BackgroundOption>,
}

/// An option of a background question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackgroundOption {
    /// Its key, such as `under_30`.
    pub key: String,
    /// What it is called.
    pub label: String,
}

impl Instrument {
    /// The statements of all themes, in order.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.themes.iter().flat_map(|theme| &theme.statements)
    }

    /// The statement with this key.
    #[must_use]
    pub fn statement(&self, key: &str) -> Option<&Statement> {
        self.statements().find(|statement| statement.key == key)
    }

    /// The themes that a group gets, each with only the statements asked of it.
    #[must_use]
    pub fn themes_for(&self, group: RespondentGroup) -> Vec<Theme> {
        let asked = |theme: &Theme| {
            let statements = theme
                .statements
                .iter()
                .filter(|s| s.groups.contains(&group))
                .cloned()
                .collect();
            Theme {
                statements,
                ..theme.clone()
            }
        };
        self.themes
            .iter()
            .map(asked)
            .filter(|theme| !theme.statements.is_empty())
            .collect()
    }
}
