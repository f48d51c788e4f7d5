//! The title page.

use super::ResultsDocument;
use crate::cover::Cover;
use crate::dutch;
use crate::tagged::Builder;
use chrono::NaiveDate;

impl ResultsDocument {
    pub(super) fn title_page(&self, builder: &mut Builder) {
        let cover = Cover {
            authority: &self.authority,
            title: "Uitkomsten",
            summary: self.summary(),
            about_facts: "Gegevens van deze uitkomsten",
            facts: self.facts(),
        };
        cover.add_to(builder);
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![
            ("Gemaakt met", self.instrument.clone()),
            ("Ingevuld", period(self.opened_on, self.last_day)),
        ];
        match self.published {
            Some(since) => {
                facts.push(("Openbaar sinds", dutch::date_with_day(since)));
                if self.date > since {
                    facts.push(("Bijgewerkt op", dutch::date_with_day(self.date)));
                }
            }
            None => facts.push(("Stand", "nog niet openbaar".to_owned())),
        }
        facts.push(("Vragenlijst", self.results.version.clone()));
        facts
    }
}

fn period(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        dutch::date(first)
    } else {
        format!("{} tot en met {}", dutch::date(first), dutch::date(last))
    }
}
