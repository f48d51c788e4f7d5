//! The part of the remote where the clerk reads what the room suggests, before anybody else does.

use leptos::prelude::*;
use services::room::{Room, RoomView, Suggestion, SuggestionState};

/// The button that shows a suggestion.
pub const SHOW: &str = "tonen";

/// The button that hides it.
const HIDE: &str = "verbergen";

/// The part: what waits first, then what is shown, and what is not behind a summary.
pub fn section(view: &RoomView, room: &Room) -> AnyView {
    let of = |state: SuggestionState| -> Vec<AnyView> {
        let own = room.suggestions.iter().filter(|own| own.state == state);
        own.map(|own| row(view, own)).collect()
    };
    let (waiting, shown, hidden) = (
        of(SuggestionState::Waiting),
        of(SuggestionState::Shown),
        of(SuggestionState::Hidden),
    );
    let none = room
        .suggestions
        .is_empty()
        .then(|| view! { <p class="qs-subtle">"Nog geen. Deelnemers kunnen er op hun telefoon een sturen."</p> });
    let list = |heading: &'static str, rows: Vec<AnyView>| {
        (!rows.is_empty()).then(|| view! { <h3 class="qs-remote__heading">{heading}</h3> <ul class="qs-rows">{rows}</ul> })
    };
    let count = hidden.len();
    let hidden = (count > 0).then(|| {
        view! {
            <details class="qs-disclosure" id="verborgen">
                <summary id="verborgen-kop">{format!("Niet getoond ({count})")}</summary>
                <ul class="qs-rows">{hidden}</ul>
            </details>
        }
    });
    view! {
        <section class="qs-remote__part" aria-labelledby="voorstellen">
            <h2 class="qs-remote__heading" id="voorstellen">"Voorstellen uit de zaal"</h2>
            {none}
            {list("Nog niet bekeken", waiting)}
            {list("Te kiezen voor iedereen", shown)}
            {hidden}
        </section>
    }
    .into_any()
}

fn row(view: &RoomView, suggestion: &Suggestion) -> AnyView {
    let buttons = view.may_steer().then(|| {
        let path = format!(
            "/scans/{}/gesprek/voorstellen/{}",
            view.session.scan.id, suggestion.id
        );
        let button = |value: &'static str, label: &'static str| {
            view! {
                <button class="qs-button" name="knop" value=value>
                    {label}<span class="qs-visually-hidden">": "{suggestion.text.clone()}</span>
                </button>
            }
        };
        view! {
            <form class="qs-remote__pair" method="post" action=path data-live="">
                {(suggestion.state != SuggestionState::Shown).then(|| button(SHOW, "Tonen"))}
                {(suggestion.state != SuggestionState::Hidden).then(|| button(HIDE, "Verbergen"))}
            </form>
        }
    });
    view! { <li><p class="qs-typed" dir="auto">{suggestion.text.clone()}</p>{buttons}</li> }
        .into_any()
}
