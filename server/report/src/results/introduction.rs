//! What the document is for, and who took part.

use super::{ResultsDocument, make_room};
use crate::plan::look::{ACCENT, CAVEAT, HEADING_2, MEASURE, PARAGRAPH};
use crate::tagged::{Builder, Level, Tag};
use questionnaires::kind::AuthorityKind;
use questionnaires::rules::ExecutiveRule;

impl ResultsDocument {
    pub(super) fn introduction(&self, builder: &mut Builder) {
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Waarvoor is dit?", HEADING_2);
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| {
                for paragraph in &self.purpose {
                    b.paragraph(paragraph, PARAGRAPH);
                }
                b.note(&self.caveat, CAVEAT, ACCENT);
            });
        });
    }

    pub(super) fn response(&self, builder: &mut Builder) {
        make_room(builder);
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Wie deden mee?", HEADING_2);
            self.pictures().response(b);
            if self.rules.executive() == ExecutiveRule::JoinedWithSeniorStaff {
                let joined = joined(self.kind);
                let margin = b.frame().width() - MEASURE;
                b.inset(0.0, margin, |b| b.paragraph(joined, PARAGRAPH));
            }
        });
    }
}

/// That the executive does not stand alone.
const fn joined(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => {
            "Vooraf is afgesproken dat college en directie samen één groep zijn."
        }
        AuthorityKind::Province => {
            "Vooraf is afgesproken dat Gedeputeerde Staten en directie samen één groep zijn."
        }
        AuthorityKind::WaterBoard => {
            "Vooraf is afgesproken dat dagelijks bestuur en directie samen één groep zijn."
        }
    }
}
