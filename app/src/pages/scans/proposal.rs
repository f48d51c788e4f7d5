//! `/scans/{id}/verzoek`: a clerk is asked, and says yes or no.

use super::parts::{back, below};
use crate::pages::{
    forms::{Button, Form, TextArea},
    frame::{Page, instrument_of},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    scan_page::{parsed_scan, scan_id},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use serde::Deserialize;
use services::ProblemCode;
use services::results::names;
use services::scans::{self, Scan};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/verzoek", post(decline))
        .route("/scans/{id}/verzoek/ja", post(accept))
}

/// Why not.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DeclineForm {
    reason: String,
}

/// `/scans/{id}/verzoek`
#[component]
pub fn ProposalPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<DeclineForm>::of_request();
    load(async move {
        let (scan, _) = scans::proposed(&visit.actor, visit.services(), &id?).await?;
        let name = names::authority_in_sentence(scan.authority.kind, &scan.authority.display_name);
        let title = format!("Wilt u {name} begeleiden?");
        Ok(view! {
            <Page title=title.clone() narrow=true instrument=instrument_of(scan.authority.kind)>
                {back("/scans".to_owned(), "Terug naar uw scans")}
                <h1>{title}</h1>
                <ErrorSummary problems=filled.problems.clone()/>
                {facts(&scan)}
                {answers(&scan, &filled)}
            </Page>
        })
    })
}

fn facts(scan: &Scan) -> AnyView {
    view! {
        <dl class="qs-rows qs-rows--wide qs-section">
            <div><dt>"Trekker"</dt><dd>{format!("{}, {}", scan.lead.name, scan.lead.email)}</dd></div>
            <div><dt>"Gewenste periode"</dt><dd>{scan.wanted_period.clone()}</dd></div>
            <div><dt>"Waarom deze scan"</dt><dd class="qs-typed">{scan.reason.clone()}</dd></div>
        </dl>
    }
    .into_any()
}

fn answers(scan: &Scan, filled: &Filled<DeclineForm>) -> AnyView {
    let yes = view! {
        <div class="qs-button-group"><Button>"Ja, ik begeleid deze scan"</Button></div>
    }
    .into_any();
    let no = view! {
        <TextArea
            name="reason"
            label="Waarom niet?"
            hint="Eén zin is genoeg. Alleen het programmabureau en de trekker lezen dit."
            rows=2
            value=filled.form.reason.clone()
            problem=filled.problems.of("reason")
        />
        <div class="qs-button-group"><Button secondary=true>"Nee zeggen"</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="ja">
            <h2 id="ja">"Ja, ik doe het"</h2>
            <p class="qs-measure">"U leidt het startgesprek en het agenderingsgesprek. De trekker krijgt bericht en uw e-mailadres."</p>
            <Form action=below(&scan.id, "/verzoek/ja")>{yes}</Form>
        </section>
        <section class="qs-section" aria-labelledby="nee">
            <h2 id="nee">"Nee, nu niet"</h2>
            <Form>{no}</Form>
        </section>
    }
    .into_any()
}

async fn accept(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = parsed_scan(&id)?;
    scans::accept(&visit.actor, visit.services(), &id).await?;
    visit.go(below(&id, ""))
}

async fn decline(visit: Visit, Path(id): Path<String>, Sent(form): Sent<DeclineForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let declined = scans::decline(&visit.actor, visit.services(), &id, &form.reason).await;
    let next = |()| "/scans".to_owned();
    visit.go_or_show_again(declined, form, told, next).await
}

fn told(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |_, code| {
        (*code == ProblemCode::Missing).then_some("Schrijf kort op waarom u nee zegt.")
    })
}
