//! What a table is: columns, rows of cells, and how they look.

use super::figure::Figure;
use super::style::{Align, Block, Colour, TextStyle};
use super::text::Text;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name; the table has no head if all are empty.
    pub head: Text,
    /// Share of the table's width.
    pub share: f32,
    /// Where its texts stand.
    pub align: Align,
}

/// Part of what a cell holds, one below the other.
#[derive(Clone, Debug)]
pub enum Part {
    /// A paragraph.
    Text(Text, TextStyle),
    /// A figure.
    Figure(Figure),
    /// Room, in points.
    Room(f32),
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it holds.
    pub parts: Vec<Part>,
    /// How many columns it covers.
    pub span: usize,
    /// Whether it names its row.
    pub names_row: bool,
}

impl Cell {
    /// A cell with one paragraph.
    #[must_use]
    pub fn text(text: impl Into<Text>, style: TextStyle) -> Self {
        Self::of(vec![Part::Text(text.into(), style)])
    }

    /// A cell of several parts.
    #[must_use]
    pub const fn of(parts: Vec<Part>) -> Self {
        Self {
            parts,
            span: 1,
            names_row: false,
        }
    }

    /// The same, naming its row.
    #[must_use]
    pub fn naming_row(self) -> Self {
        Self {
            names_row: true,
            ..self
        }
    }

    /// The same over several columns.
    #[must_use]
    pub fn over(self, span: usize) -> Self {
        Self { span, ..self }
    }
}

/// How a table looks. Lengths in points.
#[derive(Clone, Copy, Debug)]
pub struct TableLook {
    /// The names of columns.
    pub head: TextStyle,
    /// The caption, kept with the table.
    pub caption: Block,
    /// Room above and below in each cell.
    pub padding: f32,
    /// Room between columns.
    pub gutter: f32,
    /// Rule below the head and, if there is none, above the first row.
    pub head_rule: Colour,
    /// Rule below each row.
    pub row_rule: Option<Colour>,
    /// Room above the table.
    pub before: f32,
    /// Room below it.
    pub after: f32,
    /// Whether it stands on one page, if it is no higher than one.
    pub together: bool,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Shown above the table; nothing if empty.
    pub caption: Text,
    /// What is read before the table.
    pub summary: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; a row's spans add up to the columns.
    pub rows: Vec<Vec<Cell>>,
    /// How it looks.
    pub look: TableLook,
}
