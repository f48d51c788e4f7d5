//! Which page stands at which address.

use super::{
    about::{AccessibilityPage, PrivacyPage},
    failure::Elsewhere,
    home::HomePage,
    site::Site,
};
use leptos::prelude::*;
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};

/// All pages. Addresses are Dutch, short and stable.
#[component]
pub fn Addresses() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=Elsewhere>
                <Route path=path!("/") view=HomePage/>
                <Route path=path!("/toegankelijkheid") view=AccessibilityPage/>
                <Route path=path!("/privacy") view=PrivacyPage/>
            </Routes>
        </Router>
    }
}

/// The handlers of all forms. Each area of pages adds its own.
pub fn posts() -> axum::Router<Site> {
    axum::Router::new()
}
