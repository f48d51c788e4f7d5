//! Whom people outside can ask.

use super::{failure::Failure, visit::Visit};
use leptos::prelude::*;
use services::programme::{self, ProgrammeContact};

/// Whom to ask about the programme, as its office set it.
///
/// # Errors
/// When the database gives no answer.
pub async fn whom_to_ask(visit: &Visit) -> Result<ProgrammeContact, Failure> {
    Ok(programme::contact(&visit.actor, visit.services()).await?)
}

/// "Mail naar Samira el Idrissi: samira@programma.example."
#[must_use]
pub fn mail_to(contact: &ProgrammeContact) -> AnyView {
    let email = contact.email.clone();
    let href = format!("mailto:{email}");
    view! { "Mail naar "{contact.name.clone()}": " <a href=href>{email}</a> "." }.into_any()
}
