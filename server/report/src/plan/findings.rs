//! What we saw: each finding with the answers that show it.

use super::look::{HEADING_2, HEADING_3, MEASURE, NOTE, PARAGRAPH};
use super::{Finding, PlanDocument};
use crate::pictures::{self, Pictures, Scale};
use crate::tagged::{Builder, Level, Tag, Text};
use questionnaires::results::{Label, StatementTable};

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
                self.pictures().statement(b, statement, scale);
            }
        });
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
