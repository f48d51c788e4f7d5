//! Annex: every number behind the bars.

use super::look::{HEADING_2, MEASURE, NOTE};
use super::{PlanDocument, StatementText};
use crate::tagged::{Builder, Level, Tag};

impl PlanDocument {
    pub(super) fn figures(&self, builder: &mut Builder) {
        if self.shown_tables().next().is_none() {
            return;
        }
        builder.new_page();
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Bijlage: de cijfers", HEADING_2);
            let margin = b.frame().width() - MEASURE;
            b.inset(0.0, margin, |b| b.paragraph(EXPLANATION, NOTE));
            for statement in self.statements_once() {
                self.pictures().numbers(b, statement);
            }
        });
    }

    /// The statements of all findings, each where it is named first.
    fn statements_once(&self) -> Vec<&StatementText> {
        let mut found: Vec<&StatementText> = Vec::new();
        for statement in self.findings.iter().flat_map(|finding| &finding.statements) {
            if found.iter().all(|known| known.key != statement.key) {
                found.push(statement);
            }
        }
        found
    }
}

const EXPLANATION: &str = "Procenten zijn van wie een antwoord op de schaal gaf; ‘weet niet’ is een deel van iedereen die de \
    stelling beantwoordde. Van een kleine groep staan oneens en eens elk bij elkaar. ‘Eens, mogelijk’ zegt tussen welke grenzen \
    het deel ‘eens’ van de hele groep ligt, wat de anderen ook vinden.";
