//! What comes first, and what is done about it.

use super::look::{BODY, HEADING_2, HEADING_3, MEASURE, PARAGRAPH, SMALL, SMALL_BOLD, SMALL_GREY, TABLE};
use super::{Action, PlanDocument, Priority};
use crate::dutch;
use crate::tagged::{
    Align, Block, Builder, Cell, Column, Level, Marks, Part, Table, TableLook, Tag, Text, Weight,
};

/// A priority starts a new page if less than this is left of the last one, in points.
const ROOM_TO_START: f32 = 380.0;

impl PlanDocument {
    pub(super) fn priorities(&self, builder: &mut Builder) {
        for (index, priority) in self.priorities.iter().enumerate() {
            if index == 0 || builder.room() < ROOM_TO_START {
                builder.new_page();
            }
            builder.within(Tag::Section, |b| priority.write(b, index + 1));
        }
    }
}

impl Priority {
    fn write(&self, builder: &mut Builder, number: usize) {
        let title = format!("Prioriteit {number}: {}", self.title);
        builder.heading(Level::Two, title, HEADING_2);
        builder.table(&self.facts(number));
        if !self.actions.is_empty() {
            builder.heading(Level::Three, "Acties", HEADING_3);
            builder.table(&self.actions_table(number));
        }
        if !self.support.is_empty() {
            builder.heading(Level::Three, "Hulp uit het programma", HEADING_3);
            let items: Vec<Text> = self.support.iter().map(Text::from).collect();
            let margin = builder.frame().width() - MEASURE;
            let block = Block::new(BODY, 0.0, 3.0);
            builder.inset(0.0, margin, |b| match items.as_slice() {
                [only] => b.paragraph(only.clone(), PARAGRAPH),
                items => b.list(Marks::Bullets, items, block, 14.0),
            });
        }
    }

    fn facts(&self, number: usize) -> Table {
        let subgoals = self.subgoals.join("\n");
        let all = [
            ("Wat wij zagen", &self.finding),
            ("Ons doel", &self.goal),
            ("Hoort bij", &subgoals),
            ("Anders gezien", &self.dissent),
        ];
        let row = |(name, text): (&str, &String)| {
            let name = Cell::text(name, BODY.weight(Weight::SemiBold)).naming_row();
            vec![name, Cell::text(text, BODY)]
        };
        let column = |share| Column { head: Text::default(), share, align: Align::Left };
        Table {
            caption: Text::default(),
            summary: format!("Wat wij zagen en wat wij willen bij prioriteit {number}"),
            columns: vec![column(1.0), column(3.3)],
            rows: all.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(row).collect(),
            look: TableLook {
                padding: 6.0,
                head_rule: crate::tagged::Colour::RULE,
                ..TABLE
            },
        }
    }

    fn actions_table(&self, number: usize) -> Table {
        let column = |head: &str, share| Column { head: Text::from(head), share, align: Align::Left };
        let rows = self.actions.iter().enumerate();
        Table {
            caption: Text::default(),
            summary: format!("Acties bij prioriteit {number}: wat, eerste stap, wie, wanneer en hoe wij het zien"),
            columns: vec![
                column("Wat", 27.0),
                column("Eerste stap", 22.0),
                column("Wie", 20.0),
                column("Klaar op", 13.0),
                column("Hoe zien wij het?", 21.0),
            ],
            rows: rows.map(|(index, action)| action.row(&format!("{number}.{}", index + 1))).collect(),
            look: TABLE,
        }
    }
}

impl Action {
    fn row(&self, number: &str) -> Vec<Cell> {
        let text = SMALL.hyphenated();
        let grey = SMALL_GREY.hyphenated();
        let mut what = vec![Part::Text(Text::from(format!("{number}\u{a0} {}", self.what)), SMALL_BOLD.hyphenated())];
        if !self.subgoal.is_empty() {
            what.push(Part::Text(Text::from(&self.subgoal), grey));
        }
        let first_by = format!("Uiterlijk {}", dutch::date(self.first_step_by));
        let first = vec![
            Part::Text(Text::from(&self.first_step), text),
            Part::Text(Text::from(first_by), grey),
        ];
        let mut who = vec![Part::Text(Text::from(&self.owner), text)];
        if !self.partners.is_empty() {
            who.push(Part::Text(Text::from(format!("Met {}", self.partners)), grey));
        }
        vec![
            Cell::of(what).naming_row(),
            Cell::of(first),
            Cell::of(who),
            Cell::text(dutch::date(self.due), text),
            Cell::text(&self.measure, text),
        ]
    }
}
