//! `/scans/{id}/toewijzen/stoppen/{member}`: the programme takes one of two clerks off.

use super::{LeaveForm, leave_fields, reason_missing};
use crate::pages::{
    failure::Failure,
    forms::Form,
    load::load,
    problems::{ErrorSummary, Filled},
    scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page},
    scans::parts::{allowed, back, below},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::ids::MemberId;
use services::scans::{self, Person, Scan};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/scans/{id}/toewijzen/stoppen/{member}", post(take_off))
}

/// `/scans/{id}/toewijzen/stoppen/{member}`
#[component]
pub fn TakeOffPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let member = MemberId::parse(&param("member"));
    let filled = Filled::<LeaveForm>::of_request();
    load(async move {
        let scan = scans::visible(&visit.actor, visit.services(), &id?).await?;
        allowed(&scan, &visit, |standing| standing.programme)?;
        let clerk = member.and_then(|member| scan.clerk_with(&member).cloned());
        let clerk = clerk.ok_or(Failure::NotFound)?;
        let title = format!("{} laten stoppen", clerk.name);
        let content = view! {
            {back(below(&scan.id, "/toewijzen"), "Terug naar de procesbegeleider")}
            <ErrorSummary problems=filled.problems.clone()/>
            <h1>{title.clone()}</h1>
            {body(&scan, &clerk, &filled)}
        };
        Ok(scan_page(
            &scan,
            ScanTab::Cockpit,
            &title,
            content.into_any(),
        ))
    })
}

fn body(scan: &Scan, clerk: &Person, filled: &Filled<LeaveForm>) -> AnyView {
    let Some(fellow) = scan.fellow_of(&clerk.id) else {
        return view! {
            <p class="qs-lead">{format!("{} begeleidt deze scan alleen. Draag de scan over aan een ander.", clerk.name)}</p>
            <p><a class="qs-standalone" href=below(&scan.id, "/toewijzen/overdragen")>"Scan overdragen"</a></p>
        }
        .into_any();
    };
    let sentence = format!(
        "{} ziet de scan dan niet meer. Wat er staat, blijft staan. {} begeleidt de scan verder. Zij krijgen allebei bericht, en de trekker ook.",
        clerk.name, fellow.name
    );
    let button = format!("{} laten stoppen", clerk.name);
    let label = ("Waarom stopt deze griffier?", button);
    let fields = leave_fields(filled, label, below(&scan.id, "/toewijzen"));
    view! {
        <p class="qs-lead">{sentence}</p>
        <Form>{fields}</Form>
    }
    .into_any()
}

async fn take_off(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
    Sent(form): Sent<LeaveForm>,
) -> Answer {
    let id = parsed_scan(&id)?;
    let member = MemberId::parse(&member).ok_or(Failure::NotFound)?;
    let outcome = scans::take_off(&visit.actor, visit.services(), &id, &member, &form.reason).await;
    let next = |()| below(&id, "/toewijzen");
    visit
        .go_or_show_again(outcome, form, reason_missing, next)
        .await
}
