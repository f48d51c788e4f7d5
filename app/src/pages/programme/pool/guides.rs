//! The scans of one member of the pool.

use crate::pages::scans::{parts::below, words::state_of};
use leptos::prelude::*;
use services::ids::MemberId;
use services::results::names;
use services::scans::{GuidedScans, Scan};

/// Those that a clerk is asked for, guides and guided.
pub fn scans(clerk: &MemberId, guided: &GuidedScans) -> AnyView {
    let lists = [
        ("Gevraagd, nog geen antwoord", &guided.asked),
        ("Nu", &guided.running),
        ("Eerder", &guided.earlier),
    ];
    let lists: Vec<_> = lists
        .into_iter()
        .filter(|(_, scans)| !scans.is_empty())
        .map(|(heading, scans)| {
            let rows: Vec<_> = scans.iter().map(|scan| row(clerk, scan)).collect();
            view! {
                <h3>{heading}</h3>
                <ul class="qs-rows">{rows}</ul>
            }
        })
        .collect();
    let body = if lists.is_empty() {
        view! { <p>"Deze griffier is nog nergens voor gevraagd."</p> }.into_any()
    } else {
        lists.into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="scans">
            <h2 id="scans">"Scans"</h2>
            {body}
        </section>
    }
    .into_any()
}

fn row(clerk: &MemberId, scan: &Scan) -> AnyView {
    let state = state_of(scan);
    let others = scan.clerk_with(clerk).is_none();
    let told = match scan.clerk_names().filter(|_| others) {
        Some(names) => format!("{state}, begeleid door {names}"),
        None => state.to_owned(),
    };
    view! {
        <li class="qs-line">
            <a class="qs-standalone" href=below(&scan.id, "")>{names::at_the_start(&scan.authority.display_name)}</a>
            <span class="qs-note">{told}</span>
        </li>
    }
    .into_any()
}
