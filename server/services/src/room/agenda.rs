//! The slides of the agenderingsgesprek: from what the talk is for, by the results and the talking points, to the priorities.

use questionnaires::results::Label;

use super::deck::Deck;
use super::slides::Slide;
use crate::results::{Report, StatementRow, ThemeText};
use crate::sessions::{MOST_TALKING_POINTS, TalkingPoint};

/// The most statements on one slide.
pub const MOST_ON_A_SLIDE: usize = 3;

impl Deck {
    /// The slides for these results and the talking points that the room may see. A point about several statements is followed by those that
    /// are not in the deck yet, each by itself. Where there are no points, the statements with the largest gaps take their place. Beside
    /// them stands every other statement that was asked.
    #[must_use]
    pub fn of(report: &Report, points: &[TalkingPoint]) -> Self {
        let mut deck = Self {
            slides: vec![Slide::Purpose, Slide::Response],
            ..Self::default()
        };
        deck.slides.extend(by_theme(report));
        if points.iter().all(|point| point.removed) {
            deck.slides.extend(by_gap(report));
        }
        for point in points {
            deck.add_point(report, point);
        }
        deck.slides
            .extend([Slide::Joining, Slide::Picks, Slide::Priorities]);
        deck.add_the_others(report);
        deck
    }

    fn add_point(&mut self, report: &Report, point: &TalkingPoint) {
        let own = Slide::Point {
            id: point.id.clone(),
        };
        if point.removed {
            let before = self.slides.len().saturating_sub(1);
            self.gone.push((own, before));
            return;
        }
        self.slides.push(own);
        for statement in one_by_one(report, point) {
            // A slide has one place: "next" goes on from there.
            if !self.slides.contains(&statement) {
                self.slides.push(statement);
            }
        }
    }

    /// What is about a theme and has no place of its own stands after the last slide of that theme.
    fn add_the_others(&mut self, report: &Report) {
        for theme in &report.texts.themes {
            let sides = sides(theme);
            let last = self.slides.iter().rposition(|own| sides.contains(own));
            let place = last.unwrap_or_default();
            for side in sides {
                if !self.slides.contains(&side) {
                    self.gone.push((side, place));
                }
            }
            for statement in &theme.statements {
                let key = statement.key.clone();
                let is_there = report.row(&key).is_some();
                let slide = Slide::Statement { key };
                if self.slides.contains(&slide) {
                    continue;
                }
                let others = if is_there {
                    &mut self.beside
                } else {
                    &mut self.gone
                };
                others.push((slide, place));
            }
        }
    }
}

/// The slides of a theme.
fn sides(theme: &ThemeText) -> [Slide; 2] {
    let key = || theme.key.clone();
    [
        Slide::Agreement { theme: key() },
        Slide::Difference { theme: key() },
    ]
}

/// Of each theme the slides that have something to show.
fn by_theme(report: &Report) -> Vec<Slide> {
    let mut slides = Vec::new();
    for theme in &report.texts.themes {
        let [agreement, difference] = sides(theme);
        if !agreements(report, theme).is_empty() {
            slides.push(agreement);
        }
        if !differences(report, theme).is_empty() {
            slides.push(difference);
        }
    }
    slides
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
