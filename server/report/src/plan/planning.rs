//! When what is done: a picture and a table, and the lines to sign on.

use super::look::{ACCENT, CAVEAT, HEADING_2, HEADING_3, MEASURE, SMALL, SMALL_BOLD, TABLE};
use super::{Action, PlanDocument, timeline};
use crate::dutch;
use crate::tagged::{
    Align, Builder, Cell, Colour, Column, Level, Part, Table, TableLook, Tag, Text,
};

/// Room to sign, above the line.
const SIGNATURE: f32 = 26.0;

impl PlanDocument {
    pub(super) fn planning(&self, builder: &mut Builder) {
        let actions = self.numbered_actions();
        if actions.is_empty() {
            return;
        }
        builder.new_page();
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Planning", HEADING_2);
            b.figure(&timeline::key(), 0.0, 8.0);
            let picture = self.timeline(b, &actions);
            b.figure(&picture, 4.0, 14.0);
            b.table(&planning_table(&actions));
        });
        self.sign_off(builder);
    }

    fn sign_off(&self, builder: &mut Builder) {
        builder.within(Tag::Section, |b| {
            let first = !self.signatories.is_empty();
            if first {
                b.heading(Level::Three, "Ondertekening", HEADING_3);
                b.table(&self.signatures());
            }
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| b.note(&self.caveat, CAVEAT, ACCENT));
        });
    }

    fn signatures(&self) -> Table {
        let column = |head: &str, share| Column {
            head: Text::from(head),
            share,
            align: Align::Left,
        };
        let row = |function: &String| {
            let blank = || Cell::text("", SMALL);
            let name = Part::Text(Text::from(function), SMALL_BOLD);
            vec![
                Cell::of(vec![name, Part::Room(SIGNATURE)]).naming_row(),
                blank(),
                blank(),
                blank(),
            ]
        };
        Table {
            caption: Text::default(),
            summary: "Ruimte om te ondertekenen: functie, naam, datum en handtekening".to_owned(),
            columns: vec![
                column("Functie", 3.0),
                column("Naam", 3.0),
                column("Datum", 2.0),
                column("Handtekening", 3.5),
            ],
            rows: self.signatories.iter().map(row).collect(),
            look: TableLook {
                row_rule: Some(Colour::INK),
                head_rule: Colour::RULE,
                padding: 3.0,
                together: true,
                ..TABLE
            },
        }
    }
}

impl Action {
    /// What it is called in the planning.
    pub(super) fn name(&self) -> &str {
        if self.short.is_empty() {
            &self.what
        } else {
            &self.short
        }
    }
}

/// The actions by date.
fn planning_table(actions: &[(String, &Action)]) -> Table {
    let mut sorted: Vec<&(String, &Action)> = actions.iter().collect();
    sorted.sort_by_key(|(_, action)| action.due);
    let column = |head: &str, share| Column {
        head: Text::from(head),
        share,
        align: Align::Left,
    };
    let row = |(number, action): &&(String, &Action)| {
        let text = SMALL.hyphenated();
        let name = Text::from(format!("{number}\u{a0} {}", action.name()));
        vec![
            Cell::text(name, SMALL_BOLD.hyphenated()).naming_row(),
            Cell::text(&action.owner, text),
            Cell::text(dutch::date(action.first_step_by), text),
            Cell::text(dutch::date(action.due), text),
        ]
    };
    Table {
        caption: Text::default(),
        summary: "Planning van alle acties, op volgorde van einddatum".to_owned(),
        columns: vec![
            column("Actie", 4.0),
            column("Wie", 3.2),
            column("Eerste stap", 2.0),
            column("Klaar op", 2.0),
        ],
        rows: sorted.iter().map(row).collect(),
        look: TABLE,
    }
}
