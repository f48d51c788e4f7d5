//! The title page: what the plan is, and how far it is.

use super::{PlanDocument, PlanStatus};
use crate::cover::Cover;
use crate::dutch;
use crate::tagged::Builder;

impl PlanDocument {
    pub(super) fn title_page(&self, builder: &mut Builder) {
        let cover = Cover {
            authority: &self.authority,
            title: "Verbeterplan",
            summary: self.summary(),
            about_facts: "Gegevens van dit plan",
            facts: self.facts(),
        };
        cover.add_to(builder);
    }

    /// "2.0, in plaats van 1.0".
    fn version_in_words(&self) -> String {
        match &self.status {
            PlanStatus::Adopted {
                replaces: Some(earlier),
                ..
            } => format!("{}, in plaats van {earlier}", self.version),
            PlanStatus::Adopted { .. } | PlanStatus::Draft => self.version.clone(),
        }
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![("Gemaakt met", self.instrument.clone())];
        match &self.status {
            PlanStatus::Draft => {
                facts.push(("Stand", "concept, nog niet vastgesteld".to_owned()));
                facts.push(("Datum", dutch::date_with_day(self.date)));
            }
            PlanStatus::Adopted {
                by,
                on,
                decision_number,
                ..
            } => {
                facts.push(("Vastgesteld door", by.clone()));
                facts.push(("Op", dutch::date_with_day(*on)));
                if !decision_number.is_empty() {
                    facts.push(("Besluit", decision_number.clone()));
                }
            }
        }
        facts.push(("Versie", self.version_in_words()));
        facts.push(("Vragenlijst", self.results.version.clone()));
        facts
    }
}
