//! Who took part: a block a person in small groups, a bar in large ones, a number alone where there is no size.

use super::Pictures;
use crate::dutch;
use crate::plan::look::{NOTE, SMALL, SMALL_BOLD, SMALL_GREY, TABLE};
use crate::tagged::{
    Align, Builder, Cell, Colour, Column, Drawing, Figure, Part, Shape, Table, TableLook, Text,
};
use crate::words;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::GroupResponse;
use questionnaires::rules::FULL_DETAIL_FROM;

/// Groups up to this size are drawn as a block a person.
const MOST_BLOCKS: u32 = 50;
const WIDTH: f32 = 232.0;
const HEIGHT: f32 = 14.0;

impl Pictures<'_> {
    /// The response of all groups.
    pub fn response(&self, builder: &mut Builder) {
        let column = |head: &str, share, align| Column {
            head: Text::from(head),
            share,
            align,
        };
        let rows = self
            .tables
            .groups
            .iter()
            .map(|response| self.response_row(response));
        builder.table(&Table {
            caption: Text::default(),
            summary: "Per groep: hoeveel mensen meededen en uit hoeveel mensen de groep bestaat"
                .to_owned(),
            columns: vec![
                column("Groep", 3.3, Align::Left),
                column("Deel van de groep dat meedeed", 5.2, Align::Left),
                column("Deden mee", 1.5, Align::Right),
            ],
            rows: rows.collect(),
            look: TableLook {
                together: true,
                ..TABLE
            },
        });
        builder.paragraph(self.response_note(), NOTE);
    }

    fn response_row(&self, response: &GroupResponse) -> Vec<Cell> {
        let name = self.group_name(response.group);
        let mut about = vec![Part::Text(Text::from(name), SMALL_BOLD)];
        if let Some(remark) = remark(response) {
            about.push(Part::Text(Text::from(remark), SMALL_GREY));
        }
        let count = match response.size {
            Some(size) => format!(
                "{} van {}",
                dutch::number(response.responses),
                dutch::number(size)
            ),
            None => dutch::number(response.responses),
        };
        vec![
            Cell::of(about).naming_row(),
            Cell::of(vec![picture(response, name)]),
            Cell::text(count, SMALL_BOLD),
        ]
    }

    fn response_note(&self) -> &'static str {
        let small =
            |response: &GroupResponse| response.size.is_some_and(|size| size <= MOST_BLOCKS);
        if self.tables.groups.iter().any(small) {
            "Elk blokje is één persoon. Donker: deed mee."
        } else {
            ""
        }
    }
}

fn remark(response: &GroupResponse) -> Option<String> {
    match response.withheld {
        Some(why) => Some(format!("{}.", words::reason(why))),
        None if response.responses < FULL_DETAIL_FROM => {
            Some("Wij tonen van deze groep alleen oneens, neutraal en eens.".to_owned())
        }
        None => None,
    }
}

fn picture(response: &GroupResponse, name: &str) -> Part {
    let Some(size) = response.size.filter(|size| *size > 0) else {
        let text = match response.group {
            RespondentGroup::Residents => {
                "Iedereen mocht meedoen. Er is geen groep om het aantal mee te vergelijken."
            }
            _ => "De grootte van deze groep is niet bekend.",
        };
        return Part::Text(Text::from(text), SMALL.colour(Colour::GREY));
    };
    let shapes = if size <= MOST_BLOCKS {
        blocks(response.responses, size)
    } else {
        bar(response.responses, size)
    };
    let drawing = Drawing {
        width: WIDTH,
        height: HEIGHT,
        shapes,
    };
    let (count, size) = (dutch::number(response.responses), dutch::number(size));
    Part::Figure(Figure {
        drawing,
        alternative: format!("{name}: {count} van de {size} mensen deden mee."),
    })
}

fn blocks(responses: u32, size: u32) -> Vec<Shape> {
    // Never wider than two centimetres, so that three people do not look like a bar.
    let step = (WIDTH / size as f32).min(22.0);
    let width = step * 0.76;
    (0..size)
        .map(|person| Shape::Box {
            at: (person as f32 * step + 0.4, 0.4),
            size: (width, HEIGHT - 2.8),
            fill: (person < responses).then_some(Colour::INK),
            hatch: None,
            edge: Some((
                if person < responses {
                    Colour::INK
                } else {
                    Colour::EDGE
                },
                0.7,
            )),
        })
        .collect()
}

fn bar(responses: u32, size: u32) -> Vec<Shape> {
    let share = (responses as f32 / size as f32).min(1.0);
    let part = |width: f32, fill, edge| Shape::Box {
        at: (0.4, 0.4),
        size: (width, HEIGHT - 2.8),
        fill,
        hatch: None,
        edge,
    };
    vec![
        part(WIDTH - 0.8, None, Some((Colour::EDGE, 0.7))),
        part((WIDTH - 0.8) * share, Some(Colour::INK), None),
    ]
}
