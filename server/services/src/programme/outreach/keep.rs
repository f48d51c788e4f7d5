//! Keeping what is known of an authority.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::interest::Interest;
use super::record::{ContactPerson, Outreach, begin, changed_fields, put, text_name};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::AuthorityCode;
use crate::error::{Error, Problem, ProblemCode};
use crate::programme::settings::Problems;
use crate::revision;
use crate::scans::{Month, WantedMonths};
use crate::typed::{LONGEST_LINE, LONGEST_TEXT, optional_text, required_day, required_email};

/// What is known of an authority, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutreachForm {
    /// Code of an [`Interest`].
    pub interest: String,
    /// What the programme does next.
    pub next_step: String,
    /// When.
    pub next_step_on: String,
    /// Whom to speak to.
    pub contact_name: String,
    /// What they do there.
    pub contact_function: String,
    /// Where to mail them.
    pub contact_email: String,
    /// Where to call them.
    pub contact_telephone: String,
    /// Why the authority wants a scan.
    pub reason: String,
    /// From which month it would like to hold one, as `2027-03`; empty while that is not known.
    pub wanted_from: String,
    /// To which month; empty while that is not known.
    pub wanted_until: String,
    /// What else there is to know.
    pub notes: String,
    /// The revision that was read.
    pub revision: i64,
}

impl From<&Outreach> for OutreachForm {
    fn from(outreach: &Outreach) -> Self {
        let day = |day: NaiveDate| day.to_string();
        let months = |which: fn(WantedMonths) -> Month| {
            let month = outreach.wanted.map(which);
            month.map(|month| month.to_string()).unwrap_or_default()
        };
        Self {
            interest: outreach.interest.code().to_owned(),
            next_step: outreach.next_step.clone(),
            next_step_on: outreach.next_step_on.map(day).unwrap_or_default(),
            contact_name: outreach.contact.name.clone(),
            contact_function: outreach.contact.function.clone(),
            contact_email: outreach.contact.email.clone(),
            contact_telephone: outreach.contact.telephone.clone(),
            reason: outreach.reason.clone(),
            wanted_from: months(|months| months.from),
            wanted_until: months(|months| months.until),
            notes: outreach.notes.clone(),
            revision: outreach.revision,
        }
    }
}

impl OutreachForm {
    fn check(&self, today: NaiveDate) -> Result<Outreach, Vec<Problem>> {
        let mut problems = Problems::default();
        let typed = (
            self.interest.as_str(),
            self.next_step.as_str(),
            self.next_step_on.as_str(),
        );
        let (interest, next_step, next_step_on) = read_step(&mut problems, typed);
        let line = |text: &str| optional_text(text, LONGEST_LINE);
        let text = |text: &str| optional_text(text, LONGEST_TEXT);
        let contact = ContactPerson {
            name: problems.of("contact_name", line(&self.contact_name)),
            function: problems.of("contact_function", line(&self.contact_function)),
            email: problems.of("contact_email", optional_email(&self.contact_email)),
            telephone: problems.of("contact_telephone", line(&self.contact_telephone)),
        };
        let outreach = Outreach {
            interest,
            next_step,
            next_step_on,
            contact,
            reason: problems.of("reason", text(&self.reason)),
            wanted: problems.months((&self.wanted_from, &self.wanted_until), today),
            notes: problems.of("notes", text(&self.notes)),
            revision: self.revision,
        };
        if problems.0.is_empty() {
            Ok(outreach)
        } else {
            Err(problems.0)
        }
    }
}

/// Interest, next step and its day. A day without a step says nothing.
pub(super) fn read_step(
    problems: &mut Problems,
    (interest, step, on): (&str, &str, &str),
) -> (Interest, String, Option<NaiveDate>) {
    let interest = problems.of(
        "interest",
        Interest::from_code(interest.trim()).ok_or(ProblemCode::NotAChoice),
    );
    let step = optional_text(step, LONGEST_LINE);
    let is_missing = step.as_ref().is_ok_and(String::is_empty) && !on.trim().is_empty();
    let step = if is_missing {
        Err(ProblemCode::Missing)
    } else {
        step
    };
    let step = problems.of("next_step", step);
    (
        interest,
        step,
        problems.of("next_step_on", optional_day(on)),
    )
}

fn optional_day(text: &str) -> Result<Option<NaiveDate>, ProblemCode> {
    if text.trim().is_empty() {
        Ok(None)
    } else {
        required_day(text).map(Some)
    }
}

fn optional_email(text: &str) -> Result<String, ProblemCode> {
    if text.trim().is_empty() {
        Ok(String::new())
    } else {
        required_email(text)
    }
}

/// Keeps what is known of an authority. For programme officers.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`] when somebody else changed it since it was read; [`Error::NotFound`].
pub async fn keep(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
    form: &OutreachForm,
) -> Result<(), Error> {
    actor.require_programme()?;
    let new = form
        .check(services.clock().today())
        .map_err(Error::Invalid)?;
    let (mut transaction, old) = begin(services, code).await?;
    if changed_fields(&old, &new).is_empty() {
        return Ok(());
    }
    let name = text_name(code);
    let pair = (&OutreachForm::from(&old), form);
    revision::next(&mut transaction, services, actor, &name, pair).await?;
    put(&mut transaction, services, actor, code, (&old, new)).await?;
    Ok(transaction.commit().await?)
}
