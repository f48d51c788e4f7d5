//! What a reader makes of HTML: text with its white space folded, and what a control is called.

use scraper::{ElementRef, Html, Selector};

/// A CSS selector; tests write them as literals.
pub(crate) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|problem| panic!("{css:?} is no selector: {problem}"))
}

/// The text of an element as it is read: parts joined, white space folded.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    folded(&element.text().collect::<String>())
}

/// Text with every run of white space as one space.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a control is called: its label, what `aria-label` says, or the elements that `aria-labelledby` names.
pub(crate) fn label(document: &Html, control: ElementRef<'_>) -> String {
    if let Some(label) = control.attr("aria-label") {
        return folded(label);
    }
    if let Some(ids) = control.attr("aria-labelledby") {
        let parts: Vec<_> = ids
            .split_whitespace()
            .filter_map(|id| by_id(document, id))
            .map(text)
            .collect();
        return parts.join(" ");
    }
    let named = control.attr("id").and_then(|id| {
        document
            .select(&selector("label[for]"))
            .find(|label| label.attr("for") == Some(id))
    });
    named
        .or_else(|| ancestor(control, "label"))
        .map(label_text)
        .unwrap_or_default()
}

/// The text of a label without what stands in a control inside it.
fn label_text(label: ElementRef<'_>) -> String {
    let parts = label.descendants().filter_map(|node| {
        let inside = node.ancestors().filter_map(ElementRef::wrap);
        let mut controls =
            inside.filter(|element| matches!(element.value().name(), "select" | "textarea"));
        node.value().as_text().filter(|_| controls.next().is_none())
    });
    folded(&parts.map(|part| &**part).collect::<String>())
}

/// The question above a group of controls: the legend of the innermost fieldset around one.
pub(crate) fn legend(control: ElementRef<'_>) -> String {
    ancestor(control, "fieldset")
        .and_then(|fieldset| fieldset.select(&selector("legend")).next())
        .map(text)
        .unwrap_or_default()
}

/// The element with that id.
pub(crate) fn by_id<'a>(document: &'a Html, id: &str) -> Option<ElementRef<'a>> {
    document
        .select(&selector("[id]"))
        .find(|element| element.attr("id") == Some(id))
}

fn ancestor<'a>(element: ElementRef<'a>, name: &str) -> Option<ElementRef<'a>> {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find(|ancestor| ancestor.value().name() == name)
}
