//! `/scans/{id}/toewijzen`: the programme proposes a clerk.

use super::parts::{back, below};
use crate::pages::{
    dates,
    failure::Failure,
    forms::{Button, Choice, Form, RadioList},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
    words::guard_sentence,
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use serde::Deserialize;
use services::ids::MemberId;
use services::scans::{self, Candidate, Obstacle, Proposal, Scan, State};
use services::{Error, Refusal};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/toewijzen", post(propose))
        .route("/scans/{id}/toewijzen/intrekken", post(withdraw))
}

/// Who is asked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AssignForm {
    clerk: String,
}

/// `/scans/{id}/toewijzen`
#[component]
pub fn AssignPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<AssignForm>::of_request();
    load(async move {
        let id = id?;
        let (scan, candidates) = scans::candidates(&visit.actor, visit.services(), &id).await?;
        let asked = scans::cockpit(&visit.actor, visit.services(), &id)
            .await?
            .asked;
        let body = match scan.state {
            State::Requested => choose(&candidates, &filled),
            State::Assigned => chosen(&scan, asked.as_ref()),
            _ => view! { <p class="qs-lead">"De procesbegeleider van deze scan staat vast."</p> }
                .into_any(),
        };
        let content = view! {
            {back(below(&id, ""), "Terug naar de stand van zaken")}
            <h1>"Procesbegeleider"</h1>
            <ErrorSummary problems=filled.problems.clone()/>
            {body}
        };
        Ok(scan_page(
            &scan,
            ScanTab::Cockpit,
            "Procesbegeleider",
            content.into_any(),
        ))
    })
}

fn choose(candidates: &[Candidate], filled: &Filled<AssignForm>) -> AnyView {
    let (free, excluded): (Vec<_>, Vec<_>) = candidates
        .iter()
        .partition(|candidate| candidate.obstacle.is_none());
    let form = if free.is_empty() {
        view! {
            <div class="qs-empty">
                <p><strong>"Er is nog niemand om te vragen."</strong></p>
                <p>"Voeg een griffier toe aan de pool. Die komt dan hier te staan."</p>
            </div>
        }
        .into_any()
    } else {
        let choices: Vec<_> = free.into_iter().map(choice).collect();
        let fields = view! {
            <RadioList
                name="clerk"
                label="Wie vraagt u?"
                hint="Wie de minste scans heeft, staat bovenaan."
                choices
                value=filled.form.clerk.clone()
                problem=filled.problems.of("clerk")
            />
            <div class="qs-button-group"><Button>"Vragen"</Button></div>
        }
        .into_any();
        view! {
            <Form>{fields}</Form>
        }
        .into_any()
    };
    view! {
        <p class="qs-lead">"De griffier die u kiest, krijgt een mail en zegt ja of nee. Pas na een ja ziet hij of zij de scan."</p>
        {form}
        {not_possible(&excluded)}
    }
    .into_any()
}

fn choice(candidate: &Candidate) -> Choice {
    let person = &candidate.person;
    let home = person
        .home
        .as_ref()
        .map_or("werkplek onbekend", |(_, home)| home.as_str());
    let busy = match candidate.guides {
        0 => "begeleidt nu geen scan".to_owned(),
        1 => "begeleidt nu 1 scan".to_owned(),
        more => format!("begeleidt nu {more} scans"),
    };
    let declined = candidate
        .declined
        .as_ref()
        .map(|reason| format!(". Zei eerder nee: {reason}"))
        .unwrap_or_default();
    Choice::new(person.id.to_string(), format!("{}, {home}", person.name))
        .hint(format!("{busy}{declined}"))
}

fn not_possible(excluded: &[&Candidate]) -> AnyView {
    if excluded.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = excluded
        .iter()
        .map(|candidate| {
            let why = candidate.obstacle.map_or("", obstacle);
            view! { <div><dt>{candidate.person.name.clone()}</dt><dd>{why}</dd></div> }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="niet">
            <h2 id="niet">"Wie niet kan"</h2>
            <dl class="qs-rows qs-rows--wide">{rows}</dl>
        </section>
    }
    .into_any()
}

const fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Lead => "Is zelf trekker van deze scan.",
        Obstacle::OwnAuthority => "Werkt bij deze organisatie.",
        Obstacle::MergedAuthority => "Werkt bij een organisatie die met deze is samengegaan.",
    }
}

fn chosen(scan: &Scan, asked: Option<&Proposal>) -> AnyView {
    let (sentence, button) = match (asked, &scan.clerk) {
        (Some(proposal), _) => {
            let since = dates::day(dates::local_day(proposal.proposed_at));
            (
                format!(
                    "{} is gevraagd op {since} en heeft nog niet geantwoord.",
                    proposal.clerk.name
                ),
                "Verzoek intrekken",
            )
        }
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

async fn propose(visit: Visit, Path(id): Path<String>, Sent(form): Sent<AssignForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let Some(clerk) = MemberId::parse(&form.clerk) else {
        let problems = Problems::one("clerk", "Kies wie u vraagt.");
        return visit.show_again(Filled { form, problems }).await;
    };
    match scans::propose(&visit.actor, visit.services(), &id, &clerk).await {
        Ok(()) => visit.go(below(&id, "")),
        Err(Error::Invalid(_)) => {
            let problems = Problems::one("clerk", "Kies wie u vraagt.");
            visit.show_again(Filled { form, problems }).await
        }
        Err(Error::Refused(Refusal::Scan { guard })) => {
            let problems = Problems::one("clerk", guard_sentence(guard));
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(Failure::from(error)),
    }
}

async fn withdraw(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = parsed_scan(&id)?;
    scans::withdraw(&visit.actor, visit.services(), &id).await?;
    visit.go(below(&id, "/toewijzen"))
}
