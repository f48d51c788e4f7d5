//! `/scans/nieuw`: asking for a scan, in two steps: which authority, then why and when.

mod form;
mod search;

use crate::pages::{
    failure::Failure,
    find_authority::{CHOSEN, Searched},
    frame::Page,
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
    wanted,
};
use axum::{Router, routing::post};
use leptos::prelude::*;
use services::authorities::AuthorityCode;
use services::scans::{self, RequestForm};
use services::{Error, ProblemCode, Refusal};

/// Where it is asked for.
const ADDRESS: &str = "/scans/nieuw";

/// The handler of the request.
pub fn posts() -> Router<Site> {
    Router::new().route(ADDRESS, post(request))
}

/// `/scans/nieuw`: with `organisatie` in the query the form for it, without it the search.
#[component]
pub fn NewScanPage() -> impl IntoView {
    let visit = use_visit();
    let filled = Filled::<RequestForm>::of_request();
    let chosen = AuthorityCode::parse(&super::parts::query(CHOSEN));
    let searched = Searched::of_address();
    load(async move {
        let chosen = chosen.or_else(|| AuthorityCode::parse(&filled.form.authority));
        let problems = filled.problems.clone();
        let content = match chosen {
            Some(code) => form::content(&visit, &code, filled).await?,
            None => search::content(&visit, &searched).await?,
        };
        Ok(view! {
            <Page title="Nieuwe scan" narrow=true>
                <p class="qs-back"><a class="qs-standalone" href="/scans">"Terug naar uw scans"</a></p>
                <h1>"Nieuwe scan aanvragen"</h1>
                <ErrorSummary problems/>
                {content}
            </Page>
        })
    })
}

async fn request(visit: Visit, Sent(form): Sent<RequestForm>) -> Answer {
    match scans::request(&visit.actor, visit.services(), &form).await {
        Ok(id) => visit.go(format!("/scans/{id}")),
        Err(Error::Invalid(found)) => {
            let problems = Problems::found(&found, sentence);
            visit
                .at(ADDRESS)?
                .show_again(Filled { form, problems })
                .await
        }
        Err(Error::Refused(Refusal::ScanRunning)) => {
            let problems = Problems::one(
                "authority",
                "Deze organisatie heeft al een scan die nog loopt.",
            );
            visit
                .at(ADDRESS)?
                .show_again(Filled { form, problems })
                .await
        }
        Err(error) => Err(Failure::from(error)),
    }
}

fn sentence(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("reason", ProblemCode::Missing) => Some("Schrijf op waarom u een scan wilt."),
        ("lead_name", ProblemCode::Missing) => Some("Vul de naam van de trekker in."),
        ("lead_email", ProblemCode::Missing) => Some("Vul het e-mailadres van de trekker in."),
        ("lead_email", ProblemCode::Taken) => {
            Some("Dit adres hoort bij iemand die hier niet meer werkt. Vul een ander adres in.")
        }
        ("authority", ProblemCode::Missing) => Some("Kies eerst een organisatie."),
        ("previous", ProblemCode::InTheFuture) => {
            Some("Het is te vroeg voor een herhaalmeting van die scan.")
        }
        ("previous", ProblemCode::NotAChoice) => Some("Die scan kan niet worden herhaald."),
        _ => wanted::say(field, code),
    }
}
