//! `/openbaar`

use super::sharing::sharing;
use crate::pages::dates::day;
use crate::pages::frame::Page;
use crate::pages::load::load;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use questionnaires::kind::AuthorityKind;
use services::publication::{self, PublicEntry};

/// From so many on, there is something to search by.
const WORTH_SEARCHING: usize = 9;

/// What stands here.
const LEAD: &str =
    "Deze organisaties hielden een scan. U leest wat zij zagen en wat zij gaan doen.";

/// `/openbaar`
#[component]
pub fn PublicIndexPage() -> impl IntoView {
    let visit = use_visit();
    let name = use_query_map()
        .read_untracked()
        .get("naam")
        .unwrap_or_default();
    load(async move {
        let entries = publication::index(&visit.actor, visit.services()).await?;
        Ok(page(&entries, name.trim()))
    })
}

fn page(entries: &[PublicEntry], name: &str) -> AnyView {
    let content = if entries.is_empty() {
        nothing_yet()
    } else {
        list(entries, name)
    };
    view! {
        <Page title="Openbare resultaten" narrow=true>
            {sharing("Openbare resultaten", LEAD, "/openbaar")}
            <h1>"Openbare resultaten"</h1>
            <p class="qs-lead">{LEAD}</p>
            {content}
        </Page>
    }
    .into_any()
}

fn nothing_yet() -> AnyView {
    view! { <p class="qs-finding">"Er is nog niets gepubliceerd. Zodra een organisatie een plan openbaar maakt, staat het hier."</p> }.into_any()
}

fn list(entries: &[PublicEntry], name: &str) -> AnyView {
    let search = (entries.len() >= WORTH_SEARCHING || !name.is_empty()).then(|| search(name));
    let found: Vec<_> = entries
        .iter()
        .filter(|entry| entry.is_called(name))
        .collect();
    let outcome = (!name.is_empty()).then(|| outcome(found.len(), name));
    let kinds: Vec<_> = [
        (AuthorityKind::Municipality, "Gemeenten"),
        (AuthorityKind::Province, "Provincies"),
        (AuthorityKind::WaterBoard, "Waterschappen"),
    ]
    .into_iter()
    .filter_map(|(kind, heading)| {
        let own = found.iter().copied().filter(|entry| entry.kind == kind);
        of_kind(heading, kind, &own.collect::<Vec<_>>())
    })
    .collect();
    view! { {search} {outcome} {kinds} }.into_any()
}

fn search(name: &str) -> AnyView {
    view! {
        <form class="qs-form qs-form--line" method="get" action="/openbaar" role="search">
            <div class="qs-form-field">
                <label class="qs-form-field__label" for="naam">"Zoek een organisatie"</label>
                <input class="qs-textbox" id="naam" name="naam" type="search" value=name.to_owned() autocomplete="off"/>
            </div>
            <div class="qs-button-group"><button class="qs-button" type="submit">"Zoeken"</button></div>
        </form>
    }
    .into_any()
}

fn outcome(found: usize, name: &str) -> AnyView {
    let sentence = match found {
        0 => format!(
            "Wij vonden niets bij ‘{name}’. Kijk de naam na, of zoek op een stuk ervan. Misschien heeft deze organisatie nog niets gepubliceerd."
        ),
        1 => format!("1 resultaat bij ‘{name}’."),
        many => format!("{many} resultaten bij ‘{name}’."),
    };
    view! { <p class="qs-finding" role="status">{sentence}" "<a href="/openbaar">"Toon alles"</a></p> }.into_any()
}

fn of_kind(
    heading: &'static str,
    kind: AuthorityKind,
    entries: &[&PublicEntry],
) -> Option<AnyView> {
    let id = kind.code();
    (!entries.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby=id>
                <h2 id=id>{heading}</h2>
                {published_rows(entries)}
            </section>
        }
        .into_any()
    })
}

/// Published scans, each with its address.
#[must_use]
pub fn published_rows(entries: &[&PublicEntry]) -> AnyView {
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
    view! { <ul class="qs-rows">{rows}</ul> }.into_any()
}
