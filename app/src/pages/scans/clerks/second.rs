//! `/scans/{id}/toewijzen/tweede`: the programme asks a second clerk beside the first.

use super::choosing::{Ask, choose};
use super::told::told;
use crate::pages::{
    load::load,
    problems::{ErrorSummary, Filled},
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page},
    scans::parts::{back, below},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::Error;
use services::scans::{self, HandOverForm, State};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/scans/{id}/toewijzen/tweede", post(propose))
}

/// `/scans/{id}/toewijzen/tweede`
#[component]
pub fn SecondPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<HandOverForm>::of_request();
    load(async move {
        let id = id?;
        let candidates = scans::candidates(&visit.actor, visit.services(), &id).await?;
        let asked = scans::cockpit(&visit.actor, visit.services(), &id)
            .await?
            .asked;
        let scan = &candidates.scan;
        let not_now = match (&asked, &scan.clerk) {
            _ if scan.state >= State::FollowedUp => Some("De scan is voorbij.".to_owned()),
            (Some(asked), _) => Some(format!(
                "{} is gevraagd en heeft nog niet geantwoord.",
                asked.clerk.name
            )),
            (None, None) => Some("De scan heeft nog geen eerste procesbegeleider.".to_owned()),
            (None, Some(_)) if scan.has_two_clerks() => {
                Some("Twee griffiers begeleiden deze scan al. Meer kan niet.".to_owned())
            }
            (None, Some(_)) => None,
        };
        let body = match not_now {
            Some(sentence) => {
                view! { <p class="qs-lead" id="clerk" tabindex="-1">{sentence}</p> }.into_any()
            }
            None => choose(&candidates, &filled, Ask::Second),
        };
        let content = view! {
            {back(below(&id, "/toewijzen"), "Terug naar de procesbegeleider")}
            <ErrorSummary problems=filled.problems.clone()/>
            <h1>"Tweede procesbegeleider"</h1>
            {body}
        };
        Ok(scan_page(
            scan,
            ScanTab::Cockpit,
            "Tweede procesbegeleider",
            content.into_any(),
        ))
    })
}

async fn propose(visit: Visit, Path(id): Path<String>, Sent(form): Sent<HandOverForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let (actor, services) = (&visit.actor, visit.services());
    let outcome = match form.choice() {
        Ok((clerk, despite)) => {
            scans::propose_second(actor, services, &id, &clerk, despite.as_deref()).await
        }
        Err(problems) => Err(Error::Invalid(problems)),
    };
    told(visit, form, outcome, below(&id, "/toewijzen")).await
}
