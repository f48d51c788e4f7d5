//! Every number behind the bars of a statement.

use super::Pictures;
use crate::dutch;
use crate::plan::StatementText;
use crate::plan::look::{SMALL, SMALL_BOLD, SMALL_GREY, TABLE};
use crate::tagged::{Align, Block, Builder, Cell, Colour, Column, Table, TableLook, Text};
use crate::words;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Bounds, Cell as Shown};
use questionnaires::statistics::Share;

const HEADS: [(&str, f32); 9] = [
    ("Groep", 122.0),
    ("Aantal", 30.0),
    ("Helemaal oneens", 42.0),
    ("Oneens", 35.0),
    ("Neutraal", 38.0),
    ("Eens", 28.0),
    ("Helemaal eens", 42.0),
    ("Weet niet", 28.0),
    ("Eens, mogelijk", 46.0),
];

/// The same with the median, for which the others make some room.
const HEADS_IN_FULL: [(&str, f32); 10] = [
    ("Groep", 104.0),
    ("Aantal", 28.0),
    ("Helemaal oneens", 40.0),
    ("Oneens", 33.0),
    ("Neutraal", 37.0),
    ("Eens", 26.0),
    ("Helemaal eens", 40.0),
    ("Weet niet", 26.0),
    ("Middelste antwoord", 56.0),
    ("Eens, mogelijk", 41.0),
];

impl Pictures<'_> {
    /// The numbers behind the bars of a statement; nothing where it has none.
    pub fn numbers(&self, builder: &mut Builder, statement: &StatementText) {
        let Some(table) = self.tables.statement(&statement.key) else {
            return;
        };
        let column = |(head, share): &(&str, f32)| Column {
            head: Text::from(*head),
            share: *share,
            align: if *head == "Groep" {
                Align::Left
            } else {
                Align::Right
            },
        };
        let rows = table
            .cells
            .iter()
            .map(|(group, cell)| self.numbers_row(*group, cell));
        builder.table(&Table {
            caption: Text::from(&statement.text),
            summary: format!(
                "Procenten per groep en antwoord op de stelling: {}",
                statement.text
            ),
            columns: self.heads().iter().map(column).collect(),
            rows: rows.collect(),
            look: TableLook {
                head: SMALL_GREY,
                caption: Block::new(SMALL_BOLD, 0.0, 1.0),
                padding: 2.5,
                gutter: if self.in_full { 4.0 } else { 5.0 },
                before: 12.0,
                together: true,
                ..TABLE
            },
        });
    }

    const fn heads(&self) -> &'static [(&'static str, f32)] {
        if self.in_full { &HEADS_IN_FULL } else { &HEADS }
    }

    fn numbers_row(&self, group: RespondentGroup, cell: &Shown) -> Vec<Cell> {
        let name = Text::from(self.group_name(group));
        let mut row = vec![Cell::text(name, SMALL_BOLD).naming_row()];
        match cell {
            Shown::Three(three) => {
                let whole = three.counts.iter().sum();
                let [disagree, neutral, agree] = three.counts.map(|count| percent(count, whole));
                row.push(number(cell.valid()));
                row.push(together(&disagree));
                row.push(Cell::text(neutral, SMALL));
                row.push(together(&agree));
                row.push(Cell::text("–", SMALL));
                row.extend(self.median(None));
                row.push(possible(three.bounds));
            }
            Shown::Five(five) => {
                let whole = five.counts.iter().sum();
                row.push(number(cell.valid()));
                row.extend(
                    five.counts
                        .map(|count| Cell::text(percent(count, whole), SMALL)),
                );
                let unknown = cell
                    .share_unknown()
                    .map(|share| format!("{}%", share.percent()));
                row.push(Cell::text(unknown.unwrap_or_default(), SMALL));
                row.extend(self.median(Some(five.median_doubled)));
                row.push(possible(five.bounds));
            }
            Shown::NotAsked | Shown::Withheld(_) | Shown::NearlyAll { .. } => {
                let why = words::hidden(cell).unwrap_or_default();
                let why = Cell::text(why, SMALL.colour(Colour::GREY));
                row.push(why.over(self.heads().len() - 1));
            }
        }
        row
    }

    /// The cell of the median, where all is told; a small group has none.
    fn median(&self, doubled: Option<u32>) -> Option<Cell> {
        let text = doubled.map_or_else(|| "–".to_owned(), words::median);
        self.in_full.then(|| Cell::text(text, SMALL))
    }
}

fn percent(count: u32, whole: u32) -> String {
    Share::new(count, whole).map_or_else(String::new, |share| format!("{}%", share.percent()))
}

/// Two classes of a small group as one.
fn together(percent: &str) -> Cell {
    Cell::text(format!("samen {percent}"), SMALL.align(Align::Centre)).over(2)
}

fn number(count: Option<u32>) -> Cell {
    Cell::text(count.map(dutch::number).unwrap_or_default(), SMALL)
}

fn possible(bounds: Option<Bounds>) -> Cell {
    let text = bounds.map_or_else(
        || "–".to_owned(),
        |b| format!("{}–{}%", b.lowest, b.highest),
    );
    Cell::text(text, SMALL)
}
