//! What can be wrong with a questionnaire file, in a sentence for the programme officer who wrote it.

use super::toml_words;
use crate::answers::Answer;
use crate::comparison::{CrosswalkProblem, Fate};
use crate::kind::{AuthorityKind, RespondentGroup, Subgoal};
use crate::language::MOST_WORDS;
use std::fmt;

/// One thing that is wrong with a questionnaire file. Displays as a Dutch sentence with its line and key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line in the file, counted from 1.
    pub line: usize,
    /// Dotted key, such as `T3.2.province` or `introduction.2.municipality`; empty for the file as a whole.
    pub key: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong at a place in a questionnaire file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// It is not TOML; the parser's own words.
    Syntax(String),
    /// The same key stands twice in one table.
    DoubledField,
    /// A field that the format does not have.
    UnknownField,
    /// A field that must be there is not.
    MissingField,
    /// Something else stands where this was expected.
    Expected(Expected),
    /// The text for one kind of authority is missing.
    MissingVariant(AuthorityKind),
    /// A text is empty.
    EmptyText,
    /// A list has nothing in it.
    EmptyList,
    /// A sentence has more than [`MOST_WORDS`] words.
    SentenceTooLong {
        /// How many words it has.
        words: usize,
    },
    /// The version is not a year, a dot and a number.
    MalformedVersion,
    /// A key has other characters than letters, digits and underscores, joined by dots.
    MalformedKey,
    /// A key that results hang on is used twice.
    DoubledKey,
    /// The key of a statement does not begin with that of its theme and a dot.
    NotUnderTheme {
        /// Key of the theme.
        theme: String,
    },
    /// A name that the format does not know, such as that of a group.
    Unknown(Named, String),
    /// An answer is missing in the scale.
    MissingAnswer(Answer),
    /// The answers of the scale stand in another order.
    ScaleOrder,
    /// There are more or fewer than there must be.
    Count {
        /// Of what.
        of: Counted,
        /// How many there are.
        found: usize,
        /// How many there must be.
        wanted: usize,
    },
    /// A hard word is explained that no text of its theme uses.
    UnusedWord(String),
    /// The options of the area are the scan's own.
    AreaWithOptions,
    /// A background question has fewer than two options.
    TooFewOptions,
    /// Nothing is said of what a water board does.
    WaterBoardUnexplained,
    /// There is a version of this number already.
    VersionTaken,
    /// The version does not come after the newest one.
    NotAfter {
        /// The newest version there is.
        newest: String,
    },
    /// Nothing is said of what became of the statements of the newest version.
    NoCrosswalk {
        /// The newest version there is.
        newest: String,
    },
    /// The crosswalk does not begin at the newest version.
    CrosswalkFrom {
        /// The newest version there is.
        newest: String,
    },
    /// What is said of a statement cannot be so.
    Crosswalk(CrosswalkProblem),
    /// The key belonged to another statement in an earlier version: a key is never used again for another meaning.
    KeyReused,
}

/// What a name in the file can be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A group of respondents.
    Group,
    /// A subgoal.
    Subgoal,
    /// A kind of authority.
    Kind,
    /// An answer of the scale.
    Answer,
    /// A background question: a split is only made of known ones.
    Background,
    /// What became of a statement.
    Fate,
}

/// What there must be a fixed number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Themes in all.
    Themes,
    /// Themes of one subgoal.
    ThemesOf(Subgoal),
    /// Directions in all.
    Directions,
    /// Directions of one subgoal.
    DirectionsOf(Subgoal),
}

/// What a field should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text between quotes.
    Text,
    /// A list.
    List,
    /// A table.
    Table,
    /// `true` or `false`.
    YesOrNo,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.key.is_empty() {
            write!(f, "regel {}: {}", self.line, self.kind)
        } else {
            write!(f, "regel {}, {}: {}", self.line, self.key, self.kind)
        }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DoubledField => "dit veld staat er twee keer",
            Self::UnknownField => "dit veld bestaat niet",
            Self::MissingField => "dit veld ontbreekt",
            Self::EmptyText => "de tekst is leeg",
            Self::EmptyList => "de lijst is leeg",
            Self::MalformedVersion => {
                "een versie is een jaartal, een punt en een nummer, zoals 2026.1"
            }
            Self::MalformedKey => "een sleutel heeft alleen letters, cijfers, _ en punten",
            Self::DoubledKey => "deze sleutel is al gebruikt",
            Self::ScaleOrder => {
                "de antwoorden staan niet in de vaste volgorde: 1 tot en met 5, unknown, declined"
            }
            Self::AreaWithOptions => "de gebieden stelt elke scan zelf in; hier horen geen opties",
            Self::TooFewOptions => "een vraag heeft minstens twee opties",
            Self::WaterBoardUnexplained => "leg uit wat een waterschap doet",
            Self::VersionTaken => "deze versie is er al; geef de nieuwe een eigen nummer",
            Self::KeyReused => {
                "deze sleutel was van een andere stelling; geef de nieuwe stelling een nieuwe sleutel"
            }
            Self::Crosswalk(problem) => in_crosswalk(problem),
            Self::NotAfter { newest } => {
                return write!(f, "een nieuwe versie komt na {newest}, de nieuwste die er is");
            }
            Self::NoCrosswalk { newest } => return f.write_str(&no_crosswalk(newest)),
            Self::CrosswalkFrom { newest } => {
                return write!(f, "de overgang begint bij {newest}, de nieuwste versie die er is");
            }
            Self::Syntax(message) => {
                return write!(f, "dit is geen geldige TOML: {}", toml_words::dutch(message));
            }
            Self::Expected(expected) => return write!(f, "hier hoort {expected} te staan"),
            Self::MissingVariant(kind) => {
                return write!(f, "de tekst voor {} ontbreekt", for_kind(*kind));
            }
            Self::SentenceTooLong { words } => return f.write_str(&too_long(*words)),
            Self::NotUnderTheme { theme } => {
                return write!(f, "de sleutel hoort te beginnen met {theme}. (met de punt)");
            }
            Self::Unknown(named, name) => {
                let known = named.known().join(", ");
                return write!(f, "{named} ‘{name}’ bestaat niet; kies uit {known}");
            }
            Self::MissingAnswer(answer) => {
                return write!(f, "het antwoord ‘{}’ ontbreekt in de schaal", answer.code());
            }
            Self::Count { of, found, wanted } => {
                return write!(f, "{of}: het zijn er {found}, het moeten er {wanted} zijn");
            }
            Self::UnusedWord(word) => {
                return write!(f, "het woord ‘{word}’ komt in dit thema niet voor");
            }
        })
    }
}

fn no_crosswalk(newest: &str) -> String {
    format!("dit deel ontbreekt; zeg daarin wat er werd van de stellingen van {newest}")
}

fn too_long(words: usize) -> String {
    format!("de zin heeft {words} woorden; B1 vraagt hoogstens {MOST_WORDS}")
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "een tekst tussen aanhalingstekens",
            Self::List => "een lijst",
            Self::Table => "een tabel met velden",
            Self::YesOrNo => "true of false",
        })
    }
}

impl Named {
    fn known(self) -> Vec<&'static str> {
        match self {
            Self::Group => RespondentGroup::ALL.map(RespondentGroup::code).into(),
            Self::Subgoal => Subgoal::ALL.map(Subgoal::code).into(),
            Self::Kind => AuthorityKind::ALL.map(AuthorityKind::code).into(),
            Self::Answer => Answer::ALL.map(Answer::code).into(),
            Self::Background => super::BACKGROUND.into(),
            Self::Fate => Fate::ALL.map(Fate::code).into(),
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Group => "de groep",
            Self::Subgoal => "het subdoel",
            Self::Kind => "de soort",
            Self::Answer => "het antwoord",
            Self::Background => "de achtergrondvraag",
            Self::Fate => "de uitkomst",
        })
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Themes => f.write_str("thema’s"),
            Self::ThemesOf(subgoal) => write!(f, "thema’s bij subdoel {}", subgoal.code()),
            Self::Directions => f.write_str("richtingen"),
            Self::DirectionsOf(subgoal) => write!(f, "richtingen bij subdoel {}", subgoal.code()),
        }
    }
}

const fn in_crosswalk(problem: &CrosswalkProblem) -> &'static str {
    match problem {
        CrosswalkProblem::OtherVersions => "de overgang hoort bij andere versies",
        CrosswalkProblem::Missing { .. } => {
            "deze stelling is veranderd of weg; zeg in crosswalk wat ervan werd: corrected, reworded, scale_changed of dropped"
        }
        CrosswalkProblem::Unusable { .. } => {
            "deze stelling is er niet, of staat er twee keer in de overgang"
        }
        CrosswalkProblem::FateAndKey { .. } => {
            "bij dropped hoort geen to; bij elke andere uitkomst wel"
        }
        CrosswalkProblem::NotTheSame { .. } => "dit is niet same: de tekst of de schaal is anders",
    }
}

const fn for_kind(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "een gemeente (municipality)",
        AuthorityKind::Province => "een provincie (province)",
        AuthorityKind::WaterBoard => "een waterschap (water_board)",
    }
}
