//! `/scans/{id}/verzoek`: a clerk is asked, and says yes or no.

use crate::pages::{
    forms::{Button, Form, TextArea},
    frame::{Page, instrument_of},
    load::load,
    numbers::whole,
    problems::{ErrorSummary, Filled, Problems},
    scan_page::{parsed_scan, scan_id},
    scans::{
        parts::{back, below},
        words as scan_words,
    },
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
    words,
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use serde::Deserialize;
use services::ids::ScanId;
use services::results::names;
use services::scans::{self, OwnQuestion, Proposal, Question, Scan};
use services::typed::one_line;
use services::{Error, Problem, ProblemCode, Refusal};

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
        let own = scans::proposed(&visit.actor, visit.services(), &id?).await?;
        Ok(match own {
            OwnQuestion::Waits(asking) => waits(&asking.0, &asking.1, &filled),
            OwnQuestion::Yes { scan, authority } => answered(said_yes(&scan, &authority)),
            OwnQuestion::No { authority } => answered(said_no(&authority)),
        })
    })
}

fn waits(scan: &Scan, proposal: &Proposal, filled: &Filled<DeclineForm>) -> AnyView {
    let title = asked(scan, proposal);
    let instrument = instrument_of(scan.authority.kind);
    let content = question(scan, proposal, filled, &below(&scan.id, "/verzoek"));
    view! {
        <Page title narrow=true instrument=instrument>
            {back_to_scans()}
            {content}
        </Page>
    }
    .into_any()
}

fn answered((title, content): (String, AnyView)) -> AnyView {
    view! {
        <Page title narrow=true>
            {back_to_scans()}
            {content}
        </Page>
    }
    .into_any()
}

fn back_to_scans() -> AnyView {
    back("/scans".to_owned(), "Terug naar uw scans")
}

fn said_yes(scan: &ScanId, authority: &str) -> (String, AnyView) {
    let title = "U zei al ja".to_owned();
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="qs-lead">{format!("U begeleidt de Quick Scan van {authority}. De trekker heeft bericht en uw e-mailadres.")}</p>
        <p class="qs-finding"><a class="qs-button qs-button--primary" href=below(scan, "")>"Naar de scan"</a></p>
        <p class="qs-note">"Kunt u toch niet? Vraag het programmabureau dan om een opvolger."</p>
    }
    .into_any();
    (title, content)
}

/// What a clerk reads who said no.
pub fn said_no(authority: &str) -> (String, AnyView) {
    let title = "Uw antwoord is bewaard".to_owned();
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="qs-lead">{format!("U zei nee op de vraag om de Quick Scan van {authority} te begeleiden. Het programmabureau vraagt iemand anders. U hoeft niets te doen.")}</p>
        <p class="qs-measure">"Kunt u nu niet meer scans aan? "<a href="/mijn-profiel">"Pas uw profiel aan"</a>". Dan vragen wij u niet."</p>
    }
    .into_any();
    (title, content)
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
            <div><dt>"Stand"</dt><dd>{scan_words::state_of(scan)}</dd></div>
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
            hint=format!("Eén zin is genoeg: hoogstens {} tekens. Alleen het programmabureau en de trekker lezen dit.", scans::LONGEST_NO)
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
    let accepted = scans::accept(&visit.actor, visit.services(), &id).await;
    if is_answered(&accepted) {
        return visit.go(below(&id, "/verzoek"));
    }
    accepted?;
    visit.go(below(&id, ""))
}

async fn decline(visit: Visit, Path(id): Path<String>, Sent(form): Sent<DeclineForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let outcome = scans::decline(&visit.actor, visit.services(), &id, &form.reason).await;
    if is_answered(&outcome) {
        return visit.go(below(&id, "/verzoek"));
    }
    declined(visit, outcome, form, "/scans".to_owned()).await
}

/// Whether a button was pressed again: who did is led to what they answered.
fn is_answered(outcome: &Result<(), Error>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::ProposalAnswered)))
}

/// Goes on after a no, or shows the question again with what is wrong with the reason.
pub async fn declined(
    visit: Visit,
    outcome: Result<(), Error>,
    form: DeclineForm,
    next: String,
) -> Answer {
    match outcome {
        Ok(()) => visit.go(next),
        Err(Error::Invalid(found)) => {
            let problems = told(&found, &form.reason);
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}

fn told(found: &[Problem], reason: &str) -> Problems {
    let mut problems = Problems::none();
    for Problem { field, code } in found {
        let sentence = match code {
            ProblemCode::Missing => "Schrijf kort op waarom u nee zegt.".to_owned(),
            ProblemCode::TooLong { max } => format!(
                "Schrijf korter op waarom u nee zegt: hoogstens {max} tekens. Nu zijn het er {}.",
                whole(one_line(reason).chars().count() as u64)
            ),
            code => words::problem(code),
        };
        problems.add(field.as_str(), sentence);
    }
    problems
}
