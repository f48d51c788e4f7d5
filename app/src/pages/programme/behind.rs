//! `/programma/acties`: actions of adopted plans that are late, or of which nobody told how they go.

use super::frame::{Part, programme_page};
use crate::pages::dates::day;
use crate::pages::load::load;
use crate::pages::progress::words::{marks_of, status};
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::progress::{self, BehindScan, FollowedAction};
use services::results::names;

/// `/programma/acties`
#[component]
pub fn BehindPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let (today, found) = progress::behind(&visit.actor, visit.services()).await?;
        let body = if found.is_empty() {
            view! { <div class="qs-empty"><p><strong>"Geen enkele actie loopt achter."</strong></p><p>"Zodra een actie te laat is, of na een ronde geen antwoord heeft, staat zij hier."</p></div> }.into_any()
        } else {
            let sections: Vec<_> = found.iter().map(|own| section(today, own)).collect();
            view! {
                {sections}
                <p class="qs-section"><a class="qs-standalone" href="/programma/acties.csv">"Download als CSV, voor een spreadsheet"</a></p>
            }
            .into_any()
        };
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma">"Terug naar het overzicht"</a></p>
            <h1>"Acties die achterlopen"</h1>
            <p class="qs-lead">"Acties uit vastgestelde verbeterplannen die te laat zijn, of waarover in de laatste ronde niets is verteld. Wat het langst wacht, staat bovenaan."</p>
            {body}
        };
        Ok(programme_page(
            Part::Overview,
            "Acties die achterlopen",
            content.into_any(),
        ))
    })
}

fn section(today: NaiveDate, own: &BehindScan) -> AnyView {
    let scan = &own.scan;
    let heading = format!("scan-{}", scan.id);
    let since = own
        .since(today)
        .map(|since| format!("Sinds {}. ", day(since)));
    let rows: Vec<_> = own
        .actions
        .iter()
        .map(|action| row(today, own, action))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()><a href=format!("/scans/{}/voortgang", scan.id)>{names::at_the_start(&scan.authority.display_name)}</a></h2>
            <p class="qs-note">{since}{format!("Trekker: {}, {}", scan.lead.name, scan.lead.email)}</p>
            <ul class="qs-rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(today: NaiveDate, own: &BehindScan, action: &FollowedAction) -> AnyView {
    view! {
        <li>
            <p dir="auto"><strong>{format!("{} {}", action.number, action.what)}</strong></p>
            {marks_of(action, today, own.round.as_ref())}
            <p class="qs-note" dir="auto">{format!("{}. Wie: {}. Klaar op {}.", status(action.status), action.owner, day(action.due_on))}</p>
        </li>
    }
    .into_any()
}
