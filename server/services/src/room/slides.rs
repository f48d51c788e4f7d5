//! What the screen shows, one thing at a time. In which order is a matter of the talk: see [`super::Deck`].

use std::fmt;

use super::start::StartSlide;
use crate::ids::TalkingPointId;

/// The longest key of a theme or a statement that a slide may name.
const LONGEST_KEY: usize = 12;

/// One thing on the screen. As text it stands in the database, in forms and in addresses: `thema-t1-verschil`. Each talk begins with its
/// purpose; what else it has is its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slide {
    /// What the talk is for, and what the results are not.
    Purpose,
    /// Something of the startgesprek.
    Start(StartSlide),
    /// How many of each group answered.
    Response,
    /// Where the groups agree most, within a theme.
    Agreement {
        /// Its key.
        theme: String,
    },
    /// Where the groups differ most, within a theme.
    Difference {
        /// Its key.
        theme: String,
    },
    /// One statement with its groups.
    Statement {
        /// Its key.
        key: String,
    },
    /// A talking point: the same one wherever it is moved to.
    Point {
        /// Which.
        id: TalkingPointId,
    },
    /// How to come in: QR and code.
    Joining,
    /// The picks: how many have picked, and the tally once it is revealed.
    Picks,
    /// The priorities as they form.
    Priorities,
}

impl fmt::Display for Slide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Purpose => f.write_str("doel"),
            Self::Start(slide) => f.write_str(slide.code()),
            Self::Response => f.write_str("respons"),
            Self::Agreement { theme } => {
                write!(f, "thema-{}-overeenkomst", theme.to_ascii_lowercase())
            }
            Self::Difference { theme } => {
                write!(f, "thema-{}-verschil", theme.to_ascii_lowercase())
            }
            Self::Statement { key } => write!(f, "stelling-{}", key.to_ascii_lowercase()),
            Self::Point { id } => write!(f, "punt-{id}"),
            Self::Joining => f.write_str("meedoen"),
            Self::Picks => f.write_str("keuzes"),
            Self::Priorities => f.write_str("prioriteiten"),
        }
    }
}

impl Slide {
    /// Reads one; `None` for what cannot be one. Whether the talk has it is another question: see [`super::Deck::has`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "doel" => Some(Self::Purpose),
            "respons" => Some(Self::Response),
            "meedoen" => Some(Self::Joining),
            "keuzes" => Some(Self::Picks),
            "prioriteiten" => Some(Self::Priorities),
            _ => StartSlide::from_code(text)
                .map(Self::Start)
                .or_else(|| Self::parse_about(text)),
        }
    }

    fn parse_about(text: &str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix("thema-") {
            let (theme, side) = rest.rsplit_once('-')?;
            let theme = key(theme)?;
            return match side {
                "overeenkomst" => Some(Self::Agreement { theme }),
                "verschil" => Some(Self::Difference { theme }),
                _ => None,
            };
        }
        if let Some(rest) = text.strip_prefix("stelling-") {
            return key(rest).map(|key| Self::Statement { key });
        }
        let id = TalkingPointId::parse(text.strip_prefix("punt-")?)?;
        Some(Self::Point { id })
    }
}

/// A key in capitals, as questionnaires write them.
fn key(text: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.';
    let fits = (1..=LONGEST_KEY).contains(&text.len()) && text.bytes().all(plain);
    fits.then(|| text.to_ascii_uppercase())
}
