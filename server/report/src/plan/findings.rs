//! What we saw: each finding with the answers that show it.

use super::chart::{self, ANSWERS, Scale};
use super::look::{
    BODY, HEADING_2, HEADING_3, MEASURE, NOTE, PARAGRAPH, SMALL, SMALL_BOLD, SMALL_GREY, TABLE,
};
use super::response::why;
use super::{Finding, PlanDocument, StatementText};
use crate::dutch;
use crate::tagged::{
    Align, Builder, Cell, Colour, Column, Level, Part, Table, TableLook, Tag, Text, TextStyle,
    Weight,
};
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Cell as Shown, Label, Side, StatementTable};
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

impl PlanDocument {
    pub(super) fn findings(&self, builder: &mut Builder) {
        if self.findings.is_empty() {
            return;
        }
        let scale = Scale::of(
            self.shown_tables()
                .flat_map(|table| table.cells.iter().map(|(_, cell)| cell)),
        );
        builder.new_page();
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Wat wij zagen", HEADING_2);
            if self.shown_tables().next().is_some() {
                let widths = ANSWERS.map(|name| b.measure(&Text::from(name), &SMALL));
                b.figure(&chart::key(b.frame().width(), &widths), 0.0, 6.0);
                b.paragraph(EXPLANATION, NOTE);
                if let Some(meanings) = self.meanings() {
                    b.paragraph(meanings, NOTE);
                }
            }
            for finding in &self.findings {
                self.finding(b, finding, scale);
            }
        });
    }

    /// What the labels mean that stand under statements here.
    fn meanings(&self) -> Option<Text> {
        let mut words: Vec<&str> = Vec::new();
        let mut text = Text::default();
        for label in self.shown_tables().flat_map(|table| &table.labels) {
            let (word, meaning) = meaning(label);
            if !words.contains(&word) {
                words.push(word);
                text = text.bold(word).and(meaning);
            }
        }
        (!words.is_empty()).then_some(text)
    }

    /// The tables of the statements that findings name, each once.
    pub(super) fn shown_tables(&self) -> impl Iterator<Item = &StatementTable> {
        let named = |table: &&StatementTable| {
            let mut statements = self.findings.iter().flat_map(|finding| &finding.statements);
            statements.any(|statement| statement.key == table.key)
        };
        self.results.statements.iter().filter(named)
    }

    fn finding(&self, builder: &mut Builder, finding: &Finding, scale: Scale) {
        builder.within(Tag::Section, |b| {
            b.heading(Level::Three, &finding.title, HEADING_3);
            let margin = b.frame().width() - MEASURE;
            // A short text stays with the first of its tables.
            let kept = finding.text.len() < 800 && !finding.statements.is_empty();
            let block = if kept { PARAGRAPH.kept() } else { PARAGRAPH };
            b.inset(0.0, margin, |b| {
                for paragraph in finding.text.split('\n') {
                    b.paragraph(paragraph, block);
                }
            });
            for statement in &finding.statements {
                self.statement(b, statement, scale);
            }
        });
    }

    fn statement(&self, builder: &mut Builder, statement: &StatementText, scale: Scale) {
        let Some(table) = self
            .results
            .statements
            .iter()
            .find(|table| table.key == statement.key)
        else {
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
        let labels = self.labels(table);
        let caption = Text::default().and(&statement.text);
        if labels.is_empty() {
            return caption;
        }
        caption.coloured(&format!("\n{labels}"), Weight::Regular, Colour::INK)
    }

    /// What a statement stands out by, in words.
    fn labels(&self, table: &StatementTable) -> String {
        let word = |label: &Label| match label {
            Label::SharedStrength => "Gedeelde kracht".to_owned(),
            Label::SharedConcern => "Gedeeld knelpunt".to_owned(),
            Label::DifferentPictures => match table.shown_gap() {
                Some(points) => format!("Verschil van beeld: {points} punten"),
                None => "Verschil van beeld".to_owned(),
            },
            Label::DividedWithin { group } => {
                format!("Verdeeld binnen de groep: {}", self.group_name(*group))
            }
            Label::Unknown { group } => format!("Onbekend: {}", self.group_name(*group)),
        };
        table
            .labels
            .iter()
            .map(word)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn cell_row(&self, group: RespondentGroup, cell: &Shown, scale: Scale) -> Vec<Cell> {
        let name = self.named(group, cell);
        let Some(figure) = chart::bar(cell, scale, BAR_WIDTH) else {
            return vec![
                name,
                Cell::text(words(cell), SMALL.colour(Colour::GREY)).over(4),
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
                .results
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

const EXPLANATION: &str = "Getallen in de balken zijn procenten van wie een antwoord op de schaal gaf; kleine getallen staan \
    alleen in de bijlage. Onder de naam van een groep: hoeveel mensen dat zijn. Bij 5 tot 9 antwoorden tonen wij alleen oneens, \
    neutraal en eens, zonder woord voor de spreiding en zonder ‘weet ik niet’.";

/// A label's word, and what it means to who has never seen one.
const fn meaning(label: &Label) -> (&'static str, &'static str) {
    match label {
        Label::SharedStrength => (
            "Gedeelde kracht",
            ": in elke groep die te zien is, is een grote meerderheid het eens. ",
        ),
        Label::SharedConcern => (
            "Gedeeld knelpunt",
            ": in elke groep die te zien is, is maar een klein deel het eens. ",
        ),
        Label::DifferentPictures => (
            "Verschil van beeld",
            ": tussen twee groepen is het verschil groot. ",
        ),
        Label::DividedWithin { .. } => (
            "Verdeeld",
            ": binnen één groep lopen de antwoorden sterk uiteen. ",
        ),
        Label::Unknown { .. } => ("Onbekend", ": een groot deel van de groep weet het niet. "),
    }
}

/// What stands in the place of numbers.
pub(super) fn words(cell: &Shown) -> String {
    match cell {
        Shown::NotAsked => "Niet gevraagd aan deze groep.".to_owned(),
        Shown::Withheld(reason) => why(*reason),
        Shown::NearlyAll { side } => {
            let side = match side {
                Side::Disagree => "oneens",
                Side::Neutral => "neutraal",
                Side::Agree => "eens",
            };
            format!("(Bijna) iedereen {side}")
        }
        Shown::Three(_) | Shown::Five(_) => String::new(),
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
