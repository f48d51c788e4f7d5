//! What is around a phone's page: little, since there is one thing to do.

use crate::pages::frame::Page;
use leptos::prelude::*;

/// A page of the room before somebody is in it.
pub fn plain(title: &str, content: AnyView) -> AnyView {
    view! { <Page title=title.to_owned() narrow=true>{content}</Page> }.into_any()
}
