//! `/scans/{id}/toewijzen`: the programme asks a clerk, and hands a running scan over to another.

use super::choosing::{Question, choose};
use super::parts::{back, below};
use crate::pages::{
    dates,
    failure::Failure,
    forms::{Button, Form},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
    words,
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::ids::MemberId;
use services::scans::{self, HandOverForm, Proposal, Refused, Scan, State};
use services::{Error, ProblemCode, Refusal};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/toewijzen", post(propose))
        .route("/scans/{id}/toewijzen/overdragen", post(hand_over))
        .route("/scans/{id}/toewijzen/intrekken", post(withdraw))
}

/// `/scans/{id}/toewijzen`
#[component]
pub fn AssignPage() -> impl IntoView {
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
        let body = match (scan.state, &asked) {
            (State::Requested, _) => choose(&candidates, &filled, Question::First),
            (_, Some(_)) | (State::Assigned, _) => chosen(scan, asked.as_ref()),
            (State::FollowedUp | State::Cancelled, None) => {
                view! { <p class="qs-lead">"De scan is voorbij."</p> }.into_any()
            }
            (_, None) => choose(&candidates, &filled, Question::Successor),
        };
        let content = view! {
            {back(below(&id, ""), "Terug naar de stand van zaken")}
            <ErrorSummary problems=filled.problems.clone()/>
            <h1>"Procesbegeleider"</h1>
            {body}
        };
        Ok(scan_page(
            scan,
            ScanTab::Cockpit,
            "Procesbegeleider",
            content.into_any(),
        ))
    })
}

fn chosen(scan: &Scan, asked: Option<&Proposal>) -> AnyView {
    let (sentence, button) = match (asked, &scan.clerk) {
        (Some(proposal), _) => (waiting(proposal), "Verzoek intrekken"),
        (None, Some(clerk)) => (
            format!(
                "{} zei ja en is procesbegeleider. Trekt u dit in, dan ziet hij of zij de scan niet meer.",
                clerk.name
            ),
            "Procesbegeleider intrekken",
        ),
        (None, None) => ("Er is niemand gevraagd.".to_owned(), "Opnieuw kiezen"),
    };
    let fields = view! {
        <div class="qs-button-group"><Button secondary=true>{button}</Button></div>
    }
    .into_any();
    view! {
        <p class="qs-lead">{sentence}</p>
        <Form action=below(&scan.id, "/toewijzen/intrekken")>{fields}</Form>
    }
    .into_any()
}

fn waiting(proposal: &Proposal) -> String {
    let since = dates::day(dates::local_day(proposal.proposed_at));
    let what = if proposal.hand_over_reason.is_some() {
        "gevraagd om de scan over te nemen"
    } else {
        "gevraagd"
    };
    let reminded = proposal
        .reminded_at
        .map(|at| {
            format!(
                " Op {} is een herinnering gestuurd.",
                dates::day(dates::local_day(at))
            )
        })
        .unwrap_or_default();
    format!(
        "{} is op {since} {what} en heeft nog niet geantwoord.{reminded}",
        proposal.clerk.name
    )
}

async fn propose(visit: Visit, Path(id): Path<String>, Sent(form): Sent<HandOverForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let Some(clerk) = MemberId::parse(&form.clerk) else {
        let problems = Problems::one("clerk", "Kies wie u vraagt.");
        return visit.show_again(Filled { form, problems }).await;
    };
    let outcome = if form.despite.trim().is_empty() {
        scans::propose(&visit.actor, visit.services(), &id, &clerk).await
    } else {
        let reason = form.despite.as_str();
        scans::propose_despite(&visit.actor, visit.services(), &id, &clerk, reason).await
    };
    told(visit, form, outcome, below(&id, "")).await
}

async fn hand_over(visit: Visit, Path(id): Path<String>, Sent(form): Sent<HandOverForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let outcome = scans::propose_successor(&visit.actor, visit.services(), &id, &form).await;
    let visit = visit.at(&below(&id, "/toewijzen"))?;
    told(visit, form, outcome, below(&id, "/toewijzen")).await
}

/// Goes on, or shows the form again with what stood in the way.
async fn told(
    visit: Visit,
    form: HandOverForm,
    outcome: Result<(), Error>,
    next: String,
) -> Answer {
    let problems = match outcome {
        Ok(()) => return visit.go(next),
        Err(Error::Invalid(found)) => Problems::found(&found, say),
        Err(Error::Refused(Refusal::Scan {
            guard: Refused::NotInThisState,
        })) => Problems::one(
            "clerk",
            "Een collega was u voor, of de scan is intussen verder. Kijk hieronder hoe het nu staat.",
        ),
        Err(Error::Refused(Refusal::Clerk { exclusion })) => {
            let field = if exclusion.may_be_overridden() {
                "despite"
            } else {
                "clerk"
            };
            Problems::one(field, words::refusal(&Refusal::Clerk { exclusion }))
        }
        Err(error) => return Err(Failure::from(error)),
    };
    visit.show_again(Filled { form, problems }).await
}

fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("clerk", ProblemCode::Missing) => Some("Kies wie u vraagt."),
        ("reason", ProblemCode::Missing) => Some("Schrijf op waarom de scan naar een ander gaat."),
        ("despite", ProblemCode::Missing) => Some("Schrijf op waarom u deze griffier toch vraagt."),
        _ => None,
    }
}

async fn withdraw(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = parsed_scan(&id)?;
    scans::withdraw(&visit.actor, visit.services(), &id).await?;
    visit.go(below(&id, "/toewijzen"))
}
