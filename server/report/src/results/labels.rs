//! Which statements stand out, and by what.

use super::{ResultsDocument, make_room};
use crate::plan::StatementText;
use crate::plan::look::{BODY, HEADING_2, HEADING_3, MEASURE, PARAGRAPH};
use crate::tagged::{Block, Builder, Colour, Level, Marks, Tag, Text, Weight};
use crate::words::LabelKind;
use questionnaires::results::{Label, StatementTable};

/// How far the text of a list stands in, in points.
pub(super) const INDENT: f32 = 14.0;
/// An item of a list.
pub(super) const ITEM: Block = Block::new(BODY, 0.0, 4.0);

impl ResultsDocument {
    /// The statements by what they stand out by.
    pub(super) fn standing_out(&self, builder: &mut Builder) {
        make_room(builder);
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Wat valt op?", HEADING_2);
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| {
                let mut none = true;
                for kind in LabelKind::ALL {
                    let items = self.labelled(kind);
                    if !items.is_empty() {
                        none = false;
                        b.minor_heading(kind.word(), HEADING_3);
                        b.list(Marks::Bullets, &items, ITEM, INDENT);
                    }
                }
                if none {
                    b.paragraph("Geen enkele stelling springt eruit.", PARAGRAPH);
                }
            });
        });
    }

    /// The statements with a label of this kind, each with its theme and what more there is to say.
    fn labelled(&self, kind: LabelKind) -> Vec<Text> {
        let mut items = Vec::new();
        for theme in &self.themes {
            for statement in &theme.statements {
                let table = self.results.statement(&statement.key);
                if let Some(more) = table.and_then(|table| self.about_label(kind, table)) {
                    items.push(item(statement, &theme.title, &more));
                }
            }
        }
        items
    }

    /// What a label of this kind says more about a statement; `None` where it has no such label.
    fn about_label(&self, kind: LabelKind, table: &StatementTable) -> Option<String> {
        let pictures = self.pictures();
        let own: Vec<Label> = table
            .labels
            .iter()
            .copied()
            .filter(|label| LabelKind::of(*label) == kind)
            .collect();
        if own.is_empty() {
            return None;
        }
        if kind == LabelKind::DifferentPictures {
            return Some(pictures.gap(table).unwrap_or_default());
        }
        let groups: Vec<&str> = own
            .iter()
            .filter_map(|label| match label {
                Label::DividedWithin { group } | Label::Unknown { group } => {
                    Some(pictures.group_name(*group))
                }
                Label::SharedStrength | Label::SharedConcern | Label::DifferentPictures => None,
            })
            .collect();
        Some(groups.join(", "))
    }
}

fn item(statement: &StatementText, theme: &str, more: &str) -> Text {
    let more = if more.is_empty() {
        String::new()
    } else {
        format!(" · {more}")
    };
    let about = format!("\n{theme}{more}");
    Text::from(&statement.text).coloured(&about, Weight::Regular, Colour::GREY)
}
