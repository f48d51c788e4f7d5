//! `/scans/{id}/gesprek/afstandsbediening`, and the same of the startgesprek: the clerk's phone. What is on the screen, what comes next, and
//! everything there is to do in the room, for one thumb.

mod picking;
mod posts;
mod script;
mod start;
mod suggestions;
mod times;

pub(super) use posts::{FROM_PAGE, WITHDRAWN, number, posts};
pub use start::StartRemotePage;

use super::places::{below, own};
use super::screen::{OnScreen, authority_name, events, jump_list, shown, titled};
use super::sharing::kept_off;
use crate::islands::Live;
use crate::pages::load::load;
use crate::pages::problems::Filled;
use crate::pages::results::typed_text;
use crate::pages::scan_page::scan_id;
use crate::pages::shell::IslandScripts;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use posts::{ELSEWHERE, GONE, RoundForm};
use services::ids::ScanId;
use services::room::{self, Position, Room, RoomView, Slide, Talk};
use services::scans::arrangements::SessionKind;
use services::sessions::MOST_PRIORITIES;

/// Below the address of a talk.
const REMOTE: &str = "/afstandsbediening";

/// `/scans/{id}/gesprek/afstandsbediening`
#[component]
pub fn RemotePage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let told = told();
    let round = use_context::<Filled<RoundForm>>();
    load(async move {
        let view = room::load(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, told, round))
    })
}

/// What became of the button that led here, where the page does not show that by itself.
fn told() -> Option<&'static str> {
    let query = use_query_map();
    let query = query.read_untracked();
    if query.get(WITHDRAWN).is_some() {
        return Some("De ronde is ingetrokken. Wat erin was gekozen, telt niet.");
    }
    query.get(ELSEWHERE).map(|what| match what.as_str() {
        GONE => "Die dia is er niet meer. Hier staat waar het scherm nu is.",
        _ => "Iemand anders was u voor. Hier staat waar het scherm nu is.",
    })
}

/// The address of the remote of the agenderingsgesprek.
pub fn address(scan: &ScanId) -> String {
    address_of(scan, SessionKind::Agenda)
}

/// The address of the remote of a talk.
pub fn address_of(scan: &ScanId, session: SessionKind) -> String {
    below(scan, session, REMOTE)
}

fn page(view: &RoomView, told: Option<&'static str>, round: Option<Filled<RoundForm>>) -> AnyView {
    let content = match &view.room {
        Some(room) => with_room(view, room, told, round),
        None => without_room(
            view,
            "Er is nu geen gesprek in de zaal. Begint u, dan komt er een code waarmee mensen op hun telefoon meedoen. Deze telefoon bedient dan het scherm.",
            "Gesprek in de zaal beginnen",
        ),
    };
    frame(view, content)
}

/// A remote around what it shows.
fn frame<T: OnScreen>(view: &RoomView<T>, content: AnyView) -> AnyView {
    let title = titled(view, "Afstandsbediening");
    let is_open = view.room.is_some();
    view! {
        <Title text=title/>
        <main
            class="qs-remote"
            id="inhoud"
            tabindex="-1"
            data-here=own(view, REMOTE)
            data-key="remote"
            data-view=view.keys().remote
            data-events=events(&view.session.scan().id)
            data-open=is_open.then_some("ja")
            data-time=is_open.then_some("ja")
        >
            {content}
            <p class="qs-section">
                <a class="qs-standalone" href=own(view, "")>"Naar de pagina van het gesprek"</a>
            </p>
        </main>
        <Live/>
        <IslandScripts/>
    }
    .into_any()
}

/// What there is while no room is open: what that means, and the button that opens one.
fn without_room<T: OnScreen>(
    view: &RoomView<T>,
    what: &'static str,
    button: &'static str,
) -> AnyView {
    let begin = view.may_steer().then(|| {
        view! {
            <form method="post" action=own(view, "/zaal/openen") data-live="">
                <button class="qs-button qs-button--primary qs-remote__whole">{button}</button>
            </form>
        }
    });
    view! {
        <p class="qs-kicker">{authority_name(view)}</p>
        <h1 class="qs-remote__title">"Afstandsbediening"</h1>
        <p class="qs-finding">{what}</p>
        {begin}
    }
    .into_any()
}

fn with_room(
    view: &RoomView,
    room: &Room,
    told: Option<&'static str>,
    round: Option<Filled<RoundForm>>,
) -> AnyView {
    let (slide, place) = shown(view, None);
    let picking = picking::section(view, room, round);
    let suggestions = suggestions::section(view, room);
    // What belongs to the slide stands right below it.
    let parts = if slide == Slide::Picks {
        view! { {picking} {next(view, place)} {suggestions} }.into_any()
    } else {
        view! { {next(view, place)} {picking} {suggestions} }.into_any()
    };
    let scan = &view.session.scan.id;
    let end = view.may_steer().then(|| {
        view! { <p><a class="qs-standalone" href=format!("/scans/{scan}/gesprek/zaal/beeindigen")>"Gesprek in de zaal beëindigen"</a></p> }
    });
    view! {
        {notice(told)}
        {now(view, &room.position, (&slide, place))}
        {script::section(view, &room.position)}
        {kept_off(&view.session)}
        {parts}
        {priorities(view)}
        {jumping(view)}
        {end}
        {steering(view, (&slide, place))}
    }
    .into_any()
}

fn notice(told: Option<&'static str>) -> Option<AnyView> {
    told.map(|told| view! { <p class="qs-notice" data-said="">{told}</p> }.into_any())
}

/// All slides, to jump to one.
fn jumping<T: OnScreen>(view: &RoomView<T>) -> AnyView {
    view! {
        <details class="qs-disclosure qs-section" id="dias">
            <summary id="dias-kop">"Naar een andere dia"</summary>
            {jump_list(view, &own(view, REMOTE))}
        </details>
    }
    .into_any()
}

/// What is on the screen, for how long, and what the clerk wrote down about it.
fn now<T: OnScreen>(
    view: &RoomView<T>,
    position: &Position,
    (slide, place): (&Slide, usize),
) -> AnyView {
    let count = view.deck.slides().len();
    let notes = T::notes(view, slide).filter(|notes| !notes.trim().is_empty());
    let notes = notes.map(|notes| {
        view! {
            <section class="qs-remote__notes" aria-labelledby="notities">
                <h2 class="qs-remote__heading" id="notities">"Wat u erbij schreef"</h2>
                {typed_text(notes)}
            </section>
        }
    });
    let phones = T::phones(view).map(|phones| {
        view! { ". Telefoons: "<span data-count="joined">{phones}</span> }
    });
    view! {
        <p class="qs-kicker">{format!("Nu op het scherm: {} van {count}", place + 1)}</p>
        <h1 class="qs-remote__title" dir="auto">{T::title(view, slide)}</h1>
        <p class="qs-note">
            "Op deze dia: "<span data-count="dia">{times::since(position.slide_since, view.now)}</span>
            ". Samen bezig: "<span data-count="tijd">{times::since(position.opened_at, view.now)}</span>
            {phones}"."
        </p>
        <noscript>
            <p><a class="qs-standalone" href=own(view, REMOTE)>"Ververs"</a></p>
        </noscript>
        {notes}
    }
    .into_any()
}

fn next<T: OnScreen>(view: &RoomView<T>, place: usize) -> Option<AnyView> {
    view.deck.next(place).map(|next| {
        view! {
            <section class="qs-remote__part" aria-labelledby="hierna">
                <h2 class="qs-remote__heading" id="hierna">"Hierna"</h2>
                <p dir="auto">{T::title(view, next)}</p>
            </section>
        }
        .into_any()
    })
}

/// The priorities as they stand; the whole form of each is a page of its own.
fn priorities(view: &RoomView) -> AnyView {
    let base = format!("/scans/{}/gesprek/prioriteiten", view.session.scan.id);
    let chosen = view
        .session
        .priorities
        .iter()
        .filter(|priority| !priority.removed);
    let items: Vec<_> = chosen
        .map(|priority| {
            let change = view.may_steer().then(|| {
                view! { <a class="qs-standalone" href=format!("{base}/{}", priority.id)>"Aanpassen"<span class="qs-visually-hidden">": "{priority.title.clone()}</span></a> }
            });
            view! { <li><p dir="auto">{priority.title.clone()}</p>{change}</li> }
        })
        .collect();
    let count = items.len();
    let none = (count == 0).then(|| view! { <p class="qs-subtle">"Nog geen."</p> });
    let add = (view.may_steer() && count < MOST_PRIORITIES).then(|| {
        view! { <p><a class="qs-button" href=format!("{base}/nieuw")>"Prioriteit toevoegen"</a></p> }
    });
    view! {
        <section class="qs-remote__part" aria-labelledby="prioriteiten">
            <h2 class="qs-remote__heading" id="prioriteiten">"Prioriteiten"</h2>
            {none}
            <ol class="qs-rows">{items}</ol>
            {add}
        </section>
    }
    .into_any()
}

/// Back and on, at the bottom of the phone where the thumb is.
fn steering<T: Talk>(view: &RoomView<T>, (slide, place): (&Slide, usize)) -> Option<AnyView> {
    if !view.may_steer() {
        return None;
    }
    let path = own(view, REMOTE);
    let button = |to: Option<&Slide>,
                  key: &'static str,
                  label: &'static str,
                  class: &'static str| {
        to.map(|to| {
            view! { <button class=class id=key name="naar" value=to.to_string() data-steer=key>{label}</button> }
        })
    };
    let back = button(view.deck.previous(place), "vorige", "Vorige", "qs-button");
    let on = button(
        view.deck.next(place),
        "volgende",
        "Volgende",
        "qs-button qs-button--primary qs-remote__on",
    );
    Some(
        view! {
            <form class="qs-remote__steer" method="post" action=path aria-label="Scherm bedienen" data-live="">
                <input type="hidden" name="van" value=slide.to_string()/>
                {back}
                {on}
            </form>
        }
        .into_any(),
    )
}
