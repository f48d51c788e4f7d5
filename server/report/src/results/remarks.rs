//! What people wrote, as far as it was released, and what the authority answers.

use super::labels::{INDENT, ITEM};
use super::{ResultsDocument, ResultsRemark, ResultsTopic, make_room};
use crate::dutch;
use crate::plan::look::{ACCENT, HEADING_2, HEADING_3, MEASURE, NOTE, PARAGRAPH};
use crate::tagged::{Builder, Colour, Level, Marks, Tag, Text, Weight};
use questionnaires::kind::AuthorityKind;

impl ResultsDocument {
    pub(super) fn remarks(&self, builder: &mut Builder) {
        let Some(topics) = &self.remarks else {
            return;
        };
        make_room(builder);
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Wat gebeurde er met opmerkingen?", HEADING_2);
            let count: usize = topics.iter().map(|topic| topic.remarks.len()).sum();
            let answered = topics.iter().any(|topic| topic.answer.is_some());
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| {
                b.paragraph(released(count), PARAGRAPH);
                if count > 0 && !answered {
                    let who = dutch::sentence(self.the_authority());
                    b.paragraph(
                        format!("{who} heeft nog geen antwoord geschreven."),
                        PARAGRAPH,
                    );
                }
                for topic in topics {
                    self.topic(b, topic, answered);
                }
            });
        });
    }

    fn topic(&self, builder: &mut Builder, topic: &ResultsTopic, answered: bool) {
        builder.minor_heading(&topic.title, HEADING_3);
        let items: Vec<Text> = topic.remarks.iter().map(ResultsRemark::item).collect();
        builder.list(Marks::Bullets, &items, ITEM, INDENT);
        match &topic.answer {
            Some((text, changed_on)) => {
                let label = format!("Antwoord van {}", self.the_authority());
                builder.paragraph(Text::default().bold(&label), PARAGRAPH.kept());
                builder.note(text, PARAGRAPH, ACCENT);
                let changed = format!("Laatst gewijzigd op {}", dutch::date_with_day(*changed_on));
                builder.paragraph(changed, NOTE);
            }
            None if answered => builder.paragraph("Hierop is nog niet geantwoord.", NOTE),
            None => {}
        }
    }

    const fn the_authority(&self) -> &'static str {
        match self.kind {
            AuthorityKind::Municipality => "de gemeente",
            AuthorityKind::Province => "de provincie",
            AuthorityKind::WaterBoard => "het waterschap",
        }
    }
}

impl ResultsRemark {
    fn item(&self) -> Text {
        let group = format!("\n{}", self.group);
        Text::from(&self.text).coloured(&group, Weight::Regular, Colour::GREY)
    }
}

/// How many remarks there are to read, and what was done before.
fn released(count: usize) -> String {
    match count {
        0 => "Er zijn geen opmerkingen openbaar gemaakt.".to_owned(),
        1 => "Eén opmerking is openbaar. Deze is eerst nagelezen en namen zijn eruit gehaald."
            .to_owned(),
        count => format!(
            "{} opmerkingen zijn openbaar. Ze zijn eerst nagelezen en namen zijn eruit gehaald. Waar een groep klein is, staat er niet bij wie het schreef.",
            dutch::number(u32::try_from(count).unwrap_or(u32::MAX))
        ),
    }
}
