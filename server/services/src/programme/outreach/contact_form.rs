//! A contact as typed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::contact_log::Contact;
use super::interest::Interest;
use super::keep::read_step;
use super::means::Means;
use super::record::Outreach;
use crate::clock::day_of;
use crate::error::{Problem, ProblemCode};
use crate::programme::settings::{Problems, past_day};
use crate::typed::{LONGEST_TEXT, optional_text, required_line};

/// A contact as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    /// On which day.
    pub held_on: String,
    /// With whom.
    pub person: String,
    /// Code of a [`Means`].
    pub means: String,
    /// What was said.
    pub note: String,
    /// The revision that was read of all that is known of the authority, its contacts included.
    pub revision: i64,
    /// Code of the [`Interest`] from now on. This and what follows only when it is added.
    pub interest: String,
    /// What the programme does next.
    pub next_step: String,
    /// When.
    pub next_step_on: String,
}

/// A contact that can be kept.
pub(super) struct Told {
    pub(super) held_on: NaiveDate,
    pub(super) person: String,
    pub(super) means: Means,
    pub(super) note: String,
}

impl From<&Contact> for ContactForm {
    fn from(contact: &Contact) -> Self {
        Self {
            held_on: contact.held_on.to_string(),
            person: contact.person.clone(),
            means: contact.means.code().to_owned(),
            note: contact.note.clone(),
            ..Self::default()
        }
    }
}

impl ContactForm {
    /// The form of a contact that is to come, with what is known so far of how it goes on.
    pub(super) fn of_next(outreach: &Outreach) -> Self {
        let day = |day: NaiveDate| day.to_string();
        Self {
            interest: outreach.interest.code().to_owned(),
            next_step: outreach.next_step.clone(),
            next_step_on: outreach.next_step_on.map(day).unwrap_or_default(),
            revision: outreach.revision,
            ..Self::default()
        }
    }

    fn read(&self, problems: &mut Problems, today: NaiveDate) -> Option<Told> {
        let means = Means::from_code(self.means.trim());
        if means.is_none() {
            problems.add("means", ProblemCode::Missing);
        }
        Some(Told {
            held_on: problems.of("held_on", past_day(&self.held_on, today)),
            person: problems.of("person", required_line(&self.person)),
            note: problems.of("note", optional_text(&self.note, LONGEST_TEXT)),
            means: means?,
        })
    }

    /// The contact, for one that is corrected.
    pub(super) fn check(&self, today: NaiveDate) -> Result<Told, Vec<Problem>> {
        let mut problems = Problems::default();
        let told = self.read(&mut problems, today);
        told.filter(|_| problems.0.is_empty()).ok_or(problems.0)
    }

    /// The contact and what follows from it, for one that is added.
    pub(super) fn check_added(
        &self,
        today: NaiveDate,
    ) -> Result<(Told, Interest, String, Option<NaiveDate>), Vec<Problem>> {
        let mut problems = Problems::default();
        let told = self.read(&mut problems, today);
        let typed = (
            self.interest.as_str(),
            self.next_step.as_str(),
            self.next_step_on.as_str(),
        );
        let (interest, step, on) = read_step(&mut problems, typed);
        let all = told.map(|told| (told, interest, step, on));
        all.filter(|_| problems.0.is_empty()).ok_or(problems.0)
    }
}

/// The contact that an application is.
pub(super) fn of_application(received_at: DateTime<Utc>, person: String, note: String) -> Told {
    Told {
        held_on: day_of(received_at),
        person,
        means: Means::Application,
        note,
    }
}
