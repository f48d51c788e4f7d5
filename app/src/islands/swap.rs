//! Puts the `<main>` of a page that was fetched in the place of the one that is shown, and holds on to what its reader was doing.

use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::{
    DomParser, Element, FocusOptions, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node,
    SupportedType, UrlSearchParams, wasm_bindgen::JsCast,
};

/// A form that stays as it is while its writer goes on: the answer that it was kept changes a line beside it.
pub const TYPING: &str = "[data-keep=typing]";

thread_local! {
    /// Fields that were typed in and for which the page has no place just now.
    static WITHOUT_PLACE: RefCell<Vec<Node>> = const { RefCell::new(Vec::new()) };
}

/// What a page that was fetched came to.
pub enum Swapped {
    /// It is shown. With what it says of itself, or its heading where that is another, and with what was typed where it has no place for that just now.
    Shown {
        said: Option<String>,
        lost: Option<String>,
    },
    /// It is what is shown already, but for its counts and lines.
    Same,
    /// It was no page.
    Not,
}

/// Shows the `<main>` of a page. `sent` is the form that it answers: what was sent is not typed any more. What nobody sent is shown only
/// where it differs from what is there.
pub fn show(html: &str, sent: Option<&str>) -> Swapped {
    let parsed =
        DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    let Ok(page) = parsed else {
        return Swapped::Not;
    };
    let (Some(old), Some(new)) = (main(), page.query_selector("main").ok().flatten()) else {
        return Swapped::Not;
    };
    let stays = sent.is_none() || one(&new, TYPING).is_some();
    if stays && view_of(&old) == view_of(&new) {
        copy_counts(&old, &new);
        return Swapped::Same;
    }
    let active = document()
        .active_element()
        .filter(|active| old.contains(Some(active)));
    keep_open(&old, &new, active.as_ref().filter(|_| sent.is_some()));
    let before = heading(&old);
    // An answer that takes such a form away has not kept it, so all that was typed in it is still to be.
    let sent = sent.filter(|_| one(&old, TYPING).is_none());
    let mut typed = typed(&old, sent.unwrap_or_default());
    typed.append(&mut WITHOUT_PLACE.take());
    if old.replace_with_with_node_1(&new).is_err() {
        return Swapped::Not;
    }
    document().set_title(&page.title());
    let lost: Vec<String> = typed.into_iter().filter_map(put_back).collect();
    focus(&new, active.as_ref());
    Swapped::Shown {
        said: one(&new, "[data-said]")
            .and_then(|said| said.text_content())
            .or_else(|| heading(&new).filter(|now| before.as_ref() != Some(now))),
        lost: (!lost.is_empty()).then(|| lost.join("’, ‘")),
    }
}

/// The main part of the page that is shown.
pub fn main() -> Option<Element> {
    document().query_selector("main").ok().flatten()
}

/// The first element that matches in a part of the page.
pub fn one(part: &Element, selector: &str) -> Option<Element> {
    part.query_selector(selector).ok().flatten()
}

/// All elements that match in a part of the page.
pub fn all(part: &Element, selector: &str) -> Vec<Node> {
    let found = part.query_selector_all(selector).ok();
    found.map_or_else(Vec::new, |found| {
        (0..found.length()).filter_map(|at| found.get(at)).collect()
    })
}

fn heading(main: &Element) -> Option<String> {
    one(main, "h1").and_then(|heading| heading.text_content())
}

fn view_of(main: &Element) -> Option<String> {
    main.get_attribute("data-view")
}

/// Where a number stands in a part of the page, with its name.
pub fn counts(part: &Element) -> Vec<(Node, String)> {
    let named = |count: Node| {
        let name = count.dyn_ref::<Element>()?.get_attribute("data-count")?;
        Some((count, name))
    };
    all(part, "[data-count]")
        .into_iter()
        .filter_map(named)
        .collect()
}

fn copy_counts(old: &Element, new: &Element) {
    for (count, name) in counts(old) {
        if let Some(same) = one(new, &format!("[data-count='{name}']")) {
            count.set_text_content(same.text_content().as_deref());
        }
    }
}

/// What somebody opened stays open, but for what they `pressed` a button in: that is done with.
fn keep_open(old: &Element, new: &Element, pressed: Option<&Element>) {
    for opened in all(old, "details[open][id]") {
        if pressed.is_some_and(|pressed| opened.contains(Some(pressed))) {
            continue;
        }
        let id = opened.dyn_ref::<Element>().map(Element::id);
        let same = id.and_then(|id| one(new, &format!("details[id='{id}']")));
        if let Some(same) = same {
            _ = same.set_attribute("open", "");
        }
    }
}

/// Fields that are not as the server made them and were not sent.
pub fn typed(part: &Element, sent: &str) -> Vec<Node> {
    let sent = UrlSearchParams::new_with_str(sent).ok();
    let was_sent = |name: &str, value: &str| {
        let sent = sent.as_ref().and_then(|sent| sent.get(name));
        sent.as_deref() == Some(value)
    };
    let mut fields = all(part, "textarea, input");
    fields.retain(|field| {
        if let Some(text) = field.dyn_ref::<HtmlTextAreaElement>() {
            let value = text.value();
            return text.default_value().ok().as_ref() != Some(&value)
                && !was_sent(&text.name(), &value);
        }
        field.dyn_ref::<HtmlInputElement>().is_some_and(|input| {
            if is_switch(input) {
                input.checked() != input.default_checked()
            } else {
                let value = input.value();
                value != input.default_value() && !was_sent(&input.name(), &value)
            }
        })
    });
    fields
}

/// Fills a form in as it was when it was sent.
pub fn fill_in(form: &Element, sent: &str) {
    let Ok(sent) = UrlSearchParams::new_with_str(sent) else {
        return;
    };
    for field in all(form, "textarea, input") {
        if let Some(text) = field.dyn_ref::<HtmlTextAreaElement>() {
            text.set_value(&sent.get(&text.name()).unwrap_or_default());
        } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            let name = input.name();
            if is_switch(input) {
                input.set_checked(sent.get_all(&name).includes(&input.value().into(), 0));
            } else {
                input.set_value(&sent.get(&name).unwrap_or_default());
            }
        }
    }
}

fn is_switch(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "checkbox" | "radio")
}

/// Puts a field back where the page has one of its id: a box as it was ticked, a text with all that belongs to it. A text without a place
/// is told, and waits for a page that has one.
fn put_back(field: Node) -> Option<String> {
    let element = field.dyn_ref::<Element>()?;
    let place = document().get_element_by_id(&element.id());
    if let Some(input) = field
        .dyn_ref::<HtmlInputElement>()
        .filter(|input| is_switch(input))
    {
        let place = place.and_then(|place| place.dyn_into::<HtmlInputElement>().ok());
        place?.set_checked(input.checked());
        return None;
    }
    if let Some(place) = place {
        _ = place.replace_with_with_node_1(&field);
        return None;
    }
    let text = text_of(element).filter(|text| !text.trim().is_empty())?;
    WITHOUT_PLACE.with_borrow_mut(|waiting| waiting.push(field));
    Some(text)
}

fn text_of(field: &Element) -> Option<String> {
    let text = field.dyn_ref::<HtmlTextAreaElement>();
    text.map(HtmlTextAreaElement::value).or_else(|| {
        field
            .dyn_ref::<HtmlInputElement>()
            .map(HtmlInputElement::value)
    })
}

/// The list of what is wrong takes the focus as it does on a page that loads; else what had it keeps it; and who loses it begins at the top.
/// Only a list of what is wrong comes into view by itself.
fn focus(main: &Element, active: Option<&Element>) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let same = |active: &Element| {
        let id = Some(active.id()).filter(|id| !id.is_empty())?;
        document().get_element_by_id(&id)
    };
    let place = match (one(main, "[autofocus]"), active) {
        (Some(wrong), _) => {
            options.set_prevent_scroll(false);
            wrong
        }
        (None, Some(active)) => same(active).unwrap_or_else(|| main.clone()),
        (None, None) => return,
    };
    if let Some(place) = place.dyn_ref::<HtmlElement>() {
        _ = place.focus_with_options(&options);
    }
}
