//! The answers to a statement: a bar a group, with what is said of it beside.

use super::Pictures;
use super::chart::{self, ANSWERS, Scale};
use crate::dutch;
use crate::plan::StatementText;
use crate::plan::look::{BODY, SMALL, SMALL_BOLD, SMALL_GREY, TABLE};
use crate::tagged::{
    Align, Builder, Cell, Colour, Column, Part, Table, TableLook, Text, TextStyle, Weight,
};
use crate::words::{self, LabelKind};
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Cell as Shown, Label, StatementTable};
use questionnaires::statistics::AgreementWord;

/// Width of a bar, in points: that of its column.
const BAR_WIDTH: f32 = 199.0;
const HEADS: [&str; 5] = [
    "Groep",
    "Antwoorden, in procenten",
    "Eens",
    "Spreiding",
    "Weet niet",
];
const SHARES: [f32; 5] = [118.0, BAR_WIDTH, 30.0, 46.0, 38.0];

/// What the surfaces of the bars mean.
pub(crate) fn key(builder: &mut Builder) {
    let widths = ANSWERS.map(|name| builder.measure(&Text::from(name), &SMALL));
    let width = builder.frame().width();
    builder.figure(&chart::key(width, &widths), 0.0, 6.0);
}

impl Pictures<'_> {
    /// The answers to a statement; nothing where it has none.
    pub fn statement(&self, builder: &mut Builder, statement: &StatementText, scale: Scale) {
        let Some(table) = self.tables.statement(&statement.key) else {
            return;
        };
        let column = |(head, share): (&str, f32)| Column {
            head: Text::from(head),
            share,
            align: if head == "Eens" || head == "Weet niet" {
                Align::Right
            } else {
                Align::Left
            },
        };
        let rows = table
            .cells
            .iter()
            .map(|(group, cell)| self.cell_row(*group, cell, scale));
        builder.table(&Table {
            caption: self.statement_caption(statement, table),
            summary: format!("Antwoorden per groep op de stelling: {}", statement.text),
            columns: HEADS.into_iter().zip(SHARES).map(column).collect(),
            rows: rows.collect(),
            look: TableLook {
                padding: 2.5,
                before: 12.0,
                after: 12.0,
                head: SMALL_GREY,
                together: true,
                ..TABLE
            },
        });
    }

    fn statement_caption(&self, statement: &StatementText, table: &StatementTable) -> Text {
        let mut caption = Text::default().and(&statement.text);
        let labels = self.labels(table);
        if !labels.is_empty() {
            caption = caption.coloured(&format!("\n{labels}"), Weight::Regular, Colour::INK);
        }
        match self.gap(table).filter(|_| self.in_full) {
            Some(gap) => caption.coloured(&format!("\n{gap}"), Weight::Regular, Colour::GREY),
            None => caption,
        }
    }

    /// How large the gap is and between which groups; nothing where there are no two to compare.
    pub fn gap(&self, table: &StatementTable) -> Option<String> {
        let (gap, points) = (table.gap?, table.shown_gap()?);
        let noun = if points == 1 { "punt" } else { "punten" };
        let side = |group| {
            let share = table.cell(group).and_then(Shown::percent_agree);
            let percent = share.map_or(0, |share| share.percent());
            format!("{} {percent}% eens", self.group_name(group))
        };
        let (highest, lowest) = (side(gap.highest), side(gap.lowest));
        Some(format!(
            "Grootste verschil: {points} {noun} ({highest}, {lowest})"
        ))
    }

    /// What a statement stands out by, in words.
    pub fn labels(&self, table: &StatementTable) -> String {
        let told = |label: &Label| {
            let word = LabelKind::of(*label).word();
            match label {
                Label::SharedStrength | Label::SharedConcern => word.to_owned(),
                Label::DifferentPictures => match table.shown_gap() {
                    Some(points) => format!("{word}: {points} punten"),
                    None => word.to_owned(),
                },
                Label::DividedWithin { group } | Label::Unknown { group } => {
                    format!("{word}: {}", self.group_name(*group))
                }
            }
        };
        table
            .labels
            .iter()
            .map(told)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn cell_row(&self, group: RespondentGroup, cell: &Shown, scale: Scale) -> Vec<Cell> {
        let name = self.named(group, cell);
        let Some(figure) = chart::bar(cell, scale, BAR_WIDTH) else {
            return vec![
                name,
                Cell::text(
                    words::hidden(cell).unwrap_or_default(),
                    SMALL.colour(Colour::GREY),
                )
                .over(4),
            ];
        };
        let agree = cell
            .percent_agree()
            .map(|share| format!("{}%", share.percent()));
        let (spread, unknown) = spread_and_unknown(cell);
        // Lines as high as a bar: everything in the row stands in its middle.
        let beside = |style: TextStyle| TextStyle {
            leading: chart::HEIGHT,
            ..style
        };
        vec![
            name,
            Cell::of(vec![Part::Figure(figure)]),
            Cell::text(
                agree.unwrap_or_default(),
                beside(BODY.weight(Weight::SemiBold)),
            ),
            Cell::text(spread, beside(SMALL)),
            Cell::text(unknown, beside(SMALL)),
        ]
    }

    fn named(&self, group: RespondentGroup, cell: &Shown) -> Cell {
        let mut parts = vec![Part::Text(Text::from(self.group_name(group)), SMALL_BOLD)];
        if let Some(answers) = cell.valid() {
            let size = self
                .tables
                .groups
                .iter()
                .find(|response| response.group == group);
            let of = size.and_then(|response| response.size);
            let count = match of {
                Some(size) => format!("{} van {}", dutch::number(answers), dutch::number(size)),
                None => dutch::number(answers),
            };
            parts.push(Part::Text(Text::from(count), SMALL_GREY));
        }
        Cell::of(parts).naming_row()
    }
}

fn spread_and_unknown(cell: &Shown) -> (String, String) {
    let none = || "–".to_owned();
    let Shown::Five(five) = cell else {
        return (none(), none());
    };
    let unknown = cell
        .share_unknown()
        .map_or_else(none, |share| format!("{}%", share.percent()));
    (
        AgreementWord::of(five.agreement).dutch().to_owned(),
        unknown,
    )
}
