//! `/scans/{id}/trekker`: the programme names somebody else as lead.

use super::parts::{allowed, back, below};
use crate::pages::{
    failure::Failure,
    forms::{Button, Form, TextField, TextKind},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
    words::guard_sentence,
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::scans::{self, LeadForm, Scan, State};
use services::{Error, ProblemCode, Refusal};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/scans/{id}/trekker", post(change))
}

/// `/scans/{id}/trekker`
#[component]
pub fn LeadPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<LeadForm>::of_request();
    load(async move {
        let scan = scans::visible(&visit.actor, visit.services(), &id?).await?;
        allowed(&scan, &visit, |standing| standing.programme)?;
        let content = view! {
            {back(below(&scan.id, ""), "Terug naar de stand van zaken")}
            <ErrorSummary problems=filled.problems.clone()/>
            <h1>"Andere trekker"</h1>
            {body(&scan, &filled)}
        };
        Ok(scan_page(
            &scan,
            ScanTab::Cockpit,
            "Andere trekker",
            content.into_any(),
        ))
    })
}

fn body(scan: &Scan, Filled { form, problems }: &Filled<LeadForm>) -> AnyView {
    if scan.state >= State::FollowedUp {
        return view! { <p class="qs-lead">"De scan is voorbij. Er is geen andere trekker meer nodig."</p> }.into_any();
    }
    let (lead, authority) = (&scan.lead.name, scan.authority.in_sentence());
    let sentence = format!(
        "{lead} is nu trekker. Wijst u een ander aan, dan ziet {lead} de scan meteen niet meer en kan hij of zij voor {authority} geen scan meer aanvragen. Wat er staat, blijft staan. Zij krijgen allebei bericht."
    );
    let fields = view! {
        <TextField name="lead_name" label="Naam van de nieuwe trekker" value=form.lead_name.clone() problem=problems.of("lead_name")/>
        <TextField
            kind=TextKind::Email
            name="lead_email"
            label="E-mailadres van de nieuwe trekker"
            hint="Hiermee logt de nieuwe trekker in."
            value=form.lead_email.clone()
            problem=problems.of("lead_email")
        />
        <div class="qs-button-group">
            <Button>"Trekker vervangen"</Button>
            <a class="qs-standalone" href=below(&scan.id, "")>"Toch niet"</a>
        </div>
    }
    .into_any();
    view! {
        <p class="qs-lead">{sentence}</p>
        <Form>{fields}</Form>
    }
    .into_any()
}

async fn change(visit: Visit, Path(id): Path<String>, Sent(form): Sent<LeadForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let problems = match scans::change_lead(&visit.actor, visit.services(), &id, &form).await {
        Ok(()) => return visit.go(below(&id, "")),
        Err(Error::Invalid(found)) => Problems::found(&found, say),
        Err(Error::Refused(Refusal::Scan { guard })) => {
            Problems::one("lead_name", guard_sentence(guard))
        }
        Err(error) => return Err(Failure::from(error)),
    };
    visit.show_again(Filled { form, problems }).await
}

fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("lead_name", ProblemCode::Missing) => Some("Vul een naam in."),
        ("lead_email", ProblemCode::Missing) => Some("Vul een e-mailadres in."),
        ("lead_email", ProblemCode::Twice) => Some("Deze persoon is al trekker van de scan."),
        ("lead_email", ProblemCode::NotAChoice) => Some(
            "Deze persoon begeleidt de scan, of is daarvoor gevraagd. Niemand is trekker en procesbegeleider van dezelfde scan.",
        ),
        ("lead_email", ProblemCode::Taken) => {
            Some("Met dit adres was er een account dat is beëindigd. Vul een ander adres in.")
        }
        _ => None,
    }
}
