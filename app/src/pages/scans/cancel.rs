//! `/scans/{id}/annuleren`: stopping a scan, with a reason.

use super::parts::{allowed, back, below};
use crate::pages::{
    failure::Failure,
    forms::{Button, Form, TextArea},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page, told},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
    words::guard_sentence,
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use serde::Deserialize;
use services::scans::{self, Refused, Scan, State};
use services::{Error, Refusal};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/scans/{id}/annuleren", post(cancel))
}

/// Why.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CancelForm {
    reason: String,
}

/// `/scans/{id}/annuleren`
#[component]
pub fn CancelPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<CancelForm>::of_request();
    load(async move {
        let scan = scans::visible(&visit.actor, visit.services(), &id?).await?;
        allowed(&scan, &visit, |standing| {
            standing.lead || standing.programme
        })?;
        let content = view! {
            {back(below(&scan.id, ""), "Terug naar de stand van zaken")}
            <h1>"Scan annuleren"</h1>
            <ErrorSummary problems=filled.problems.clone()/>
            {body(&scan, &filled)}
        };
        Ok(scan_page(
            &scan,
            ScanTab::Cockpit,
            "Annuleren",
            content.into_any(),
        ))
    })
}

fn body(scan: &Scan, filled: &Filled<CancelForm>) -> AnyView {
    if scan.state >= State::Closed {
        return view! { <p class="qs-lead">"Deze scan kan niet meer worden geannuleerd. De vragenlijst is al gesloten."</p> }.into_any();
    }
    let fields = view! {
        <TextArea
            name="reason"
            label="Waarom stopt u?"
            hint="Dit staat straks in het logboek."
            rows=3
            value=filled.form.reason.clone()
            problem=filled.problems.of("reason")
        />
        <div class="qs-button-group">
            <Button>"Scan annuleren"</Button>
            <a class="qs-standalone" href=below(&scan.id, "")>"Toch niet"</a>
        </div>
    }
    .into_any();
    view! {
        <p class="qs-lead">{consequence(scan.state)}</p>
        <Form>{fields}</Form>
    }
    .into_any()
}

const fn consequence(state: State) -> &'static str {
    match state {
        State::Open => {
            "De vragenlijst sluit meteen. Alles wat mensen hebben ingevuld, wordt vernietigd zonder dat iemand het ziet. Dit kan niet ongedaan worden gemaakt."
        }
        _ => {
            "De scan stopt. Wat is ingevuld, blijft te lezen. Later een nieuwe scan aanvragen kan. Dit kan niet ongedaan worden gemaakt."
        }
    }
}

async fn cancel(visit: Visit, Path(id): Path<String>, Sent(form): Sent<CancelForm>) -> Answer {
    let id = parsed_scan(&id)?;
    match scans::cancel(&visit.actor, visit.services(), &id, &form.reason).await {
        Ok(()) => visit.go(below(&id, "")),
        Err(Error::Invalid(found)) => {
            let problems = told(&found);
            visit.show_again(Filled { form, problems }).await
        }
        Err(Error::Refused(Refusal::Scan { guard })) => {
            let sentence = match guard {
                Refused::ReasonMissing => "Schrijf op waarom u stopt.",
                other => guard_sentence(other),
            };
            visit
                .show_again(Filled {
                    form,
                    problems: Problems::one("reason", sentence),
                })
                .await
        }
        Err(error) => Err(Failure::from(error)),
    }
}
