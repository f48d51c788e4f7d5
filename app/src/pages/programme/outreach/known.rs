//! What is known of an authority, to read.

use super::words::{interest, next_step};
use chrono::NaiveDate;
use leptos::prelude::*;
use services::programme::outreach::{AuthorityFile, ContactPerson};

/// Everything but the log.
pub fn known(file: &AuthorityFile, today: NaiveDate) -> AnyView {
    let outreach = &file.outreach;
    let wanted = outreach.wanted.map(|months| months.in_words());
    let wanted = wanted.unwrap_or_default();
    let text = |term: &'static str, text: &str| {
        (!text.is_empty()).then(
            || view! { <div><dt>{term}</dt><dd class="qs-typed">{text.to_owned()}</dd></div> },
        )
    };
    view! {
        <dl class="qs-rows qs-rows--wide">
            <div><dt>"Belangstelling"</dt><dd>{interest(outreach.interest)}</dd></div>
            <div><dt>"Volgende stap"</dt><dd>{next_step(outreach, today)}</dd></div>
            <div><dt>"Contactpersoon"</dt><dd>{person(&outreach.contact)}</dd></div>
            {text("Waarom een scan", &outreach.reason)}
            {text("Gewenste periode", &wanted)}
            {text("Notities", &outreach.notes)}
            {campaigns(file)}
        </dl>
    }
    .into_any()
}

/// The same with the last contact: what stands there where somebody changed it meanwhile.
pub fn by_now(file: &AuthorityFile, today: NaiveDate) -> AnyView {
    let last = file.contacts.first().map(|contact| {
        view! { <p>{format!("Het laatste contact: {}, genoteerd door {}.", contact.person, contact.written_by)}</p> }
    });
    view! { {known(file, today)} {last} }.into_any()
}

fn person(contact: &ContactPerson) -> AnyView {
    if !contact.is_known() {
        return view! { <span class="qs-subtle">"nog niet bekend"</span> }.into_any();
    }
    let title: Vec<&str> = [contact.name.as_str(), contact.function.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let email = (!contact.email.is_empty()).then(|| {
        view! { <p class="qs-typed"><a href=format!("mailto:{}", contact.email)>{contact.email.clone()}</a></p> }
    });
    let telephone = (!contact.telephone.is_empty())
        .then(|| view! { <p class="qs-typed">{contact.telephone.clone()}</p> });
    view! { <p class="qs-typed">{title.join(", ")}</p> {email} {telephone} }.into_any()
}

fn campaigns(file: &AuthorityFile) -> Option<AnyView> {
    let links: Vec<_> = file
        .campaigns
        .iter()
        .map(|(id, name)| {
            view! { <p><a href=format!("/programma/campagnes/{id}")>{name.clone()}</a></p> }
        })
        .collect();
    (!links.is_empty())
        .then(|| view! { <div><dt>"Genodigd voor"</dt><dd>{links}</dd></div> }.into_any())
}
