//! What the screen shows, one thing at a time, and in which order.

use std::fmt;

use questionnaires::results::Label;

use crate::ids::TalkingPointId;
use crate::results::{Report, StatementRow, ThemeText};
use crate::sessions::{MOST_TALKING_POINTS, TalkingPoint};

/// The most statements on one slide.
pub const MOST_ON_A_SLIDE: usize = 3;

/// The longest key of a theme or a statement that a slide may name.
const LONGEST_KEY: usize = 12;

/// One thing on the screen. As text it stands in the database, in forms and in addresses: `thema-t1-verschil`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slide {
    /// What the talk is for, and what the results are not.
    Purpose,
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
    /// Reads one; `None` for what cannot be one. Whether the talk has it is another question: see [`Deck::place`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "doel" => Some(Self::Purpose),
            "respons" => Some(Self::Response),
            "meedoen" => Some(Self::Joining),
            "keuzes" => Some(Self::Picks),
            "prioriteiten" => Some(Self::Priorities),
            _ => Self::parse_about(text),
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

    /// The theme it is about.
    fn theme<'a>(&'a self, report: &'a Report) -> Option<&'a str> {
        match self {
            Self::Agreement { theme } | Self::Difference { theme } => Some(theme),
            Self::Statement { key } => report.texts.theme_of(key).map(|theme| theme.key.as_str()),
            Self::Purpose
            | Self::Response
            | Self::Point { .. }
            | Self::Joining
            | Self::Picks
            | Self::Priorities => None,
        }
    }

    /// Whether it can be shown, in the deck or beside it: any statement that was asked can.
    pub(super) fn exists(&self, deck: &Deck, report: &Report) -> bool {
        match self {
            Self::Statement { key } => report.row(key).is_some(),
            slide => deck.slides.contains(slide),
        }
    }
}

/// A key in capitals, as questionnaires write them.
fn key(text: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.';
    let fits = (1..=LONGEST_KEY).contains(&text.len()) && text.bytes().all(plain);
    fits.then(|| text.to_ascii_uppercase())
}

/// The slides of a talk, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    slides: Vec<Slide>,
    /// Talking points that were taken out, each with the place of the slide before it.
    gone: Vec<(TalkingPointId, usize)>,
}

impl Deck {
    /// The slides for these results and the talking points that the room may see. A point about several statements is followed by those that
    /// are not in the deck yet, each by itself. Where there are no points, the statements with the largest gaps take their place.
    #[must_use]
    pub fn of(report: &Report, points: &[TalkingPoint]) -> Self {
        let mut slides = vec![Slide::Purpose, Slide::Response];
        for theme in &report.texts.themes {
            let key = || theme.key.clone();
            if !agreements(report, theme).is_empty() {
                slides.push(Slide::Agreement { theme: key() });
            }
            if !differences(report, theme).is_empty() {
                slides.push(Slide::Difference { theme: key() });
            }
        }
        if points.iter().all(|point| point.removed) {
            slides.extend(by_gap(report));
        }
        let mut gone = Vec::new();
        for point in points {
            let id = point.id.clone();
            if point.removed {
                gone.push((id, slides.len().saturating_sub(1)));
                continue;
            }
            slides.push(Slide::Point { id });
            for statement in one_by_one(report, point) {
                // A slide has one place: "next" goes on from there.
                if !slides.contains(&statement) {
                    slides.push(statement);
                }
            }
        }
        slides.extend([Slide::Joining, Slide::Picks, Slide::Priorities]);
        Self { slides, gone }
    }

    /// The slides in order.
    #[must_use]
    pub fn slides(&self) -> &[Slide] {
        &self.slides
    }

    /// Where a slide is, counted from 0. One that is not in the deck has the place of the nearest: a statement that of the last slide of its
    /// theme, a talking point that was taken out that of the slide before it, and one that the room may not see any more that of the last before
    /// people come in.
    #[must_use]
    pub fn place(&self, slide: &Slide, report: &Report) -> usize {
        let exactly = self.slides.iter().position(|own| own == slide);
        exactly
            .or_else(|| self.nearest(slide, report))
            .unwrap_or_default()
    }

    fn nearest(&self, slide: &Slide, report: &Report) -> Option<usize> {
        if let Slide::Point { id } = slide {
            let gone = self.gone.iter().find(|(own, _)| own == id);
            let joining = || self.slides.iter().position(|own| *own == Slide::Joining);
            return gone
                .map(|(_, place)| *place)
                .or_else(|| joining()?.checked_sub(1));
        }
        let theme = slide.theme(report)?;
        let of_theme = |own: &Slide| {
            let is_of_theme = matches!(own, Slide::Agreement { .. } | Slide::Difference { .. });
            is_of_theme && own.theme(report) == Some(theme)
        };
        self.slides.iter().rposition(of_theme)
    }

    /// The slide after that place.
    #[must_use]
    pub fn next(&self, place: usize) -> Option<&Slide> {
        self.slides.get(place + 1)
    }

    /// The slide before that place.
    #[must_use]
    pub fn previous(&self, place: usize) -> Option<&Slide> {
        place
            .checked_sub(1)
            .and_then(|place| self.slides.get(place))
    }

    /// The slide that can be shown for one that may have gone.
    pub(super) fn shown(&self, slide: &Slide, report: &Report) -> Slide {
        if slide.exists(self, report) {
            return slide.clone();
        }
        let nearest = self.slides.get(self.place(slide, report));
        nearest.cloned().unwrap_or(Slide::Purpose)
    }
}

/// The statements of a talking point that is about several. One alone stands on the slide of the point.
fn one_by_one(report: &Report, point: &TalkingPoint) -> impl Iterator<Item = Slide> {
    let several = point.statements.len() > 1;
    let keys = point.statements.iter();
    keys.filter(move |key| several && report.row(key).is_some())
        .map(|key| Slide::Statement { key: key.clone() })
}

/// The statements with the largest gaps, as many as there may be talking points.
fn by_gap(report: &Report) -> impl Iterator<Item = Slide> {
    let rows = report.by_gap().into_iter();
    let told = rows.filter(|row| row.table.gap.is_some());
    told.take(MOST_TALKING_POINTS).map(|row| Slide::Statement {
        key: row.text.key.clone(),
    })
}

/// The statements of a theme on which the groups agree most, the smallest gap first. At most three; none that stands among the
/// [`differences`], and none whose gap earned it the name of one.
#[must_use]
pub fn agreements<'a>(report: &'a Report, theme: &'a ThemeText) -> Vec<StatementRow<'a>> {
    let (_, rest) = apart(report, theme);
    let alike = |row: &StatementRow<'_>| !row.table.labels.contains(&Label::DifferentPictures);
    let rows = rest.into_iter().rev().filter(alike);
    rows.take(MOST_ON_A_SLIDE).collect()
}

/// The statements of a theme on which the groups differ most, the largest gap first. At most three, and no more than half of those that can be
/// compared, so that something is left to agree on.
#[must_use]
pub fn differences<'a>(report: &'a Report, theme: &'a ThemeText) -> Vec<StatementRow<'a>> {
    let (most, _) = apart(report, theme);
    let differ = |row: &StatementRow<'_>| row.table.shown_gap().is_some_and(|gap| gap > 0);
    most.into_iter().filter(differ).collect()
}

/// The statements of a theme that at least two groups show a share of, the largest gap first: the differences, and the rest.
fn apart<'a>(
    report: &'a Report,
    theme: &'a ThemeText,
) -> (Vec<StatementRow<'a>>, Vec<StatementRow<'a>>) {
    let rows = report.rows_of(theme).into_iter();
    let mut most: Vec<_> = rows.filter(|row| row.table.gap.is_some()).collect();
    let rest = most.split_off(most.len().div_ceil(2).min(MOST_ON_A_SLIDE));
    (most, rest)
}
