//! Why and how, and who took part.

use super::PlanDocument;
use super::look::{ACCENT, BODY, CAVEAT, HEADING_2, HEADING_3, MEASURE, PARAGRAPH, STEPS};
use crate::tagged::{Block, Builder, Colour, Level, Marks, Tag, Text, Weight};

/// From the left edge of a step's square to its name.
const STEP_INDENT: f32 = 28.0;

impl PlanDocument {
    pub(super) fn introduction(&self, builder: &mut Builder) {
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Waarom en hoe", HEADING_2);
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| {
                for paragraph in &self.purpose {
                    b.paragraph(paragraph, PARAGRAPH);
                }
                b.note(&self.caveat, CAVEAT, ACCENT);
                self.how_it_went(b);
            });
            b.heading(Level::Three, "Wie deden mee?", HEADING_3);
            self.pictures().response(b);
        });
    }

    fn how_it_went(&self, builder: &mut Builder) {
        if self.steps.is_empty() {
            return;
        }
        builder.heading(Level::Three, "Zo ging het", HEADING_3);
        let text = |step: &super::Step| {
            let name = Text::default().bold(&step.name);
            name.coloured(&format!("\n{}", step.when), Weight::Regular, Colour::GREY)
        };
        let items: Vec<Text> = self.steps.iter().map(text).collect();
        let block = Block::new(BODY, 4.0, 5.0);
        builder.list(Marks::Badges(&STEPS), &items, block, STEP_INDENT);
    }
}
