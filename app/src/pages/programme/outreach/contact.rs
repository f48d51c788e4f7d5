//! Writing down a contact, and correcting one.

use super::keep::step;
use super::known::by_now;
use super::words::{all_means, means};
use super::{code, of};
use crate::pages::crossed::{
    Brought, Opened, button_to_save, day_in_words, heading, kept_now, kept_otherwise, read_on,
};
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, RadioList, TextArea, TextField, TextKind};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Problems};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::programme::outreach::{self, AuthorityFile, ContactForm, Interest, Means};

/// `/programma/werving/{code}/contacten/nieuw`
#[component]
pub fn NewContactPage() -> impl IntoView {
    contact_page(None)
}

/// `/programma/werving/{code}/contacten/{contact}`
#[component]
pub fn ContactPage() -> impl IntoView {
    contact_page(Some(param("contact")))
}

fn contact_page(contact: Option<String>) -> impl IntoView {
    let visit = use_visit();
    let code = code();
    let brought = Brought::<ContactForm>::of_request();
    load(async move {
        visit.actor.require_programme()?;
        let file = outreach::authority(&visit.actor, visit.services(), &code?).await?;
        let today = visit.services().clock().today();
        let form = match &contact {
            None => begun(&file, today),
            Some(id) => stored(&file, id).ok_or(Failure::NotFound)?,
        };
        Ok(page(&file, contact.is_none(), brought.or(form), today))
    })
}

/// What a new contact begins with: today, whom one usually speaks to, and what is known so far.
fn begun(file: &AuthorityFile, today: NaiveDate) -> ContactForm {
    let outreach = &file.outreach;
    let interest = match outreach.interest {
        Interest::NotApproached => Interest::Approached,
        known => known,
    };
    ContactForm {
        held_on: today.to_string(),
        person: outreach.contact.name.clone(),
        interest: interest.code().to_owned(),
        next_step: outreach.next_step.clone(),
        next_step_on: outreach
            .next_step_on
            .map(|on| on.to_string())
            .unwrap_or_default(),
        revision: outreach.revision,
        ..ContactForm::default()
    }
}

fn stored(file: &AuthorityFile, id: &str) -> Option<ContactForm> {
    let found = file
        .contacts
        .iter()
        .find(|contact| contact.id.as_str() == id)?;
    Some(ContactForm {
        revision: file.outreach.revision,
        ..ContactForm::from(found)
    })
}

fn page(
    file: &AuthorityFile,
    new: bool,
    Opened { filled, kept, .. }: Opened<ContactForm>,
    today: NaiveDate,
) -> AnyView {
    let (form, problems) = (filled.form, filled.problems);
    let title = if new {
        "Contact noteren"
    } else {
        "Contact aanpassen"
    };
    let next = new.then(|| {
        let known = (
            form.interest.as_str(),
            form.next_step.as_str(),
            form.next_step_on.as_str(),
        );
        view! {
            <fieldset class="qs-form-group">
                <legend class="qs-form-group__legend">"Hoe nu verder?"</legend>
                {step(&problems, known)}
            </fieldset>
        }
    });
    let back = of(&file.authority.code, "");
    let save = button_to_save(kept.is_some());
    let comes_down_to = heading(kept.is_some());
    let kept = kept.map(|kept| {
        let contact = (!new).then(|| kept_otherwise(in_words(&kept), &in_words(&form)));
        let kept = view! { {contact} {by_now(file, today)} }.into_any();
        kept_now(kept, back.clone())
    });
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=back.clone()>{format!("Terug naar {}", file.authority.in_sentence())}</a></p>
        <ErrorSummary problems=problems.clone() heading=comes_down_to/>
        <p class="qs-kicker">{file.authority.display_name.clone()}</p>
        <h1>{title}</h1>
        {kept}
        <Form>
            {read_on(&form)}
            {told(&form, &problems)}
            {next}
            <div class="qs-button-group">
                <Button>{save}</Button>
                <a class="qs-standalone" href=back>"Niet opslaan"</a>
            </div>
        </Form>
    };
    let title = format!("{title}: {}", file.authority.display_name);
    programme_page(Part::Outreach, &title, content.into_any())
}

/// What each field says of a contact that is corrected.
fn in_words(form: &ContactForm) -> Vec<(&'static str, String)> {
    let how = Means::from_code(&form.means).map_or_else(String::new, |own| means(own).to_owned());
    vec![
        ("held_on", day_in_words(&form.held_on)),
        ("person", form.person.clone()),
        ("means", how),
        ("note", form.note.clone()),
    ]
}

fn told(form: &ContactForm, problems: &Problems) -> AnyView {
    view! {
        <TextField kind=TextKind::Date name="held_on" label="Op welke dag?" value=form.held_on.clone() problem=problems.of("held_on")/>
        <TextField
            name="person"
            label="Met wie?"
            hint="Naam en functie, zoals u die kent."
            value=form.person.clone()
            problem=problems.of("person")
        />
        <RadioList
            name="means"
            label="Hoe?"
            choices=all_means(&form.means)
            value=form.means.clone()
            problem=problems.of("means")
        />
        <TextArea
            name="note"
            label="Wat is er gezegd?"
            hint="Alleen het programmabureau leest dit."
            value=form.note.clone()
            problem=problems.of("note")
            optional=true
        />
    }
    .into_any()
}
