//! That who guides a scan cannot go on: something ties them to its authority by now.

use super::parts::below;
use crate::pages::pool_words;
use leptos::prelude::*;
use services::results::names;
use services::scans::{Standing, TiedClerk};

/// On the pages of the scan: a notice, with what the one who looks can do about it; or nothing.
pub fn tied(tied: &[TiedClerk], standing: Standing) -> AnyView {
    let lines: Vec<_> = tied
        .iter()
        .map(|own| {
            let next = if standing.programme {
                view! { <a class="qs-standalone" href=below(&own.scan, "/toewijzen")>"Vraag een ander"</a> }.into_any()
            } else {
                "Het programmabureau vraagt een ander.".into_any()
            };
            view! { <p><strong>{cannot_go_on(own)}</strong>" "{pool_words::rule(&own.tie)}" "{next}</p> }
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <div class="qs-notice">{lines}</div> }.into_any()
}

/// In the pool: every scan that has to go to somebody else; or nothing.
pub fn all_tied(tied: &[TiedClerk]) -> AnyView {
    let rows: Vec<_> = tied.iter().map(row).collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="qs-section" aria-labelledby="anders">
            <h2 id="anders">"Scans die naar een ander moeten"</h2>
            <ul class="qs-rows qs-rows--wide">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(own: &TiedClerk) -> AnyView {
    let authority = &own.authority.display_name;
    view! {
        <li>
            <p><strong>{names::at_the_start(authority)}</strong></p>
            <div class="qs-stack">
                <p>{format!("{} {}", cannot_go_on(own), pool_words::rule(&own.tie))}</p>
                <p><a class="qs-standalone" href=below(&own.scan, "/toewijzen")>"Een ander vragen"<span class="qs-visually-hidden">{format!(": {authority}")}</span></a></p>
            </div>
        </li>
    }
    .into_any()
}

fn cannot_go_on(own: &TiedClerk) -> String {
    format!("{} kan deze scan niet meer begeleiden.", own.clerk)
}
