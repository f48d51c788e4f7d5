//! `/overheden/wijzigingen`: authorities that end, and what waits for an officer.

use super::{of_authority, of_change, words};
use crate::pages::dates;
use crate::pages::load::load;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scans::parts::back;
use crate::pages::table::{Column::Text, Table, stacked_cell};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::authorities::changes::{self, PlannedChange, Stage};

/// `/overheden/wijzigingen`
#[component]
pub fn ChangesPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let changes = changes::changes(&visit.actor, visit.services()).await?;
        let (done, open): (Vec<_>, Vec<_>) = changes
            .into_iter()
            .partition(|change| change.stage == Stage::Done);
        let content = view! {
            {back("/overheden".to_owned(), "Terug naar alle overheden")}
            <h1>"Herindelingen"</h1>
            <p class="qs-lead">"Organisaties die opgaan in een ander of worden gesplitst. Er verandert pas iets als u het hebt bevestigd."</p>
            {if open.is_empty() { nothing() } else { table("komend", "Komen nog", &open) }}
            {(!done.is_empty()).then(|| table("verwerkt", "Verwerkt", &done))}
        };
        Ok(programme_page(
            Part::Authorities,
            "Herindelingen",
            content.into_any(),
        ))
    })
}

fn nothing() -> AnyView {
    view! {
        <div class="qs-empty qs-section">
            <p><strong>"Er zijn geen herindelingen die nog komen."</strong></p>
            <p>"Zij staan hier zodra een nieuwe editie van het register ze noemt."</p>
            <p><a class="qs-standalone" href="/overheden/nieuwe-editie">"Nieuwe editie van het register"</a></p>
        </div>
    }
    .into_any()
}

fn table(id: &'static str, title: &'static str, changes: &[PlannedChange]) -> AnyView {
    let rows: Vec<_> = changes.iter().map(row).collect();
    view! {
        <section class="qs-section" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <Table
                label=title
                columns=&[Text("Organisatie"), Text("Wordt"), Text("Per"), Text("Stand")]
                stacked=true
                lines=true
            >
                {rows}
            </Table>
        </section>
    }
    .into_any()
}

fn row(change: &PlannedChange) -> AnyView {
    let ending = &change.ending;
    let name = ending.authority.display_name.clone();
    let successors: Vec<_> = ending
        .successors
        .iter()
        .map(|successor| {
            view! { <p><a href=of_authority(&successor.code)>{successor.display_name.clone()}</a></p> }
        })
        .collect();
    let what = if ending.is_split() {
        "gesplitst over"
    } else {
        "deel van"
    };
    let stage = words::stage(change.stage);
    let stage = if change.stage <= Stage::Waiting {
        view! { <strong>{stage}</strong> }.into_any()
    } else {
        stage.into_any()
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=of_change(&ending.authority.code)>{name}</a></th>
            {stacked_cell("Wordt", view! { {what}{successors} }.into_any())}
            {stacked_cell("Per", dates::day(ending.first_day_after()).into_any())}
            {stacked_cell("Stand", view! { {stage}{history(change)} }.into_any())}
        </tr>
    }
    .into_any()
}

/// Who confirmed it, and when.
fn history(change: &PlannedChange) -> Option<AnyView> {
    let (at, name) = change.confirmed.as_ref()?;
    let sentence = format!("door {name}, {}", dates::moment(*at));
    Some(view! { <span class="qs-table__more qs-note">{sentence}</span> }.into_any())
}
