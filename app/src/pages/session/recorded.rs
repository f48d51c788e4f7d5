//! The talk once it is over: what was written down for it, and what was chosen. Nothing here can be changed, so nothing invites to.

use super::page::{point_row, priority_row};
use super::sharing::not_shared;
use crate::pages::results::typed_text;
use leptos::prelude::*;
use services::sessions::SessionView;

/// What was recorded.
pub fn recorded(view: &SessionView) -> AnyView {
    let draft = if view.reads_draft() {
        view! { {points(view)} {interpretations(view)} }.into_any()
    } else {
        not_shared(view)
    };
    view! { {priorities(view)} {draft} }.into_any()
}

fn priorities(view: &SessionView) -> AnyView {
    let present = view.priorities.iter().filter(|priority| !priority.removed);
    let rows: Vec<_> = present
        .enumerate()
        .map(|(place, priority)| priority_row(view, priority, place, None))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="prioriteiten">
            <h2 id="prioriteiten">"Gekozen prioriteiten"</h2>
            <ol class="qs-rows">{rows}</ol>
        </section>
    }
    .into_any()
}

fn points(view: &SessionView) -> AnyView {
    let present = view.points.iter().filter(|point| !point.removed);
    let rows: Vec<_> = present
        .enumerate()
        .map(|(place, point)| point_row(view, point, place, None))
        .collect();
    let content = if rows.is_empty() {
        view! { <p class="qs-subtle">"Er zijn geen gesprekspunten vastgelegd."</p> }.into_any()
    } else {
        view! { <ol class="qs-rows">{rows}</ol> }.into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="punten">
            <h2 id="punten">"Gesprekspunten"</h2>
            {content}
        </section>
    }
    .into_any()
}

fn interpretations(view: &SessionView) -> AnyView {
    let themes = &view.report.texts.themes;
    let rows: Vec<_> = themes
        .iter()
        .filter_map(|theme| Some((theme, view.interpretations.get(&theme.key)?)))
        .map(|(theme, text)| view! { <li><h3>{theme.title.clone()}</h3>{typed_text(text)}</li> })
        .collect();
    let content = match rows.len() {
        0 => view! { <p class="qs-subtle">"Bij geen enkel thema is vastgelegd wat opviel."</p> }
            .into_any(),
        written => {
            let rest = (written < themes.len()).then(|| {
                view! { <p class="qs-note">"Bij de andere thema’s is niets vastgelegd."</p> }
            });
            view! { <ul class="qs-rows">{rows}</ul> {rest} }.into_any()
        }
    };
    view! {
        <section class="qs-section" aria-labelledby="duiding">
            <h2 id="duiding">"Wat opviel, per thema"</h2>
            {content}
        </section>
    }
    .into_any()
}
