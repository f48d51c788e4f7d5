//! Pieces of the forms of the talk and the plan.

use crate::pages::forms::Choice;
use crate::pages::scan_page::Place;
use leptos::prelude::*;
use services::results::Texts;

/// Every statement as a choice, by theme in the order of the questionnaire.
#[must_use]
pub fn statement_choices(texts: &Texts) -> Vec<Choice> {
    let statements = texts.themes.iter().flat_map(|theme| &theme.statements);
    statements
        .map(|statement| {
            Choice::new(
                &statement.key,
                format!("{} {}", statement.key, statement.text),
            )
        })
        .collect()
}

/// Buttons to move something in a list and to take it out. `what` names it for those who hear the buttons one by one.
#[must_use]
pub fn place_buttons(path: &str, what: &str, first: bool, last: bool) -> AnyView {
    let button = |place: Place, label: &'static str| {
        view! {
            <button class="qs-button qs-button--small" name="knop" value=place.code()>
                {label}<span class="qs-visually-hidden">": "{what.to_owned()}</span>
            </button>
        }
    };
    view! {
        <form method="post" action=format!("{path}/plaats") class="qs-place">
            {(!first).then(|| button(Place::Up, "Omhoog"))}
            {(!last).then(|| button(Place::Down, "Omlaag"))}
            {button(Place::Remove, "Weghalen")}
        </form>
    }
    .into_any()
}

/// What was taken out, with a button each to put it back; nothing when nothing was.
#[must_use]
pub fn removed_list(items: Vec<(String, String)>) -> Option<AnyView> {
    let count = items.len();
    let items: Vec<_> = items
        .into_iter()
        .map(|(path, text)| {
            view! {
                <li>
                    <p dir="auto">{text.clone()}</p>
                    <form method="post" action=format!("{path}/plaats")>
                        <button class="qs-button qs-button--small" name="knop" value=Place::Restore.code()>
                            "Terugzetten"<span class="qs-visually-hidden">": "{text}</span>
                        </button>
                    </form>
                </li>
            }
        })
        .collect();
    (count > 0).then(|| {
        view! {
            <details class="qs-disclosure" open>
                <summary>{format!("Weggehaald ({count})")}</summary>
                <ul class="qs-rows">{items}</ul>
            </details>
        }
        .into_any()
    })
}
