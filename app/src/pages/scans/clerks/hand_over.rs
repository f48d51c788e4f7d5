//! `/scans/{id}/toewijzen/overdragen`: a running scan goes from one clerk to another.

use super::choosing::{Ask, choose};
use super::told::told;
use crate::pages::{
    load::load,
    problems::{ErrorSummary, Filled},
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page},
    scans::parts::{back, below, query},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::scans::{self, HandOverForm, State};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/scans/{id}/toewijzen/overdragen", post(hand_over))
}

/// `/scans/{id}/toewijzen/overdragen`
#[component]
pub fn HandOverPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let from = query("van");
    let filled = use_context::<Filled<HandOverForm>>();
    load(async move {
        let id = id?;
        let filled = filled.unwrap_or_else(|| {
            Filled::stored(HandOverForm {
                from,
                ..HandOverForm::default()
            })
        });
        let candidates = scans::candidates(&visit.actor, visit.services(), &id).await?;
        let asked = scans::cockpit(&visit.actor, visit.services(), &id)
            .await?
            .asked;
        let scan = &candidates.scan;
        let not_now = match &asked {
            _ if scan.state >= State::FollowedUp => Some("De scan is voorbij.".to_owned()),
            _ if scan.state < State::Prepared => Some(
                "Overdragen kan zodra de organisatie meedoet. Tot die tijd trekt u de procesbegeleider in en vraagt u een ander."
                    .to_owned(),
            ),
            Some(asked) => Some(format!("{} is gevraagd en heeft nog niet geantwoord.", asked.clerk.name)),
            None => None,
        };
        let body = match not_now {
            Some(sentence) => {
                view! { <p class="qs-lead" id="clerk" tabindex="-1">{sentence}</p> }.into_any()
            }
            None => choose(&candidates, &filled, Ask::Successor),
        };
        let content = view! {
            {back(below(&id, "/toewijzen"), "Terug naar de procesbegeleider")}
            <ErrorSummary problems=filled.problems.clone()/>
            <h1>"Scan overdragen"</h1>
            {body}
        };
        Ok(scan_page(
            scan,
            ScanTab::Cockpit,
            "Scan overdragen",
            content.into_any(),
        ))
    })
}

async fn hand_over(visit: Visit, Path(id): Path<String>, Sent(form): Sent<HandOverForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let outcome = scans::propose_successor(&visit.actor, visit.services(), &id, &form).await;
    told(visit, form, outcome, below(&id, "/toewijzen")).await
}
