//! `/scans/{id}/verzoek`: a clerk is asked, and says yes or no.

use crate::pages::{
    forms::{Button, Form, TextArea},
    frame::{Page, instrument_of},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    scan_page::{parsed_scan, scan_id},
    scans::{
        parts::{back, below},
        words,
    },
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use serde::Deserialize;
use services::ProblemCode;
use services::results::names;
use services::scans::{self, Proposal, Question, Scan};

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
    /// As typed.
    pub reason: String,
}

/// `/scans/{id}/verzoek`
#[component]
pub fn ProposalPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<DeclineForm>::of_request();
    load(async move {
        let (scan, proposal) = scans::proposed(&visit.actor, visit.services(), &id?).await?;
        let content = view! {
            {back("/scans".to_owned(), "Terug naar uw scans")}
            {question(&scan, &proposal, &filled, &below(&scan.id, "/verzoek"))}
        };
        let title = asked(&scan, &proposal);
        Ok(
            view! { <Page title narrow=true instrument=instrument_of(scan.authority.kind)>{content}</Page> },
        )
    })
}

/// The question as a sentence.
pub fn asked(scan: &Scan, proposal: &Proposal) -> String {
    let authority = names::authority_in_sentence(scan.authority.kind, &scan.authority.display_name);
    match &proposal.question {
        Question::Guide => format!("Wilt u {authority} begeleiden?"),
        Question::Beside => {
            let names = scan.clerk_names().unwrap_or_default();
            format!("Wilt u {authority} samen met {names} begeleiden?")
        }
        Question::TakeOver { .. } => format!("Wilt u de scan van {authority} overnemen?"),
    }
}

/// The question with all a clerk needs to answer it. `address`: where the no goes; the yes goes to `/ja` below it.
pub fn question(
    scan: &Scan,
    proposal: &Proposal,
    filled: &Filled<DeclineForm>,
    address: &str,
) -> AnyView {
    view! {
        <h1>{asked(scan, proposal)}</h1>
        <ErrorSummary problems=filled.problems.clone()/>
        {facts(scan, proposal)}
        {answers(scan, proposal, filled, address)}
    }
    .into_any()
}

fn facts(scan: &Scan, proposal: &Proposal) -> AnyView {
    let from = match &proposal.question {
        Question::TakeOver { from, .. } => from.as_ref().and_then(|from| scan.clerk_with(from)),
        Question::Guide | Question::Beside => None,
    };
    let from = from.map(|from| {
        view! { <div><dt>"U neemt over van"</dt><dd>{format!("{}, {}", from.name, from.email)}</dd></div> }
    });
    view! {
        <dl class="qs-rows qs-rows--wide qs-section">
            <div><dt>"Trekker"</dt><dd>{format!("{}, {}", scan.lead.name, scan.lead.email)}</dd></div>
            {from}
            <div><dt>"Gewenste periode"</dt><dd>{scan.wanted.in_words()}</dd></div>
            <div><dt>"Stand"</dt><dd>{words::state_of(scan)}</dd></div>
            <div><dt>"Waarom deze scan"</dt><dd class="qs-typed">{scan.reason.clone()}</dd></div>
        </dl>
    }
    .into_any()
}

fn answers(
    scan: &Scan,
    proposal: &Proposal,
    filled: &Filled<DeclineForm>,
    address: &str,
) -> AnyView {
    let what = match &proposal.question {
        Question::Beside => {
            let names = scan.clerk_names().unwrap_or_default();
            format!("{names} en u zien en doen hetzelfde. Spreek samen af wie welk gesprek leidt. De trekker krijgt bericht en uw e-mailadres.")
        }
        Question::TakeOver { .. } => {
            "U leidt de gesprekken die nog komen. De trekker krijgt bericht en uw e-mailadres.".to_owned()
        }
        Question::Guide => {
            "U leidt het startgesprek en het agenderingsgesprek. De trekker krijgt bericht en uw e-mailadres.".to_owned()
        }
    };
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
            <p class="qs-measure">{what}</p>
            <Form action=format!("{address}/ja")>{yes}</Form>
        </section>
        <section class="qs-section" aria-labelledby="nee">
            <h2 id="nee">"Nee, nu niet"</h2>
            <Form action=address.to_owned()>{no}</Form>
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

/// What is wrong with a no.
pub fn told(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |_, code| {
        (*code == ProblemCode::Missing).then_some("Schrijf kort op waarom u nee zegt.")
    })
}
