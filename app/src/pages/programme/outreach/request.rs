//! `/programma/werving/{code}/aanvragen`: from interest to a requested scan, with what is known filled in.

use super::authority::begun as begun_already;
use super::{code, of};
use crate::pages::dates;
use crate::pages::forms::{Button, Form, TextArea, TextField, TextKind};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::visit::use_visit;
use crate::pages::wanted::wanted;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::authorities::Authority;
use services::programme::outreach::{self, AuthorityFile, LastScan, Means, OutreachForm};
use services::scans::RequestForm;

/// `/programma/werving/{code}/aanvragen`
#[component]
pub fn RequestPage() -> impl IntoView {
    let visit = use_visit();
    let code = code();
    let sent = use_context::<Filled<RequestForm>>();
    load(async move {
        visit.actor.require_programme()?;
        let file = outreach::authority(&visit.actor, visit.services(), &code?).await?;
        let name = file.authority.in_sentence();
        let today = visit.services().clock().today();
        let is_sent = sent.is_some();
        let filled = sent.unwrap_or_else(|| Filled::stored(begun(&file)));
        let problems = filled.problems.clone();
        let back = of(&file.authority.code, "");
        let body = match &file.scan {
            Some(scan) if !is_sent => runs(&file.authority, scan),
            _ => form(&file, filled, today),
        };
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back>{format!("Terug naar {name}")}</a></p>
            <ErrorSummary problems/>
            <p class="qs-kicker">{file.authority.display_name.clone()}</p>
            <h1 id="authority">"Scan aanvragen"</h1>
            {body}
        };
        Ok(programme_page(
            Part::Outreach,
            &format!("Scan aanvragen voor {name}"),
            content.into_any(),
        ))
    })
}

fn runs(authority: &Authority, scan: &LastScan) -> AnyView {
    view! {
        <div class="qs-empty">
            <p><strong>{begun_already(authority, scan)}</strong></p>
            <p><a class="qs-standalone" href=format!("/scans/{}", scan.id)>"Naar de scan"</a></p>
        </div>
    }
    .into_any()
}

/// What the request begins with: everything that is known, so that one look and one button are enough.
fn begun(file: &AuthorityFile) -> RequestForm {
    let outreach = &file.outreach;
    let kept = OutreachForm::from(outreach);
    RequestForm {
        reason: if outreach.reason.is_empty() {
            reason(file)
        } else {
            outreach.reason.clone()
        },
        wanted_from: kept.wanted_from,
        wanted_until: kept.wanted_until,
        lead_name: outreach.contact.name.clone(),
        lead_email: outreach.contact.email.clone(),
        ..RequestForm::default()
    }
}

/// How it came about, where nobody wrote down why.
fn reason(file: &AuthorityFile) -> String {
    match file.contacts.first() {
        Some(contact) if contact.means == Means::Application => {
            format!("Meldde zichzelf aan op {}.", dates::day(contact.held_on))
        }
        Some(contact) => format!(
            "Naar aanleiding van contact met het programmabureau op {}.",
            dates::day(contact.held_on)
        ),
        None => "Op uitnodiging van het programmabureau.".to_owned(),
    }
}

fn form(
    file: &AuthorityFile,
    Filled { form, problems }: Filled<RequestForm>,
    today: NaiveDate,
) -> AnyView {
    let wrong = problems.of("authority").map(|problem| {
        view! { <p class="qs-error">{problem}</p> }
    });
    let back = of(&file.authority.code, "");
    view! {
        <p class="qs-lead">{format!("De trekker krijgt een mail en een account voor {}. Daarna kunt u een procesbegeleider kiezen.", file.authority.in_sentence())}</p>
        {wrong}
        <Form>
            {lead(&form, &problems)}
            <TextArea
                name="reason"
                label="Waarom deze scan?"
                hint="De trekker en de procesbegeleider lezen dit ook."
                value=form.reason.clone()
                problem=problems.of("reason")
            />
            {wanted(&form, &problems, today)}
            <div class="qs-button-group">
                <Button>"Scan aanvragen"</Button>
                <a class="qs-standalone" href=back>"Niet aanvragen"</a>
            </div>
        </Form>
    }
    .into_any()
}

fn lead(form: &RequestForm, problems: &Problems) -> AnyView {
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Wie is de trekker?"</legend>
            <TextField
                name="lead_name"
                label="Naam"
                hint="Meestal is dit de griffier."
                value=form.lead_name.clone()
                problem=problems.of("lead_name")
            />
            <TextField
                name="lead_email"
                label="E-mailadres"
                hint="De trekker logt met dit adres in."
                kind=TextKind::Email
                value=form.lead_email.clone()
                problem=problems.of("lead_email")
            />
        </fieldset>
    }
    .into_any()
}
