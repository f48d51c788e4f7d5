//! `/programma/instellingen/draaiboeken`

use super::{address, name};
use crate::pages::load::load;
use crate::pages::numbers::minutes_in_words;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::programme::uptake::words::plural_heading;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::sessions::script::standard::{self, StandardScript};

/// `/programma/instellingen/draaiboeken`
#[component]
pub fn ScriptsPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let scripts = standard::all(&visit.actor, visit.services()).await?;
        let kinds: Vec<_> = AuthorityKind::ALL
            .into_iter()
            .map(|kind| of_kind(&scripts, kind))
            .collect();
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/instellingen">"Terug naar de instellingen"</a></p>
            <h1>"Standaarddraaiboeken"</h1>
            <p class="qs-lead">"Elk gesprek begint met het draaiboek dat hier staat. Heeft een procesbegeleider het eigen draaiboek aangepast? Dan verandert dat niet mee."</p>
            {kinds}
        };
        Ok(programme_page(
            Part::Settings,
            "Standaarddraaiboeken",
            content.into_any(),
        ))
    })
}

fn of_kind(scripts: &[StandardScript], kind: AuthorityKind) -> AnyView {
    let rows: Vec<_> = scripts
        .iter()
        .filter(|own| own.which.kind == kind)
        .map(row)
        .collect();
    let id = kind.code();
    view! {
        <section class="qs-section" aria-labelledby=id>
            <h2 id=id>{plural_heading(&[kind])}</h2>
            <ul class="qs-rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(own: &StandardScript) -> AnyView {
    let script = &own.script;
    let steps = match script.steps().count() {
        1 => "1 onderdeel".to_owned(),
        more => format!("{more} onderdelen"),
    };
    let whose = if script.is_proposed {
        "Zoals het is ingebouwd."
    } else {
        "Aangepast door het programma."
    };
    view! {
        <li>
            <h3><a href=address(own.which)>{name(own.which)}</a></h3>
            <p>{format!("{steps}, samen {}. {whose}", minutes_in_words(script.minutes()))}</p>
        </li>
    }
    .into_any()
}
