//! Residents by one background question at a time, each in tables of its own. Two questions are never crossed.

use super::hidden::reasons;
use super::{ResultsBackground, ResultsDocument, make_room};
use crate::dutch;
use crate::plan::StatementText;
use crate::plan::look::{
    HEADING_2, HEADING_3, MEASURE, NOTE, PARAGRAPH, SMALL, SMALL_BOLD, SMALL_GREY, TABLE,
};
use crate::tagged::{
    Align, Builder, Cell, Colour, Column, Level, Table, TableLook, Tag, Text, Weight,
};
use crate::words;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Cell as Shown, SplitPart, SplitTable, Withheld};

/// A table of more parts than this would have columns too narrow to read.
const MOST_PARTS: usize = 5;

const EXPLANATION: &str = "Wie dat wilde, vertelde iets over zichzelf. Een deel staat er alleen als het groot genoeg is. Wij leggen nooit \
    twee van deze vragen over elkaar. In de tabellen staat hoeveel procent van elk deel het eens is.";

impl ResultsDocument {
    pub(super) fn splits(&self, builder: &mut Builder) {
        let splits: Vec<(&SplitTable, &ResultsBackground)> = self
            .results
            .splits
            .iter()
            .filter_map(|split| {
                let mut known = self.backgrounds.iter();
                Some(split).zip(known.find(|background| background.key == split.key))
            })
            .collect();
        if splits.is_empty() {
            return;
        }
        make_room(builder);
        let residents = self.pictures().group_name(RespondentGroup::Residents);
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, format!("{residents}, uitgesplitst"), HEADING_2);
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| b.paragraph(EXPLANATION, PARAGRAPH));
            for (split, background) in splits {
                b.minor_heading(&background.question, HEADING_3);
                self.split(b, split, background);
            }
        });
    }

    fn split(&self, builder: &mut Builder, split: &SplitTable, background: &ResultsBackground) {
        if let Some(why) = split.withheld {
            builder.paragraph(format!("{}.", words::reason(why)), PARAGRAPH);
            return;
        }
        let asked = self.asked(split);
        for parts in split.parts.chunks(MOST_PARTS) {
            let rows = asked.iter().map(|statement| row(statement, parts));
            builder.table(&Table {
                caption: Text::default(),
                summary: format!(
                    "Procent eens per stelling, bij de vraag: {}",
                    background.question
                ),
                columns: columns(parts, background),
                rows: rows.collect(),
                look: TableLook {
                    head: SMALL_BOLD,
                    gutter: 8.0,
                    padding: 3.0,
                    ..TABLE
                },
            });
        }
        builder.paragraph(reasons(split.parts.iter().flat_map(hidden)), NOTE);
    }

    /// The statements that the shown parts tell of, in the order of the themes.
    fn asked(&self, split: &SplitTable) -> Vec<&StatementText> {
        let is_told = |statement: &&StatementText| {
            let mut told = split.parts.iter().flat_map(|part| &part.statements);
            told.any(|(key, _)| *key == statement.key)
        };
        let statements = self.themes.iter().flat_map(|theme| &theme.statements);
        statements.filter(is_told).collect()
    }
}

fn columns(parts: &[SplitPart], background: &ResultsBackground) -> Vec<Column> {
    let statement = Column {
        head: Text::from("Stelling"),
        share: 4.6,
        align: Align::Left,
    };
    let part = |part: &SplitPart| Column {
        head: head(part, background),
        share: 1.6,
        align: Align::Right,
    };
    std::iter::once(statement)
        .chain(parts.iter().map(part))
        .collect()
}

/// The name of a part, with how many people are in it or why it is hidden.
fn head(part: &SplitPart, background: &ResultsBackground) -> Text {
    let mut known = background.parts.iter();
    let name = known
        .find(|(key, _)| *key == part.key)
        .map_or(&part.key, |(_, name)| name);
    let more = match (part.responses, part.withheld) {
        (Some(people), _) => dutch::number(people),
        (None, Some(why)) => words::short_reason(why).to_owned(),
        (None, None) => return Text::from(name),
    };
    Text::from(name).coloured(&format!("\n{more}"), Weight::Regular, Colour::GREY)
}

fn row(statement: &StatementText, parts: &[SplitPart]) -> Vec<Cell> {
    let name = Cell::text(&statement.text, SMALL).naming_row();
    let cells = parts.iter().map(|part| {
        let mut own = part.statements.iter();
        match own.find(|(key, _)| *key == statement.key) {
            Some((_, cell)) => Cell::text(agree(cell), SMALL),
            None => Cell::text("–", SMALL_GREY),
        }
    });
    std::iter::once(name).chain(cells).collect()
}

fn agree(cell: &Shown) -> String {
    cell.percent_agree().map_or_else(
        || words::short_hidden(cell).unwrap_or_default(),
        |share| format!("{}%", share.percent()),
    )
}

/// Why a part, or something in it, is not shown.
fn hidden(part: &SplitPart) -> Vec<Withheld> {
    let cells = part.statements.iter().filter_map(|(_, cell)| match cell {
        Shown::Withheld(reason) => Some(*reason),
        Shown::NotAsked | Shown::NearlyAll { .. } | Shown::Three(_) | Shown::Five(_) => None,
    });
    part.withheld.into_iter().chain(cells).collect()
}
