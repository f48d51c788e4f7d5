//! The title page: the middle line around which four groups hold their pictures, and the facts.

use super::look::{BODY, LEAD};
use super::{PlanDocument, PlanStatus};
use crate::dutch;
use crate::tagged::{
    Align, Block, Builder, Cell, Colour, Column, Drawing, Level, Shape, Table, TableLook, Text,
    TextStyle, Weight, millimetres,
};

/// Left edge of the title, measured from the margin: right of the middle line.
const INDENT: f32 = millimetres(57.0);
const TITLE: TextStyle = TextStyle::new(46.0, 50.0).weight(Weight::Light);
/// The facts stand at the foot of the page; each may take some lines.
const FACT_HEIGHT: f32 = 19.0;
const FOOT: f32 = millimetres(269.0);

impl PlanDocument {
    pub(super) fn title_page(&self, builder: &mut Builder) {
        builder.furnish(false);
        builder.decorate(&middle_line());
        builder.inset(INDENT, 0.0, |b| {
            b.move_to(millimetres(105.0));
            b.paragraph(&self.authority, Block::new(LEAD, 0.0, 8.0).kept());
            b.heading(
                Level::One,
                "Verbeterplan",
                Block::new(TITLE, 0.0, 12.0).kept(),
            );
            b.paragraph(self.summary(), Block::new(LEAD, 0.0, 0.0));
            let facts = self.facts();
            let lines = facts.len() as f32 + 1.0;
            b.move_to(FOOT - lines * FACT_HEIGHT);
            b.table(&facts_table(facts));
        });
        builder.new_page();
        builder.furnish(true);
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![("Gemaakt met", self.instrument.clone())];
        match &self.status {
            PlanStatus::Draft => {
                facts.push(("Stand", "concept, nog niet vastgesteld".to_owned()));
                facts.push(("Datum", dutch::date_with_day(self.date)));
            }
            PlanStatus::Adopted { by, on } => {
                facts.push(("Vastgesteld door", by.clone()));
                facts.push(("Op", dutch::date_with_day(*on)));
            }
        }
        facts.push(("Versie", self.version.clone()));
        facts.push(("Vragenlijst", self.results.version.clone()));
        facts
    }
}

fn facts_table(facts: Vec<(&'static str, String)>) -> Table {
    let column = |share| Column {
        head: Text::default(),
        share,
        align: Align::Left,
    };
    let row = |(name, value): (&str, String)| {
        let name = Cell::text(name, BODY.weight(Weight::SemiBold)).naming_row();
        vec![name, Cell::text(value, BODY)]
    };
    Table {
        caption: Text::default(),
        summary: "Gegevens van dit plan".to_owned(),
        columns: vec![column(3.4), column(6.6)],
        rows: facts.into_iter().map(row).collect(),
        look: TableLook {
            padding: 2.0,
            head_rule: Colour::PAPER,
            row_rule: None,
            together: true,
            ..super::look::TABLE
        },
    }
}

/// A line from top to bottom, with three bars that lie to its left, across it and to its right.
fn middle_line() -> Drawing {
    let bar = |x: f32, y: f32, width: f32, height: f32| Shape::Box {
        at: (millimetres(x), millimetres(y)),
        size: (millimetres(width), millimetres(height)),
        fill: Some(Colour::INK),
        hatch: None,
        edge: None,
    };
    Drawing {
        shapes: vec![
            bar(69.75, 0.0, 0.5, 297.0),
            bar(46.0, 30.0, 24.0, 7.0),
            bar(58.0, 42.0, 24.0, 7.0),
            bar(70.0, 54.0, 24.0, 7.0),
        ],
        ..Drawing::default()
    }
}
