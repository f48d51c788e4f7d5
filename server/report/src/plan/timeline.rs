//! Time as a drawing: months from left to right, an action from its first step to its end.

use super::look::{ACCENT, SMALL, SMALL_BOLD};
use super::{Action, PlanDocument, Round};
use crate::dutch;
use crate::tagged::{Align, Builder, Colour, Drawing, Figure, Shape, Text, TextStyle};
use chrono::{Datelike, Months, NaiveDate};

const WIDTH: f32 = 467.0;
/// Left of this stand the names of the actions, right of it time runs.
const NAMES: f32 = 180.0;
const HEAD: f32 = 30.0;
const ROW: f32 = 20.0;
const FOOT: f32 = 20.0;
/// More months than this are drawn a quarter at a time.
const MOST_MONTHS: u32 = 14;
impl PlanDocument {
    pub(super) fn timeline(&self, builder: &mut Builder, actions: &[(String, &Action)]) -> Figure {
        let dates = actions
            .iter()
            .flat_map(|(_, action)| [action.first_step_by, action.due]);
        let dates: Vec<NaiveDate> = dates
            .chain(self.rounds.iter().map(|round| round.date))
            .collect();
        let time = Time::over(&dates);
        let foot = HEAD + ROW * actions.len() as f32;
        let mut shapes = time.grid(foot);
        for (index, (number, action)) in actions.iter().enumerate() {
            let y = HEAD + ROW * (index as f32 + 0.5);
            let name = fitting(builder, action.name());
            shapes.push(label((0.0, y), number, SMALL_BOLD));
            shapes.push(label((24.0, y), &name, SMALL));
            shapes.extend(time.action(action, y));
        }
        for round in &self.rounds {
            shapes.extend(time.round(&round.name, round.date, foot));
        }
        Figure {
            drawing: Drawing {
                width: WIDTH,
                height: foot + FOOT,
                shapes,
            },
            alternative: self.told(actions),
        }
    }

    /// The picture in words.
    fn told(&self, actions: &[(String, &Action)]) -> String {
        let action = |(number, action): &(String, &Action)| {
            let (first, due) = (dutch::date(action.first_step_by), dutch::date(action.due));
            format!("{number}: eerste stap {first}, klaar {due}")
        };
        let round = |round: &Round| format!("{}: {}", round.name, dutch::date(round.date));
        let parts: Vec<String> = actions
            .iter()
            .map(action)
            .chain(self.rounds.iter().map(round))
            .collect();
        format!(
            "Tijdlijn per actie. {}. Dezelfde gegevens staan in de tabel eronder.",
            parts.join("; ")
        )
    }
}

fn label(at: (f32, f32), text: &str, style: TextStyle) -> Shape {
    Shape::Label {
        at,
        text: Text::from(text),
        style,
    }
}

/// A name cut off where the names' column ends.
fn fitting(builder: &mut Builder, name: &str) -> String {
    let room = NAMES - 24.0 - 12.0;
    let mut shown = name.replace('\n', " ");
    let mut cut = false;
    while builder.measure(&Text::from(format!("{shown}…")), &SMALL) > room {
        cut = true;
        match shown.char_indices().next_back() {
            // Long texts are cut in large steps first.
            Some(_) if shown.chars().count() > 80 => shown = shown.chars().take(80).collect(),
            Some((last, _)) => shown.truncate(last),
            None => break,
        }
    }
    if cut {
        format!("{}…", shown.trim_end())
    } else {
        shown
    }
}

/// The stretch of time that is drawn: whole months.
struct Time {
    start: NaiveDate,
    months: u32,
    /// Months between two lines.
    step: u32,
}

impl Time {
    fn over(dates: &[NaiveDate]) -> Self {
        let first = dates.iter().min().copied().unwrap_or_default();
        let last = dates.iter().max().copied().unwrap_or_default();
        let start = first.with_day(1).unwrap_or(first);
        let years = u32::try_from(last.year() - start.year()).unwrap_or_default();
        let months = (years * 12 + last.month()).saturating_sub(start.month()) + 1;
        let step = match months {
            0..=MOST_MONTHS => 1,
            15..=42 => 3,
            _ => 12,
        };
        Self {
            start,
            months: months.div_ceil(step) * step,
            step,
        }
    }

    fn month(&self, number: u32) -> NaiveDate {
        self.start
            .checked_add_months(Months::new(number))
            .unwrap_or(self.start)
    }

    fn at_month(&self, months: f32) -> f32 {
        NAMES + (WIDTH - NAMES - 4.0) * months / self.months as f32
    }

    fn at(&self, date: NaiveDate) -> f32 {
        let years = (date.year() - self.start.year()) as f32;
        let months = date.month0() as f32 - self.start.month0() as f32;
        self.at_month(years * 12.0 + months + (date.day0() as f32 / 31.0))
    }

    fn grid(&self, foot: f32) -> Vec<Shape> {
        let mut shapes = self.years();
        for month in (0..=self.months).step_by(self.step as usize) {
            let x = self.at_month(month as f32);
            shapes.push(Shape::Line {
                from: (x, HEAD),
                to: (x, foot),
                edge: (Colour::RULE, 0.6),
                dash: None,
            });
            if month < self.months {
                let middle = self.at_month(month as f32 + self.step as f32 / 2.0);
                let style = SMALL.colour(Colour::GREY).align(Align::Centre);
                shapes.push(label(
                    (middle, 21.0),
                    dutch::short_month(self.month(month)),
                    style,
                ));
            }
        }
        shapes
    }

    /// The year above its first month that is drawn.
    fn years(&self) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut last = None;
        for month in (0..self.months).step_by(self.step as usize) {
            let year = self.month(month).year();
            if last != Some(year) {
                let middle = self.at_month(month as f32 + self.step as f32 / 2.0);
                shapes.push(label(
                    (middle, 7.0),
                    &year.to_string(),
                    SMALL_BOLD.align(Align::Centre),
                ));
                last = Some(year);
            }
        }
        shapes
    }

    fn action(&self, action: &Action, y: f32) -> Vec<Shape> {
        let (first, due) = (self.at(action.first_step_by), self.at(action.due));
        vec![
            Shape::Line {
                from: (first, y),
                to: (due, y),
                edge: (Colour::INK, 1.4),
                dash: None,
            },
            square((due, y)),
            Shape::Disc {
                centre: (first, y),
                radius: 3.6,
                fill: Colour::PAPER,
                edge: (Colour::INK, 1.4),
            },
        ]
    }

    fn round(&self, name: &str, date: NaiveDate, foot: f32) -> Vec<Shape> {
        let x = self.at(date);
        let edge = (ACCENT, 0.9);
        // A name near the right edge ends at its line, so that it stays on the paper.
        let align = if x > WIDTH - 40.0 {
            Align::Right
        } else {
            Align::Centre
        };
        vec![
            Shape::Line {
                from: (x, HEAD),
                to: (x, foot + 5.0),
                edge,
                dash: Some(3.0),
            },
            label((x, foot + 12.0), name, SMALL.align(align)),
        ]
    }
}

fn square((x, y): (f32, f32)) -> Shape {
    Shape::Box {
        at: (x - 3.6, y - 3.6),
        size: (7.2, 7.2),
        fill: Some(Colour::INK),
        hatch: None,
        edge: None,
    }
}

pub(super) fn key() -> Figure {
    let shapes = vec![
        Shape::Disc {
            centre: (5.0, 7.0),
            radius: 3.6,
            fill: Colour::PAPER,
            edge: (Colour::INK, 1.4),
        },
        label((14.0, 7.0), "eerste stap", SMALL),
        square((79.0, 7.0)),
        label((88.0, 7.0), "klaar", SMALL),
        Shape::Line {
            from: (130.0, 0.0),
            to: (130.0, 14.0),
            edge: (ACCENT, 0.9),
            dash: Some(3.0),
        },
        label((138.0, 7.0), "ronde: hoe staat het ervoor?", SMALL),
    ];
    Figure {
        drawing: Drawing { width: WIDTH, height: 14.0, shapes },
        alternative: "Legenda. Open rondje: eerste stap. Zwart vierkant: klaar. Stippellijn: ronde waarin wij kijken hoe het \
                      ervoor staat."
            .to_owned(),
    }
}
