//! `/programma/stilstand`: scans that stand still, what they wait for, and whose turn it is.

use super::filter::{Query, address, problems};
use super::headline::{chooser, selection};
use super::words;
use crate::pages::dates;
use crate::pages::load::load;
use crate::pages::problems::ErrorSummary;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scans::words as scan_words;
use crate::pages::table::{
    Column::{Number, Text},
    Table, stacked_cell, stacked_number,
};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::programme::uptake::{self, Overview, StalledScan, View};
use services::results::names::at_the_start;
use services::scans::{Turn, Who};

/// How many stand on the overview.
const FIRST: usize = 10;

/// `/programma/stilstand`
#[component]
pub fn StalledPage() -> impl IntoView {
    let visit = use_visit();
    let query = Query::of_request();
    load(async move {
        let (view, found) = uptake::stalled(&visit.actor, visit.services(), &query.form).await?;
        let body = if found.is_empty() {
            nothing()
        } else {
            let file = address(&view, "/programma/stilstand.csv", &[]);
            view! {
                {table(&found)}
                <p><a class="qs-standalone" href=file>"Download als CSV, voor een spreadsheet"</a></p>
            }
            .into_any()
        };
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=address(&view, "/programma", &[])>"Terug naar het overzicht"</a></p>
            <ErrorSummary problems=problems(&view)/>
            <p class="qs-kicker">{selection(&view)}</p>
            <h1>"Scans die stilstaan"</h1>
            <p class="qs-lead">{definition(&view)}</p>
            {chooser(&view, "/programma/stilstand", "", false)}
            {body}
        };
        Ok(programme_page(
            Part::Overview,
            "Scans die stilstaan",
            content.into_any(),
        ))
    })
}

/// The longest ones, on the overview.
#[must_use]
pub fn first_stalled(overview: &Overview) -> AnyView {
    let view = &overview.view;
    let body = if !view.filter.is_today {
        view! { <p>"Wat stilstaat, is alleen van vandaag te zeggen: wie op een andere dag aan zet was, wordt niet bewaard."</p> }.into_any()
    } else if overview.stalled.is_empty() {
        nothing()
    } else {
        let count = overview.stalled.len();
        let href = address(view, "/programma/stilstand", &[]);
        let all = if count > FIRST {
            format!("Alle {count} scans die stilstaan")
        } else {
            "De lijst, ook als CSV".to_owned()
        };
        view! {
            <p class="qs-measure">{definition(view)}</p>
            {table(&overview.stalled[..count.min(FIRST)])}
            <p class="qs-on-screen"><a class="qs-standalone" href=href>{all}</a></p>
        }
        .into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="stil">
            <h2 id="stil">"Scans die stilstaan"</h2>
            {body}
        </section>
    }
    .into_any()
}

fn definition(view: &View) -> String {
    let settings = &view.settings;
    format!(
        "Al {} of langer geen volgende stap, of {} of langer geen antwoord van een gevraagde procesbegeleider. Is het volgende \
         gesprek gepland, de vragenlijst open of de dag van het plan bekend? Dan staat de scan niet stil tot die dag voorbij is.",
        words::days(settings.stalls_after_days.into()),
        words::days(settings.answer_within_days.into())
    )
}

fn nothing() -> AnyView {
    view! { <div class="qs-empty"><p><strong>"Er staat geen scan stil."</strong></p></div> }
        .into_any()
}

fn table(found: &[StalledScan]) -> AnyView {
    let rows: Vec<_> = found.iter().map(row).collect();
    view! {
        <Table
            label="Scans die stilstaan, de langste bovenaan"
            stacked=true
            columns=&[
                Text("Organisatie"),
                Text("Stap"),
                Number("Staat stil"),
                Text("Wie is aan zet, en waarvoor"),
            ]
        >
            {rows}
        </Table>
    }
    .into_any()
}

fn row(stalled: &StalledScan) -> AnyView {
    let scan = &stalled.scan;
    let step = scan.state.step().map(|step| {
        let number = words::number(step);
        view! { <span class=format!("qs-step qs-step--{number}")>{number}</span>{words::step(step)} }
    });
    let waits: Vec<_> = stalled
        .waits_for
        .iter()
        .map(|turn| {
            let by = name_of(stalled, turn.who);
            let by = by.map(|name| view! { <span class="qs-note">{format!(" – {name}")}</span> });
            view! { <p>{told(turn)}{by}</p> }
        })
        .collect();
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=format!("/scans/{}", scan.id)>{at_the_start(&scan.authority.display_name)}</a></th>
            {stacked_cell("Stap", step.into_any())}
            {stacked_number("Staat stil", words::days(stalled.days).into_any())}
            {stacked_cell("Wie is aan zet, en waarvoor", waits.into_any())}
        </tr>
    }
    .into_any()
}

/// Who that is, by name; `None` for an office and for what goes by itself.
fn name_of(stalled: &StalledScan, who: Who) -> Option<String> {
    match who {
        Who::Lead => Some(stalled.scan.lead.name.clone()),
        Who::Clerk => stalled.scan.clerk_names(),
        Who::ProposedClerk => stalled.asked.clone(),
        Who::Programme | Who::Itself => None,
    }
}

/// Who must do what: "Trekker: overeenkomsten vastleggen (uiterlijk ma 23 november)".
#[must_use]
pub fn told(turn: &Turn) -> String {
    let task = scan_words::task(turn.task);
    let by = |word: &str| {
        turn.by
            .map(|day| format!(" ({word} {})", dates::day(day)))
            .unwrap_or_default()
    };
    match turn.who {
        Who::Itself => format!("Gaat vanzelf: {task}{}", by("na")),
        who => format!("{}: {task}{}", scan_words::who(who), by("gepland op")),
    }
}
