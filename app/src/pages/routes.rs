//! Which page stands at which address.

use super::{
    about::{AccessibilityPage, PrivacyPage},
    failure::Elsewhere,
    home::HomePage,
    participate::{
        self, BackgroundPage, DirectionsPage, EnterPage, OverviewPage, PausePage, ResumePage,
        ThanksPage, ThemePage, WelcomePage,
    },
    sign_in::{self, LinkSentPage, SignInLinkPage, SignInPage},
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
                <Route path=path!("/meedoen") view=EnterPage/>
                <Route path=path!("/meedoen/hervatten") view=ResumePage/>
                <Route path=path!("/meedoen/:vragenlijst") view=WelcomePage/>
                <Route path=path!("/meedoen/:vragenlijst/thema/:nummer") view=ThemePage/>
                <Route path=path!("/meedoen/:vragenlijst/richtingen") view=DirectionsPage/>
                <Route path=path!("/meedoen/:vragenlijst/over-u") view=BackgroundPage/>
                <Route path=path!("/meedoen/:vragenlijst/overzicht") view=OverviewPage/>
                <Route path=path!("/meedoen/:vragenlijst/bedankt") view=ThanksPage/>
                <Route path=path!("/meedoen/:vragenlijst/stoppen") view=PausePage/>
                <Route path=path!("/inloggen") view=SignInPage/>
                <Route path=path!("/inloggen/verstuurd") view=LinkSentPage/>
                <Route path=path!("/inloggen/:token") view=SignInLinkPage/>
            </Routes>
        </Router>
    }
}

/// The handlers of all forms. Each area of pages adds its own.
pub fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .merge(participate::posts())
        .merge(sign_in::posts())
}
