//! Going on and back by key: the arrows, the keys for a page, and the space bar. A pointer for presentations sends the keys for a page.

use leptos::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent, wasm_bindgen::JsCast};

/// What takes keys of its own. A link or a button does not take the arrows, but the space bar presses a button.
const TYPING: &str = "input, textarea, select";
const PRESSED: &str = "button, a, summary";

/// Presses the button that a key stands for, where the page has one.
pub fn steer(event: &KeyboardEvent) {
    let button = match event.key().as_str() {
        "ArrowRight" | "PageDown" => "volgende",
        "ArrowLeft" | "PageUp" => "vorige",
        " " if !is_at(event, PRESSED) => "volgende",
        _ => return,
    };
    let with_another = event.alt_key() || event.ctrl_key() || event.meta_key();
    if with_another || is_at(event, TYPING) {
        return;
    }
    if let Some(button) = self::button(&format!("[data-steer='{button}']")) {
        event.prevent_default();
        button.click();
    }
}

/// The button of the page that matches, if there is one.
pub fn button(selector: &str) -> Option<HtmlElement> {
    let found = document().query_selector(selector).ok().flatten();
    found?.dyn_into::<HtmlElement>().ok()
}

fn is_at(event: &KeyboardEvent, what: &str) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(what).unwrap_or(false))
}
