//! `/scans/{id}/toewijzen`: who guide the scan and who is asked, and what the programme can do about it.

use super::choosing::{Ask, choose};
use super::told::told;
use crate::pages::{
    dates,
    forms::{Button, Form},
    load::load,
    problems::{ErrorSummary, Filled},
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page},
    scans::parts::{back, below, person},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::Error;
use services::ids::ScanId;
use services::scans::{
    self, HandOverForm, No, Person, Proposal, Question, Scan, State, WithdrawForm,
};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/toewijzen", post(propose))
        .route("/scans/{id}/toewijzen/intrekken", post(withdraw))
        .route("/scans/{id}/toewijzen/niemand", post(ask_nobody_else))
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
        let body = match (&asked, &scan.clerk, scan.state) {
            (Some(asked), _, _) => {
                view! { {waiting(scan, asked)} {guiding(scan, true)} }.into_any()
            }
            (None, _, State::FollowedUp | State::Cancelled) => {
                view! { <p class="qs-lead">"De scan is voorbij."</p> }.into_any()
            }
            (None, None, State::Requested | State::Assigned) => {
                choose(&candidates, &filled, Ask::First)
            }
            (None, None, _) => choose(&candidates, &filled, Ask::Successor),
            (None, Some(_), _) => {
                let no = unsettled(&visit, &id).await?;
                view! { {no.map(|no| said_no(scan, &no))} {guiding(scan, false)} {beside(scan)} }
                    .into_any()
            }
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

/// A no after which the programme has yet to say how it goes on.
async fn unsettled(visit: &Visit, id: &ScanId) -> Result<Option<No>, Error> {
    let questions = scans::clerk_questions(&visit.actor, visit.services()).await?;
    let found = questions
        .into_iter()
        .find(|question| question.scan.id == *id);
    Ok(found.and_then(|question| question.last_no))
}

fn waiting(scan: &Scan, asked: &Proposal) -> AnyView {
    let fields = view! {
        <input type="hidden" name="question" value=asked.id.to_string()/>
        <div class="qs-button-group"><Button secondary=true>"Verzoek intrekken"</Button></div>
    }
    .into_any();
    view! {
        <p class="qs-lead" id="clerk" tabindex="-1">{asked_since(asked)}</p>
        <Form action=below(&scan.id, "/toewijzen/intrekken")>{fields}</Form>
    }
    .into_any()
}

fn asked_since(asked: &Proposal) -> String {
    let since = dates::day(dates::local_day(asked.proposed_at));
    let what = match asked.question {
        Question::Guide => "gevraagd",
        Question::Beside => "gevraagd als tweede procesbegeleider",
        Question::TakeOver { .. } => "gevraagd om de scan over te nemen",
    };
    let reminded = asked
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
        asked.clerk.name
    )
}

fn said_no(scan: &Scan, no: &No) -> AnyView {
    let fields = view! {
        <div class="qs-button-group"><Button secondary=true>"Niemand anders vragen"</Button></div>
    }
    .into_any();
    view! {
        <div class="qs-notice">
            <p><strong>{format!("{} zei nee: {}", no.clerk, no.reason)}</strong></p>
            <p>"Vraag hieronder een ander, of laat het hierbij."</p>
            <Form action=below(&scan.id, "/toewijzen/niemand")>{fields}</Form>
        </div>
    }
    .into_any()
}

/// Who guide the scan, each with what can be done. While somebody is asked, nobody else is.
fn guiding(scan: &Scan, is_asking: bool) -> AnyView {
    let rows: Vec<_> = scan
        .clerks()
        .map(|clerk| guide(scan, clerk, is_asking))
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let heading = if scan.has_two_clerks() {
        "Wie begeleiden deze scan"
    } else {
        "Wie begeleidt deze scan"
    };
    view! {
        <section class="qs-section" aria-labelledby="wie">
            <h2 id="wie">{heading}</h2>
            <ul class="qs-rows qs-rows--wide">{rows}</ul>
        </section>
    }
    .into_any()
}

fn guide(scan: &Scan, clerk: &Person, is_asking: bool) -> AnyView {
    let of_whom =
        || view! { <span class="qs-visually-hidden">{format!(": {}", clerk.name)}</span> };
    let (early, two) = (scan.state == State::Assigned, scan.has_two_clerks());
    let hand_over = (!early && !is_asking).then(|| {
        let href = below(&scan.id, &format!("/toewijzen/overdragen?van={}", clerk.id));
        view! { <a class="qs-standalone" href=href>"Scan overdragen"{of_whom()}</a> }
    });
    let take_off = two.then(|| {
        let href = below(&scan.id, &format!("/toewijzen/stoppen/{}", clerk.id));
        view! { <a class="qs-standalone" href=href>"Laten stoppen"{of_whom()}</a> }
    });
    let withdraw = (early && !two && !is_asking).then(|| {
        let fields = view! {
            <input type="hidden" name="clerk" value=clerk.id.to_string()/>
            <div class="qs-button-group"><Button secondary=true>"Procesbegeleider intrekken"</Button></div>
        }
        .into_any();
        view! {
            <p>"Trekt u dit in, dan ziet deze griffier de scan niet meer en vraagt u een ander."</p>
            <Form action=below(&scan.id, "/toewijzen/intrekken")>{fields}</Form>
        }
    });
    view! {
        <li>
            <p><strong>{person(clerk)}</strong><br/><span class="qs-note qs-typed">{clerk.email.clone()}</span></p>
            <div class="qs-stack">
                <p>{if early { "Zei ja en is procesbegeleider." } else { "Is procesbegeleider." }}</p>
                <p class="qs-links">{hand_over}{take_off}</p>
                {withdraw}
            </div>
        </li>
    }
    .into_any()
}

/// The way to a second clerk, while there is none.
fn beside(scan: &Scan) -> AnyView {
    if scan.has_two_clerks() {
        return ().into_any();
    }
    view! {
        <section class="qs-section" aria-labelledby="tweede">
            <h2 id="tweede">"Een tweede procesbegeleider"</h2>
            <p class="qs-measure">"Twee griffiers kunnen een scan samen begeleiden. Zij zien en doen hetzelfde. De regels van de pool gelden voor allebei."</p>
            <p><a class="qs-button" href=below(&scan.id, "/toewijzen/tweede")>"Tweede procesbegeleider kiezen"</a></p>
        </section>
    }
    .into_any()
}

async fn propose(visit: Visit, Path(id): Path<String>, Sent(form): Sent<HandOverForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let (actor, services) = (&visit.actor, visit.services());
    let outcome = match form.choice() {
        Ok((clerk, Some(reason))) => {
            scans::propose_despite(actor, services, &id, &clerk, &reason).await
        }
        Ok((clerk, None)) => scans::propose(actor, services, &id, &clerk).await,
        Err(problems) => Err(Error::Invalid(problems)),
    };
    told(visit, form, outcome, below(&id, "")).await
}

async fn withdraw(visit: Visit, Path(id): Path<String>, Sent(form): Sent<WithdrawForm>) -> Answer {
    let id = parsed_scan(&id)?;
    scans::withdraw(&visit.actor, visit.services(), &id, &form).await?;
    visit.go(below(&id, "/toewijzen"))
}

async fn ask_nobody_else(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = parsed_scan(&id)?;
    scans::ask_nobody_else(&visit.actor, visit.services(), &id).await?;
    visit.go(below(&id, "/toewijzen"))
}
