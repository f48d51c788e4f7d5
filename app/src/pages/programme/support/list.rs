//! `/programma/aanbod`: the catalogue, with how much of it is asked for.

use super::{ADDRESS, DEMAND};
use crate::pages::load::load;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::programme::uptake::words::plural;
use crate::pages::scans::parts::query;
use crate::pages::session::move_button;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use questionnaires::kind::{AuthorityKind, Subgoal};
use services::ordered::Move;
use services::programme::support::{self, Catalogue, Support, SupportDemand};
use services::results::names;

/// `/programma/aanbod`
#[component]
pub fn SupportListPage() -> impl IntoView {
    let visit = use_visit();
    let (told, stopped) = (query("melding"), query("gestopt"));
    load(async move {
        let catalogue = support::catalogue(&visit.actor, visit.services()).await?;
        let content = view! {
            <h1>"Aanbod"</h1>
            <p class="qs-lead">"Hulp die het programma aanbiedt bij een verbeterplan. De trekker ziet bij elke prioriteit wat past, en vraagt erom in het plan."</p>
            {notice(&catalogue, &told, &stopped)}
            {demand(&catalogue)}
            <p class="qs-finding"><a class="qs-button qs-button--primary" href=format!("{ADDRESS}/nieuw")>"Aanbod toevoegen"</a></p>
            {offered(&catalogue.offered)}
            {not_offered(&catalogue.stopped)}
        };
        Ok(programme_page(Part::Support, "Aanbod", content.into_any()))
    })
}

/// What was just done, with the way back where that is one press away.
fn notice(catalogue: &Catalogue, told: &str, stopped: &str) -> Option<AnyView> {
    let found = catalogue.stopped.iter();
    let mut found = found.map(|own| &own.support);
    if let Some(support) = found.find(|support| support.id.as_str() == stopped) {
        return Some(
            view! {
                <div class="qs-notice" role="status">
                    <p>{format!("‘{}’ wordt niet meer aangeboden. Waar erom is gevraagd, blijft het staan.", support.name)}</p>
                    {offer_again(support, "Ongedaan maken")}
                </div>
            }
            .into_any(),
        );
    }
    let sentence = match told {
        "toegevoegd" => "Toegevoegd. Trekkers zien het nu bij hun plan.",
        "opgeslagen" => "Opgeslagen.",
        _ => return None,
    };
    Some(view! { <p class="qs-notice" role="status">{sentence}</p> }.into_any())
}

/// How many questions wait, for the first page of the programme.
pub fn waiting_notice(count: usize) -> Option<AnyView> {
    let told = waiting(count)?;
    Some(view! { <p class="qs-notice qs-on-screen"><a href=WAITING>{told}</a></p> }.into_any())
}

/// Where stands what waits.
const WAITING: &str = "/programma/aanbod/vraag?stand=wacht";

fn waiting(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 vraag om hulp wacht op u".to_owned()),
        more => Some(format!("{more} vragen om hulp wachten op u")),
    }
}

/// How many questions wait, with the way to them.
fn demand(catalogue: &Catalogue) -> AnyView {
    let all = catalogue.offered.iter().chain(&catalogue.stopped);
    let (href, label) = match waiting(all.map(|own| own.waiting).sum()) {
        Some(told) => (WAITING, told),
        None => (
            DEMAND,
            "Bekijk wie om hulp vraagt. Geen enkele vraag wacht.".to_owned(),
        ),
    };
    view! { <p><a class="qs-standalone" href=href>{label}</a></p> }.into_any()
}

fn offered(catalogue: &[SupportDemand]) -> AnyView {
    if catalogue.is_empty() {
        return view! {
            <div class="qs-empty qs-section">
                <p><strong>"Het programma biedt nu niets aan."</strong></p>
                <p>"Voeg aanbod toe, of bied hieronder weer aan wat u eerder aanbood. Trekkers zien het dan bij hun plan."</p>
            </div>
        }
        .into_any();
    }
    let last = catalogue.len() - 1;
    let rows: Vec<_> = catalogue
        .iter()
        .enumerate()
        .map(|(place, own)| row(own, place == 0, place == last))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="aangeboden">
            <h2 id="aangeboden">"Wat wij aanbieden"</h2>
            <ol class="qs-rows">{rows}</ol>
        </section>
    }
    .into_any()
}

fn row(own: &SupportDemand, first: bool, last: bool) -> AnyView {
    let support = &own.support;
    let what = support.name.as_str();
    let place = format!("{ADDRESS}/{}/plaats", support.id);
    view! {
        <li id=format!("aanbod-{}", support.id)>
            <h3>{support.name.clone()}</h3>
            <p class="qs-measure">{support.description.clone()}</p>
            {facts(own)}
            <div class="qs-button-group">
                <a class="qs-standalone" href=format!("{ADDRESS}/{}", support.id)>"Wijzigen"<span class="qs-visually-hidden">{format!(": {what}")}</span></a>
                <form method="post" action=place class="qs-place">
                    {(!first).then(|| move_button(Move::Up, "Omhoog", what))}
                    {(!last).then(|| move_button(Move::Down, "Omlaag", what))}
                    {move_button(Move::Out, "Niet meer aanbieden", what)}
                </form>
            </div>
        </li>
    }
    .into_any()
}

fn facts(own: &SupportDemand) -> AnyView {
    let support = &own.support;
    let link = (!support.link.is_empty()).then(|| {
        view! { <div><dt class="qs-note">"Link"</dt><dd><a href=support.link.clone()>{support.link.clone()}</a></dd></div> }
    });
    view! {
        <dl class="qs-facts">
            <div><dt class="qs-note">"Bij"</dt><dd>{subgoals(support)}</dd></div>
            <div><dt class="qs-note">"Voor"</dt><dd>{kinds(support)}</dd></div>
            {link}
            <div><dt class="qs-note">"Gevraagd"</dt><dd>{asked(own)}</dd></div>
        </dl>
    }
    .into_any()
}

/// How many authorities ask for it, with the way to them.
fn asked(own: &SupportDemand) -> AnyView {
    let who = match own.authorities {
        0 => return "door nog niemand".into_any(),
        1 => "door 1 organisatie".to_owned(),
        more => format!("door {more} organisaties"),
    };
    let waiting = match own.waiting {
        0 => ", alles is opgepakt".to_owned(),
        1 => ", 1 vraag wacht".to_owned(),
        more => format!(", {more} vragen wachten"),
    };
    let href = format!("{DEMAND}?aanbod={}", own.support.id);
    view! { <a href=href>{who}</a>{waiting} }.into_any()
}

fn subgoals(support: &Support) -> String {
    if support.subgoals.len() == Subgoal::ALL.len() {
        return "alle subdoelen".to_owned();
    }
    let own = support.subgoals.iter();
    let names: Vec<&str> = own
        .map(|subgoal| names::subgoal(AuthorityKind::Municipality, *subgoal))
        .collect();
    names.join(", ")
}

fn kinds(support: &Support) -> String {
    let own = support.kinds.iter();
    let names: Vec<&str> = own.map(|kind| plural(&[*kind])).collect();
    names.join(", ")
}

fn not_offered(catalogue: &[SupportDemand]) -> Option<AnyView> {
    let rows: Vec<_> = catalogue
        .iter()
        .map(|own| {
            let support = &own.support;
            view! {
                <li>
                    <p><strong>{support.name.clone()}</strong></p>
                    {facts(own)}
                    {offer_again(support, "Weer aanbieden")}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="qs-disclosure qs-section">
                <summary>{format!("Wat wij niet meer aanbieden ({})", rows.len())}</summary>
                <ul class="qs-rows">{rows}</ul>
            </details>
        }
        .into_any()
    })
}

fn offer_again(support: &Support, label: &'static str) -> AnyView {
    let place = format!("{ADDRESS}/{}/plaats", support.id);
    view! { <form method="post" action=place>{move_button(Move::Back, label, &support.name)}</form> }
        .into_any()
}
