//! Where the talk is in its script: what is to be done now, how long that may take beside how long it takes, and ticking it off.

use super::times;
use crate::pages::numbers::minutes_in_words;
use crate::pages::session::script::FROM_REMOTE;
use crate::pages::session::script_parts::explanation;
use leptos::prelude::*;
use services::room::{Position, RoomView, Talk};
use services::sessions::script::{Script, ScriptStep};

/// The part of the remote; nothing for who does not guide the talk, or where there is no script.
pub fn section<T: Talk>(view: &RoomView<T>, position: &Position) -> Option<AnyView> {
    let script = view.script.as_ref().filter(|script| script.minutes() > 0)?;
    let now = match script.current() {
        Some(step) => current(view, position, script, step),
        None => view! { <p>"Alle onderdelen zijn afgevinkt."</p> }.into_any(),
    };
    let slip = script.last_done().map(|step| {
        let label = format!("Toch niet klaar: {}", step.title);
        tick(view, step, "nee", label, "qs-button qs-button--small")
    });
    let all = format!(
        "/scans/{}/draaiboek/{}",
        view.session.scan().id,
        T::SESSION.code()
    );
    Some(
        view! {
            <section class="qs-remote__part" aria-labelledby="draaiboek">
                <h2 class="qs-remote__heading" id="draaiboek">"Nu volgens het draaiboek"</h2>
                {now}
                {slip}
                <p><a class="qs-standalone" href=all>"Hele draaiboek"</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The step that is to be done. It began when the one before it was ticked off, or else with the room.
fn current<T: Talk>(
    view: &RoomView<T>,
    position: &Position,
    script: &Script,
    step: &ScriptStep,
) -> AnyView {
    let before = script.last_done().and_then(|before| before.done_at);
    let since = before.map_or(position.opened_at, |at| at.max(position.opened_at));
    let others = script.steps().filter(|own| !own.done).count() - 1;
    let left = match others {
        0 => "Dit is het laatste onderdeel.".to_owned(),
        1 => "Hierna nog 1 onderdeel.".to_owned(),
        more => format!("Hierna nog {more} onderdelen."),
    };
    let label = format!("Afvinken: {}", step.title);
    view! {
        <p dir="auto"><strong>{step.title.clone()}</strong></p>
        <p class="qs-note">
            {format!("Gepland: {}. Bezig: ", minutes_in_words(step.minutes))}
            <span data-count="onderdeel">{times::since(since, view.now)}</span>
            {format!(". {left}")}
        </p>
        {explanation(step)}
        {tick(view, step, "ja", label, "qs-button")}
    }
    .into_any()
}

/// A button that ticks a step off, or takes that back.
fn tick<T: Talk>(
    view: &RoomView<T>,
    step: &ScriptStep,
    value: &'static str,
    label: String,
    class: &'static str,
) -> AnyView {
    let path = format!(
        "/scans/{}/draaiboek/{}/stappen/{}/klaar",
        view.session.scan().id,
        T::SESSION.code(),
        step.key
    );
    view! {
        <form method="post" action=path data-live="">
            <input type="hidden" name="vanaf" value=FROM_REMOTE/>
            <button class=class name="klaar" value=value>{label}</button>
        </form>
    }
    .into_any()
}
