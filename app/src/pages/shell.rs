//! The document around every page.

use super::{
    failure::{Failure, FailurePage},
    routes::Addresses,
    site::Assets,
    visit::use_visit,
};
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};

/// The HTML document. Nothing in it waits for a script, and no script is loaded unless a page has islands.
///
/// With a [`Failure`] in the context the page is the one that explains it, whatever the address.
pub fn shell(assets: Assets) -> impl IntoView {
    provide_meta_context();
    view! {
        <!DOCTYPE html>
        <html lang="nl">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" type="image/svg+xml" href=assets.icon/>
                <link rel="stylesheet" href=assets.style/>
                <MetaTags/>
            </head>
            <body>
                {match use_context::<Failure>() {
                    Some(failure) => view! { <FailurePage failure/> }.into_any(),
                    None => view! { <Addresses/> }.into_any(),
                }}
            </body>
        </html>
    }
}

/// Loads the islands. Goes once on a page that has one; never blocks the page.
#[component]
pub fn IslandScripts() -> impl IntoView {
    let assets = use_visit().site.assets();
    view! {
        <link rel="modulepreload" href=assets.islands_bindings/>
        <link
            rel="preload"
            href=assets.islands_module
            r#as="fetch"
            r#type="application/wasm"
            crossorigin="anonymous"
        />
        <script type="module" src=assets.islands_start></script>
    }
}
