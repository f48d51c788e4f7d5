//! What we saw: each finding with the answers that show it.

use super::look::{HEADING_2, HEADING_3, MEASURE, NOTE, PARAGRAPH};
use super::{Finding, PlanDocument};
use crate::pictures::{self, Pictures, Scale};
use crate::tagged::{Builder, Level, Tag, Text};
use crate::words::{self, LabelKind};
use questionnaires::results::StatementTable;

impl PlanDocument {
    pub(super) fn findings(&self, builder: &mut Builder) {
        if self.findings.is_empty() {
            return;
        }
        let scale = Pictures::scale_of(self.shown_tables());
        builder.new_page();
        builder.within(Tag::Section, |b| {
            b.heading(Level::Two, "Wat wij zagen", HEADING_2);
            if self.shown_tables().next().is_some() {
                pictures::key(b);
                b.paragraph(self.explanation(), NOTE);
                if let Some(meanings) = self.meanings() {
                    b.paragraph(meanings, NOTE);
                }
            }
            for finding in &self.findings {
                self.finding(b, finding, scale);
            }
        });
    }

    /// How to read the bars.
    fn explanation(&self) -> String {
        match words::small_groups(&self.rules) {
            Some(small) => format!("{EXPLANATION} {small}"),
            None => EXPLANATION.to_owned(),
        }
    }

    /// What the labels mean that stand under statements here; nothing where none does.
    fn meanings(&self) -> Option<Text> {
        let shown: Vec<LabelKind> = self
            .shown_tables()
            .flat_map(|table| table.labels.iter().map(|label| LabelKind::of(*label)))
            .collect();
        let mut text = None;
        for kind in LabelKind::ALL
            .into_iter()
            .filter(|kind| shown.contains(kind))
        {
            let meaning = format!(". {} ", kind.meaning(self.rules.cut_offs()));
            let before: Text = text.unwrap_or_default();
            text = Some(before.bold(kind.word()).and(&meaning));
        }
        text
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
                self.pictures().statement(b, statement, scale);
            }
        });
    }
}

const EXPLANATION: &str = "Getallen in de balken zijn procenten van wie een antwoord op de schaal gaf; kleine getallen staan \
    alleen in de bijlage. Onder de naam van een groep: hoeveel mensen dat zijn.";
