//! Pieces of the forms of the talk and the plan.

use crate::pages::failure::Failure;
use crate::pages::forms::{Choice, ChoiceGroup};
use leptos::prelude::*;
use serde::Deserialize;
use services::ordered::Move;
use services::results::Texts;

/// Every statement as a choice, by theme in the order of the questionnaire.
#[must_use]
pub fn statements_by_theme(texts: &Texts) -> Vec<ChoiceGroup> {
    let themes = texts.themes.iter();
    themes
        .map(|theme| ChoiceGroup {
            title: theme.title.clone(),
            choices: theme
                .statements
                .iter()
                .map(|own| Choice::new(&own.key, &own.text))
                .collect(),
        })
        .collect()
}

/// Which of the buttons beside something in a list was pressed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    knop: String,
}

impl MoveForm {
    /// Where it goes.
    ///
    /// # Errors
    /// [`Failure::Malformed`] for none of the buttons.
    pub fn read(&self) -> Result<Move, Failure> {
        [Move::Up, Move::Down, Move::Out, Move::Back]
            .into_iter()
            .find(|to| code(*to) == self.knop)
            .ok_or(Failure::Malformed)
    }
}

/// What the button of a move sends.
const fn code(to: Move) -> &'static str {
    match to {
        Move::Up => "omhoog",
        Move::Down => "omlaag",
        Move::Out => "weghalen",
        Move::Back => "terugzetten",
    }
}

/// A button that moves something in a list, in a form that posts to its place. `what` names it for those who hear the buttons one by one.
#[must_use]
pub fn move_button(to: Move, label: &'static str, what: &str) -> AnyView {
    view! {
        <button class="qs-button qs-button--small" name="knop" value=code(to)>
            {label}<span class="qs-visually-hidden">": "{what.to_owned()}</span>
        </button>
    }
    .into_any()
}

/// Buttons to move something in a list and to take it out.
#[must_use]
pub fn place_buttons(path: &str, what: &str, first: bool, last: bool) -> AnyView {
    let button = |to: Move, label: &'static str| move_button(to, label, what);
    view! {
        <form method="post" action=format!("{path}/plaats") class="qs-place">
            {(!first).then(|| button(Move::Up, "Omhoog"))}
            {(!last).then(|| button(Move::Down, "Omlaag"))}
            {button(Move::Out, "Weghalen")}
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
                        <button class="qs-button qs-button--small" name="knop" value=code(Move::Back)>
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
