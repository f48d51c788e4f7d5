//! Pages of a room without scripts: those that nobody types in load themselves again, and each has a link to do so.
//!
//! Loading again takes the focus away from who works by keyboard, so a screen can be told to wait.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// In the query of a screen and in its forms: it waits until somebody loads it again.
pub const STILL: &str = "stil";

/// Between one look and the next, in seconds: as often as a page with scripts looks when it hears nothing.
const EVERY: u32 = 10;

/// Whether this screen was told to wait. Call it before the first `await` of a page.
pub fn is_still() -> bool {
    use_query_map().read_untracked().get(STILL).is_some()
}

/// Where a screen goes on, as it was told.
pub fn address(path: &str, still: bool) -> String {
    if still {
        format!("{path}?{STILL}=ja")
    } else {
        path.to_owned()
    }
}

/// Loads a page again by itself where there are no scripts. It stands outside `<main>`: what a script brings there would count with scripts too.
pub fn by_itself(path: &str) -> AnyView {
    let content = format!("{EVERY}; url={path}");
    view! { <noscript><meta http-equiv="refresh" content=content/></noscript> }.into_any()
}

/// The links of a screen without scripts, behind the others at its foot: to load it again, and whether it does so by itself.
pub fn by_hand(path: &str, still: bool) -> AnyView {
    let switch = if still {
        "Vanzelf verversen"
    } else {
        "Niet vanzelf verversen"
    };
    view! {
        <noscript>
            " · "<a href=address(path, still)>"Ververs"</a>
            " · "<a href=address(path, !still)>{switch}</a>
        </noscript>
    }
    .into_any()
}
