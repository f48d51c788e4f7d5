//! `/programma/aanbod/vraag`: who asks for which support, since when, and what the programme does about it.

use super::filter::{self, address};
use super::{ADDRESS, DEMAND};
use crate::pages::dates::day;
use crate::pages::load::load;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::results::typed_text;
use crate::pages::scans::parts::query;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::programme::support::{self, Demand, DemandRow};
use services::results::names;

/// `/programma/aanbod/vraag`
#[component]
pub fn DemandPage() -> impl IntoView {
    let visit = use_visit();
    let form = filter::of_request();
    let told = query("melding");
    load(async move {
        let demand = support::demand(&visit.actor, visit.services(), &form).await?;
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=ADDRESS>"Terug naar het aanbod"</a></p>
            <h1>"Vraag naar hulp"</h1>
            {notice(&told)}
            <p class="qs-lead">{lead(&demand)}</p>
            <div class="qs-chooser">{filter::form(&demand)}</div>
            {body(&demand)}
        };
        Ok(programme_page(
            Part::Support,
            "Vraag naar hulp",
            content.into_any(),
        ))
    })
}

fn notice(told: &str) -> Option<AnyView> {
    let sentence = match told {
        "opgepakt" => "Opgeslagen. De trekker leest het bij het plan.",
        "teruggezet" => "De vraag wacht weer op het programma.",
        _ => return None,
    };
    Some(view! { <p class="qs-notice" role="status">{sentence}</p> }.into_any())
}

fn lead(demand: &Demand) -> String {
    let who = match (demand.authorities(), demand.rows.len()) {
        (_, 0) => return "Hier staat geen vraag.".to_owned(),
        (1, 1) => "1 organisatie vraagt om hulp.".to_owned(),
        (1, more) => format!("1 organisatie vraagt {more} keer om hulp."),
        (all, more) => format!("{all} organisaties vragen {more} keer om hulp."),
    };
    match demand.waiting() {
        0 => format!("{who} Alles is opgepakt."),
        1 => format!("{who} 1 vraag wacht nog."),
        more => format!("{who} {more} vragen wachten nog."),
    }
}

fn body(demand: &Demand) -> AnyView {
    if demand.rows.is_empty() {
        return view! {
            <div class="qs-empty qs-section">
                <p><strong>"Er is geen vraag die hieraan voldoet."</strong></p>
                <p>"Zodra een trekker in een plan om hulp vraagt, staat het hier."</p>
                <p><a class="qs-standalone" href=DEMAND>"Toon alle vragen"</a></p>
            </div>
        }
        .into_any();
    }
    let rows: Vec<_> = demand.rows.iter().map(row).collect();
    let file = address(demand, "/programma/aanbod/vraag.csv");
    view! {
        <ul class="qs-rows qs-section">{rows}</ul>
        <p><a class="qs-standalone" href=file>"Download als CSV, voor een spreadsheet"</a></p>
    }
    .into_any()
}

fn row(row: &DemandRow) -> AnyView {
    let name = names::at_the_start(&row.authority.display_name);
    let label = if row.taken_up.is_some() {
        "Bekijken of aanpassen"
    } else {
        "Oppakken"
    };
    let whose = format!(": {}, {name}", row.support_name);
    view! {
        <li>
            <h2>{format!("{name}: {}", row.support_name)}</h2>
            {facts(row)}
            <p><a class="qs-standalone" href=format!("{DEMAND}/{}", row.id)>{label}<span class="qs-visually-hidden">{whose}</span></a></p>
        </li>
    }
    .into_any()
}

/// What is asked, by whom, and what became of it.
pub fn facts(row: &DemandRow) -> AnyView {
    let question = (!row.question.is_empty()).then(|| {
        view! { <div><dt class="qs-note">"Vraag"</dt><dd>{typed_text(&row.question)}</dd></div> }
    });
    let state = match &row.taken_up {
        None => "Wacht op het programma".into_any(),
        Some(own) => view! {
            {format!("Opgepakt op {} door {}", day(own.on), own.by)}
            {typed_text(&own.note)}
        }
        .into_any(),
    };
    view! {
        <dl class="qs-facts">
            <div><dt class="qs-note">"Prioriteit"</dt><dd dir="auto"><a href=format!("/scans/{}/verbeterplan", row.scan)>{row.priority.clone()}</a></dd></div>
            {question}
            <div><dt class="qs-note">"Gevraagd op"</dt><dd>{day(row.asked_on)}</dd></div>
            <div><dt class="qs-note">"Trekker"</dt><dd>{row.lead_name.clone()}", "<a href=format!("mailto:{}", row.lead_email)>{row.lead_email.clone()}</a></dd></div>
            <div><dt class="qs-note">"Stand"</dt><dd>{state}</dd></div>
        </dl>
    }
    .into_any()
}
