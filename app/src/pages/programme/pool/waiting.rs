//! What waits: scans without a clerk, and questions without an answer.

use crate::pages::{dates, pool_words, scans::words};
use leptos::prelude::*;
use services::results::names::at_the_start;
use services::scans::{ClerkQuestion, Proposal, Question, State};

/// The list, or that there is nothing in it.
pub fn waiting(questions: &[ClerkQuestion]) -> AnyView {
    let content = if questions.is_empty() {
        view! { <p>"Elke scan heeft een procesbegeleider, en niemand moet nog antwoorden."</p> }
            .into_any()
    } else {
        let rows: Vec<_> = questions.iter().map(row).collect();
        let to_divide = questions.iter().any(waits);
        let divide = to_divide.then(|| {
            view! {
                <p><a class="qs-button" href="/programma/griffierspool/verdelen">"Alle wachtende scans verdelen"</a></p>
            }
        });
        view! { <ul class="qs-rows qs-rows--wide">{rows}</ul>{divide} }.into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="wachten">
            <h2 id="wachten">"Scans die op een procesbegeleider wachten"</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Whether it takes part when all waiting scans are divided.
fn waits(question: &ClerkQuestion) -> bool {
    question.scan.state == State::Requested
}

fn row(question: &ClerkQuestion) -> AnyView {
    let scan = &question.scan;
    let (what, next) = match &question.asked {
        Some(asked) if question.overdue => (
            format!(
                "{} antwoordde niet op tijd.{}",
                asked.clerk.name,
                reminded(question)
            ),
            "Intrekken en een ander vragen",
        ),
        Some(asked) => (is_asked(asked), "Bekijken"),
        None => (unasked(question), "Procesbegeleider kiezen"),
    };
    let best = question.next.as_ref().map(|(name, offer)| {
        view! { <p>{format!("Past nu het best: {name}. {}.", pool_words::reasons(&offer.reasons))}</p> }
    });
    view! {
        <li>
            <p>
                <strong>{at_the_start(&scan.authority.display_name)}</strong><br/>
                <span class="qs-note">{format!("{}, sinds {}", words::state_of(scan), dates::day(question.since))}</span>
            </p>
            <div class="qs-stack">
                <p>{what}</p>
                {best}
                <p><a class="qs-standalone" href=format!("/scans/{}/toewijzen", scan.id)>{next}<span class="qs-visually-hidden">{format!(": {}", scan.authority.display_name)}</span></a></p>
            </div>
        </li>
    }
    .into_any()
}

fn is_asked(asked: &Proposal) -> String {
    let name = &asked.clerk.name;
    match asked.question {
        Question::Guide => format!("{name} is gevraagd."),
        Question::Beside => format!("{name} is gevraagd als tweede procesbegeleider."),
        Question::TakeOver { .. } => format!("{name} is gevraagd om de scan over te nemen."),
    }
}

fn unasked(question: &ClerkQuestion) -> String {
    match &question.last_no {
        Some(no) => format!("{} zei nee: {}", no.clerk, no.reason),
        None if question.scan.state > State::Assigned => {
            "De procesbegeleider is gestopt.".to_owned()
        }
        None => "Nog niemand gevraagd.".to_owned(),
    }
}

fn reminded(question: &ClerkQuestion) -> String {
    let at = question.asked.as_ref().and_then(|asked| asked.reminded_at);
    at.map(|at| format!(" Herinnerd op {}.", dates::day(dates::local_day(at))))
        .unwrap_or_default()
}
