//! What comes first, and what is done about it.

use super::look::{
    BODY, HEADING_2, HEADING_3, MEASURE, PARAGRAPH, SMALL, SMALL_BOLD, SMALL_GREY, TABLE,
};
use super::{Action, PlanDocument, Priority};
use crate::dutch;
use crate::tagged::{
    Align, Block, Builder, Cell, Colour, Column, Level, Marks, Part, Table, TableLook, Tag, Text,
    Weight,
};

/// Texts longer than this, in characters, make a narrow column unreadable.
pub(super) const LONGEST_IN_COLUMN: usize = 280;
/// A priority starts a new page if less than this is left of the last one, in points.
const ROOM_TO_START: f32 = 300.0;

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
            builder.minor_heading("Acties", HEADING_3);
            if self.actions.iter().all(Action::fits_columns) {
                builder.table(&self.actions_table(number));
            } else {
                for (index, action) in self.actions.iter().enumerate() {
                    builder.table(&action.apart(&format!("{number}.{}", index + 1)));
                }
            }
        }
        if !self.support.is_empty() {
            builder.minor_heading("Hulp uit het programma", HEADING_3);
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
        let summary = format!("Wat wij zagen en wat wij willen bij prioriteit {number}");
        let facts = [
            ("Wat wij zagen", self.finding.clone()),
            ("Ons doel", self.goal.clone()),
            ("Hoort bij", self.subgoals.join("\n")),
            ("Anders gezien", self.dissent.clone()),
        ];
        facts_table(Text::default(), summary, facts)
    }

    fn actions_table(&self, number: usize) -> Table {
        let column = |head: &str, share| Column {
            head: Text::from(head),
            share,
            align: Align::Left,
        };
        let rows = self.actions.iter().enumerate();
        Table {
            caption: Text::default(),
            summary: format!(
                "Acties bij prioriteit {number}: wat, eerste stap, wie, wanneer en hoe wij het zien"
            ),
            columns: vec![
                column("Wat", 27.0),
                column("Eerste stap", 22.0),
                column("Wie", 20.0),
                column("Klaar op", 13.0),
                column("Hoe zien wij het?", 21.0),
            ],
            rows: rows
                .map(|(index, action)| action.row(&format!("{number}.{}", index + 1)))
                .collect(),
            look: TABLE,
        }
    }
}

/// Names with what they stand for; those without a text are left out.
pub(super) fn facts_table<const N: usize>(
    caption: Text,
    summary: String,
    facts: [(&str, String); N],
) -> Table {
    let row = |(name, text): (&str, String)| {
        let name = Cell::text(name, BODY.weight(Weight::SemiBold)).naming_row();
        vec![name, Cell::text(text, BODY)]
    };
    let column = |share| Column {
        head: Text::default(),
        share,
        align: Align::Left,
    };
    let told = facts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty());
    Table {
        caption,
        summary,
        columns: vec![column(1.0), column(3.3)],
        rows: told.map(row).collect(),
        look: TableLook {
            padding: 6.0,
            head_rule: Colour::RULE,
            ..TABLE
        },
    }
}

impl Action {
    /// Whether its texts are short enough for narrow columns.
    fn fits_columns(&self) -> bool {
        let texts = [
            &self.what,
            &self.first_step,
            &self.owner,
            &self.partners,
            &self.measure,
        ];
        texts
            .iter()
            .all(|text| text.chars().count() <= LONGEST_IN_COLUMN)
    }

    /// The action over the whole width.
    fn apart(&self, number: &str) -> Table {
        let first_by = format!(
            "{}\nUiterlijk {}",
            self.first_step,
            dutch::date(self.first_step_by)
        );
        let facts = [
            ("Wat", self.what.clone()),
            ("Eerste stap", first_by),
            ("Wie", self.owner.clone()),
            ("Met wie", self.partners.clone()),
            ("Klaar op", dutch::date(self.due)),
            ("Hoe zien wij het?", self.measure.clone()),
            ("Hoort bij", self.subgoal.clone()),
        ];
        let caption = Text::from(format!("Actie {number}"));
        facts_table(caption, format!("Actie {number}"), facts)
    }

    fn row(&self, number: &str) -> Vec<Cell> {
        let text = SMALL.hyphenated();
        let grey = SMALL_GREY.hyphenated();
        let mut what = vec![Part::Text(
            Text::from(format!("{number}\u{a0} {}", self.what)),
            SMALL_BOLD.hyphenated(),
        )];
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
            who.push(Part::Text(
                Text::from(format!("Met {}", self.partners)),
                grey,
            ));
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
