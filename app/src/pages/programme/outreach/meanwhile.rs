//! When somebody else changed the same thing: what was typed stays, what is kept now is shown beside it, and sending it again is meant.

use super::known::known;
use super::of;
use crate::pages::failure::Failure;
use crate::pages::problems::{Filled, Problems};
use crate::pages::visit::{Answer, Visit};
use chrono::NaiveDate;
use leptos::prelude::*;
use services::Error;
use services::authorities::AuthorityCode;
use services::programme::outreach::{self, AuthorityFile, ContactForm, OutreachForm};

/// The field to which the sentence belongs.
const FIELD: &str = "version";

/// A form that says which version was seen.
pub trait Versioned: Clone + Send + Sync + 'static {
    /// The same form, by somebody who has seen that version.
    fn having_seen(self, version: i64) -> Self;
}

impl Versioned for OutreachForm {
    fn having_seen(self, version: i64) -> Self {
        Self {
            version: version.to_string(),
            ..self
        }
    }
}

impl Versioned for ContactForm {
    fn having_seen(self, version: i64) -> Self {
        Self {
            version: version.to_string(),
            ..self
        }
    }
}

/// Goes on to the page of the authority with a notice, or shows the form again.
pub async fn go_or_show_again<T, F: Versioned>(
    visit: Visit,
    code: &AuthorityCode,
    outcome: Result<T, Error>,
    form: F,
    notice: &'static str,
) -> Answer {
    match outcome {
        Ok(_) => visit.go(of(code, &format!("?melding={notice}"))),
        Err(Error::Invalid(found)) => {
            let problems = Problems::found(&found, super::words::say);
            visit.show_again(Filled { form, problems }).await
        }
        Err(Error::Conflict) => {
            let file = outreach::authority(&visit.actor, visit.services(), code).await?;
            let form = form.having_seen(file.outreach.version);
            let problems = Problems::one(
                FIELD,
                "Deze gegevens zijn intussen gewijzigd, door een ander of in een ander venster. Kijk hieronder wat er nu staat, en druk dan nog eens op de knop.",
            );
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(Failure::from(error)),
    }
}

/// What is kept now, where somebody changed it meanwhile.
pub fn kept_now(file: &AuthorityFile, problems: &Problems, today: NaiveDate) -> Option<AnyView> {
    problems.of(FIELD).map(|_| {
        let last = file.contacts.first().map(|contact| {
            view! { <p>{format!("Het laatste contact: {}, genoteerd door {}.", contact.person, contact.written_by)}</p> }
        });
        view! {
            <section class="qs-notice" id=FIELD tabindex="-1" aria-label="Wat er nu staat">
                <h2>"Wat er nu staat"</h2>
                {known(file, today)}
                {last}
            </section>
        }
        .into_any()
    })
}
