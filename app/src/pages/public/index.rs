//! `/openbaar`

use crate::pages::dates::day;
use crate::pages::frame::Page;
use crate::pages::load::load;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::publication::{self, PublicEntry};

/// `/openbaar`
#[component]
pub fn PublicIndexPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let entries = publication::index(&visit.actor, visit.services()).await?;
        Ok(view! {
            <Page title="Openbare uitkomsten" narrow=true>
                <h1>"Openbare uitkomsten"</h1>
                <p class="qs-lead">"Deze organisaties hielden een scan. U leest wat zij zagen en wat zij gaan doen."</p>
                {published_list(&entries)}
            </Page>
        })
    })
}

/// The published scans, or what is the case while there are none.
#[must_use]
pub fn published_list(entries: &[PublicEntry]) -> AnyView {
    if entries.is_empty() {
        return view! { <p class="qs-finding">"Er is nog niets gepubliceerd. Zodra een organisatie haar plan openbaar maakt, staat het hier."</p> }.into_any();
    }
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            view! {
                <li>
                    <a class="qs-standalone" href=entry.path.clone()>{format!("{} {}", entry.authority, entry.year)}</a>
                    <p class="qs-note">{format!("Gepubliceerd op {}", day(entry.published_on))}</p>
                </li>
            }
        })
        .collect();
    view! { <ul class="qs-rows qs-finding">{rows}</ul> }.into_any()
}
