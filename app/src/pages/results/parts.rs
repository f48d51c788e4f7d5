//! Pieces that several pages of a scan share.

use leptos::prelude::*;

/// The sentence that every report carries, set apart.
#[must_use]
pub fn caveat(sentence: &str) -> AnyView {
    view! { <p class="qs-caveat">{sentence.to_owned()}</p> }.into_any()
}

/// What somebody typed, as typed: lines stay lines, and each paragraph reads in its own direction.
#[must_use]
pub fn typed_text(text: &str) -> AnyView {
    view! { <p class="qs-typed" dir="auto">{text.to_owned()}</p> }.into_any()
}
