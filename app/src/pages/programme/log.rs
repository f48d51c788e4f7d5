//! `/programma/logboek`: what was done outside of scans, by whom and when.

use super::frame::{Part, programme_page};
use crate::pages::{
    load::load,
    log::{Names, log_table},
    visit::use_visit,
};
use leptos::prelude::*;
use services::audit;

/// How far back it goes.
const MOST: u32 = 200;

/// `/programma/logboek`
#[component]
pub fn ProgrammeLogPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let log = audit::of_programme(&visit.actor, visit.services(), MOST).await?;
        let body = if log.entries.is_empty() {
            view! { <div class="qs-empty"><p><strong>"Er is nog niets gedaan."</strong></p></div> }
                .into_any()
        } else {
            let table = log_table(&Names::of_programme(&log), log.entries.iter());
            view! { <div class="qs-section">{table}</div> }.into_any()
        };
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/instellingen">"Terug naar de instellingen"</a></p>
            <h1>"Logboek van het programma"</h1>
            <p class="qs-lead">{format!("Wie deed wat, en wanneer: de laatste {MOST} keer, het nieuwste bovenaan. Wat in een scan gebeurt, staat in het logboek van die scan.")}</p>
            {body}
        };
        Ok(programme_page(
            Part::Settings,
            "Logboek",
            content.into_any(),
        ))
    })
}
