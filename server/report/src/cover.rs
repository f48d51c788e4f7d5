//! The title page of the larger documents: the middle line around which four groups hold their pictures, and the facts.

use crate::plan::look::{BODY, LEAD, TABLE};
use crate::tagged::{
    Align, Block, Builder, Cell, Colour, Column, Drawing, Level, Shape, Table, TableLook, Text,
    TextStyle, Weight, millimetres,
};

/// Left edge of the title, measured from the margin: right of the middle line.
const INDENT: f32 = millimetres(57.0);
const TITLE: TextStyle = TextStyle::new(46.0, 50.0).weight(Weight::Light);
/// The facts stand at the foot of the page, each on a line or more.
const FACT_HEIGHT: f32 = 19.0;
/// About as many letters of a fact stand on a line.
const FACT_LETTERS: usize = 36;
const FOOT: f32 = millimetres(269.0);

/// What a title page says.
pub(crate) struct Cover<'a> {
    /// Whose document it is.
    pub authority: &'a str,
    /// What it is, in a word.
    pub title: &'a str,
    /// What it is about, in a sentence.
    pub summary: String,
    /// What is read before the facts.
    pub about_facts: &'a str,
    /// Names of facts, and what they are.
    pub facts: Vec<(&'static str, String)>,
}

impl Cover<'_> {
    /// Draws it as the first page, without header and footer; the pages after it have both.
    pub fn add_to(self, builder: &mut Builder) {
        builder.furnish(false);
        builder.decorate(&middle_line());
        builder.inset(INDENT, 0.0, |b| {
            b.move_to(millimetres(105.0));
            b.paragraph(self.authority, Block::new(LEAD, 0.0, 8.0).kept());
            b.heading(Level::One, self.title, Block::new(TITLE, 0.0, 12.0).kept());
            b.paragraph(self.summary, Block::new(LEAD, 0.0, 0.0));
            let lines_of = |(_, value): &(&str, String)| 1 + value.chars().count() / FACT_LETTERS;
            let lines: usize = self.facts.iter().map(lines_of).sum();
            b.move_to(FOOT - (lines + 1) as f32 * FACT_HEIGHT);
            b.table(&facts_table(self.about_facts, self.facts));
        });
        builder.new_page();
        builder.furnish(true);
    }
}

fn facts_table(about: &str, facts: Vec<(&'static str, String)>) -> Table {
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
        summary: about.to_owned(),
        columns: vec![column(3.4), column(6.6)],
        rows: facts.into_iter().map(row).collect(),
        look: TableLook {
            padding: 2.0,
            head_rule: Colour::PAPER,
            row_rule: None,
            together: true,
            ..TABLE
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
