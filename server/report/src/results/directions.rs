//! What should get better first: how often each direction was chosen, by group.

use super::hidden::reasons;
use super::{ResultsDirection, ResultsDocument, make_room};
use crate::dutch;
use crate::plan::look::{
    HEADING_2, MEASURE, NOTE, PARAGRAPH, SMALL, SMALL_BOLD, SMALL_GREY, TABLE,
};
use crate::tagged::{Align, Builder, Cell, Column, Level, Part, Table, TableLook, Tag, Text};
use crate::words;
use questionnaires::results::{DirectionCell, DirectionTable};
use questionnaires::statistics::Share;

const EXPLANATION: &str = "Iedereen mocht hoogstens drie richtingen kiezen. Hier staat per groep hoe vaak een richting is gekozen, in de \
    volgorde van de vragenlijst.";

impl ResultsDocument {
    pub(super) fn directions(&self, builder: &mut Builder) {
        let rows: Vec<Vec<Cell>> = self
            .directions
            .iter()
            .filter_map(|direction| self.direction_row(direction))
            .collect();
        if rows.is_empty() {
            return;
        }
        make_room(builder);
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Wat moet het eerst beter?", HEADING_2);
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| b.paragraph(EXPLANATION, PARAGRAPH));
            b.table(&Table {
                caption: Text::default(),
                summary: "Gekozen richtingen per groep".to_owned(),
                columns: self.direction_columns(),
                rows,
                look: TableLook {
                    head: SMALL_BOLD,
                    gutter: 8.0,
                    ..TABLE
                },
            });
            let cells = self
                .results
                .directions
                .iter()
                .flat_map(|table| &table.cells);
            let hidden = cells.filter_map(|(_, cell)| match cell {
                DirectionCell::Withheld(reason) => Some(*reason),
                DirectionCell::HardlyAnyone
                | DirectionCell::NearlyAll
                | DirectionCell::Chosen { .. } => None,
            });
            b.paragraph(reasons(hidden), NOTE);
        });
    }

    fn direction_columns(&self) -> Vec<Column> {
        let column = |head: &str, share, align| Column {
            head: Text::from(head),
            share,
            align,
        };
        let pictures = self.pictures();
        let groups = self.results.groups.iter();
        let groups =
            groups.map(|response| column(pictures.group_name(response.group), 2.0, Align::Right));
        std::iter::once(column("Richting", 4.4, Align::Left))
            .chain(groups)
            .collect()
    }

    fn direction_row(&self, direction: &ResultsDirection) -> Option<Vec<Cell>> {
        let mut tables = self.results.directions.iter();
        let table: &DirectionTable = tables.find(|table| table.key == direction.key)?;
        let about = vec![
            Part::Text(Text::from(&direction.text), SMALL),
            Part::Text(Text::from(&direction.subgoal), SMALL_GREY),
        ];
        let mut row = vec![Cell::of(about).naming_row()];
        // A cell a group, in the order of the columns.
        row.extend(self.results.groups.iter().map(|response| {
            let mut cells = table.cells.iter();
            let cell = cells.find(|(group, _)| *group == response.group);
            Cell::text(
                cell.map_or_else(String::new, |(_, cell)| chosen(cell)),
                SMALL,
            )
        }));
        Some(row)
    }
}

fn chosen(cell: &DirectionCell) -> String {
    match cell {
        DirectionCell::Withheld(reason) => words::short_reason(*reason).to_owned(),
        DirectionCell::HardlyAnyone => "(bijna) niemand".to_owned(),
        DirectionCell::NearlyAll => "(bijna) iedereen".to_owned(),
        DirectionCell::Chosen { count, of } => {
            let percent = Share::new(*count, *of).map_or(0, Share::percent);
            format!(
                "{percent}% ({} van {})",
                dutch::number(*count),
                dutch::number(*of)
            )
        }
    }
}
