//! How it went, from the questionnaire to the rounds in which the plan is looked at again; and who took part.

use crate::pages::dates::{day, month};
use crate::pages::results::charts::response_rows;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::progress::ROUNDS;
use services::publication::PublicView;

/// The section.
pub fn course(view: &PublicView) -> AnyView {
    let report = &view.report;
    let rows: Vec<_> = [
        Some(("Vragenlijst", period(report.opened_on, report.last_day))),
        view.talked_on.map(|on| ("Gesprek", talk(&day(on)))),
        Some(("Verbeterplan", adoption(view))),
        view.stopped.is_none().then(|| ("Daarna", rounds(view))),
    ]
    .into_iter()
    .flatten()
    .map(|(when, what)| view! { <div><dt>{when}</dt><dd>{what}</dd></div> })
    .collect();
    view! {
        <section class="qs-section" aria-labelledby="gesprek">
            <h2 id="gesprek">"Hoe ging het, en hoe gaat het verder?"</h2>
            <dl class="qs-rows qs-rows--wide">{rows}</dl>
        </section>
    }
    .into_any()
}

fn period(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        format!("Open op {}.", day(first))
    } else {
        format!("Open van {} tot en met {}.", day(first), day(last))
    }
}

fn talk(on: &str) -> String {
    format!(
        "Op {on} praatten mensen uit de groepen met elkaar over de antwoorden. Zij kozen wat het eerst beter moet. Iemand van een andere overheid leidde het gesprek."
    )
}

fn adoption(view: &PublicView) -> String {
    let plan = &view.plan;
    let which = if plan.number > 1 {
        format!("Versie {}.0 is vastgesteld", plan.number)
    } else {
        "Vastgesteld".to_owned()
    };
    let decision = if plan.decision_number.is_empty() {
        String::new()
    } else {
        format!(", besluit {}", plan.decision_number)
    };
    format!(
        "{which} op {} door {}{decision}.",
        day(plan.adopted_on),
        plan.adopted_by
    )
}

fn rounds(view: &PublicView) -> String {
    let adopted = view.first_adopted_on;
    let rounds: Vec<_> = ROUNDS
        .into_iter()
        .filter_map(|later| adopted.checked_add_months(later))
        .map(month)
        .collect();
    format!(
        "Een half jaar en een jaar na het vaststellen kijken wij bij elke actie hoe het gaat: in {}.",
        rounds.join(" en ")
    )
}

/// Who took part: the response of each group.
pub fn response(view: &PublicView) -> AnyView {
    view! {
        <section class="qs-section" aria-labelledby="mee">
            <h2 id="mee">"Wie deden mee?"</h2>
            {response_rows(&view.report)}
        </section>
    }
    .into_any()
}
