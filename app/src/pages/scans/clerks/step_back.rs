//! `/scans/{id}/stoppen`: one of two clerks stops by their own choice.

use super::{LeaveForm, leave_fields, reason_missing};
use crate::pages::{
    forms::Form,
    load::load,
    problems::{ErrorSummary, Filled},
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page},
    scans::parts::{allowed, back, below},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::scans::{self, Scan};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/scans/{id}/stoppen", post(step_back))
}

/// `/scans/{id}/stoppen`
#[component]
pub fn StepBackPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<LeaveForm>::of_request();
    load(async move {
        let scan = scans::visible(&visit.actor, visit.services(), &id?).await?;
        allowed(&scan, &visit, |standing| standing.clerk)?;
        let content = view! {
            {back(below(&scan.id, ""), "Terug naar de stand van zaken")}
            <ErrorSummary problems=filled.problems.clone()/>
            <h1>"Stoppen als procesbegeleider"</h1>
            {body(&visit, &scan, &filled)}
        };
        Ok(scan_page(
            &scan,
            ScanTab::Cockpit,
            "Stoppen",
            content.into_any(),
        ))
    })
}

fn body(visit: &Visit, scan: &Scan, filled: &Filled<LeaveForm>) -> AnyView {
    let own = visit.actor.member().map(|member| &member.id);
    let Some(fellow) = own.and_then(|own| scan.fellow_of(own)) else {
        return view! {
            <p class="qs-lead">"U begeleidt deze scan alleen. Kunt u niet verder? Vraag het programmabureau dan om een opvolger."</p>
        }
        .into_any();
    };
    let sentence = format!(
        "U ziet de scan dan niet meer. Wat u erin schreef, blijft staan. {} begeleidt de scan verder en krijgt bericht. De trekker ook.",
        fellow.name
    );
    let label = ("Waarom stopt u?", "Stoppen met deze scan".to_owned());
    let fields = leave_fields(filled, label, below(&scan.id, ""));
    view! {
        <p class="qs-lead">{sentence}</p>
        <Form>{fields}</Form>
    }
    .into_any()
}

async fn step_back(visit: Visit, Path(id): Path<String>, Sent(form): Sent<LeaveForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let outcome = scans::step_back(&visit.actor, visit.services(), &id, &form.reason).await;
    visit
        .go_or_show_again(outcome, form, reason_missing, |()| "/scans".to_owned())
        .await
}
