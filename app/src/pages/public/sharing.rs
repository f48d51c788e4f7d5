//! What search engines and other sites say of a page: its title and a sentence, in the names of Open Graph. Nothing of it is loaded from
//! elsewhere.

use crate::pages::frame::INSTRUMENT;
use crate::pages::visit::Visit;
use leptos::prelude::*;
use leptos_meta::Meta;

/// The description of the page at `path`, for its head.
#[must_use]
pub fn sharing(title: &str, description: &str, path: &str) -> AnyView {
    let base = use_context::<Visit>().map(|visit| visit.site.base_url().to_owned());
    let address = format!("{}{path}", base.unwrap_or_default());
    let (title, description) = (title.to_owned(), description.to_owned());
    view! {
        <Meta name="description" content=description.clone()/>
        <Meta property="og:type" content="website"/>
        <Meta property="og:locale" content="nl_NL"/>
        <Meta property="og:site_name" content=INSTRUMENT/>
        <Meta property="og:title" content=title/>
        <Meta property="og:description" content=description/>
        <Meta property="og:url" content=address/>
    }
    .into_any()
}

/// The address of the page, for who holds it on paper.
#[must_use]
pub fn printed_address(path: &str) -> AnyView {
    let base = use_context::<Visit>().map(|visit| visit.site.base_url().to_owned());
    let address = format!("Van {}{path}", base.unwrap_or_default());
    view! { <p class="qs-printed qs-note">{address}</p> }.into_any()
}
