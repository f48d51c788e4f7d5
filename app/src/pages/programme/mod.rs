//! The programme: its office's settings, and what it sees of all scans together.

mod division;
mod frame;
mod pool;
mod settings;

use super::site::Site;
use division::DivisionPage;
use leptos::prelude::*;
use leptos_router::{
    MatchNestedRoutes,
    components::{Outlet, ParentRoute, Route},
    path,
};
pub use pool::OwnProfilePage;
use pool::{ImportPage, InvitePage, MemberPage, PoolPage};
use settings::SettingsPage;

/// The pages of this area.
#[component(transparent)]
pub fn ProgrammeRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("/programma") view=Outlet>
            <Route path=path!("/griffierspool") view=PoolPage/>
            <Route path=path!("/griffierspool/nieuw") view=InvitePage/>
            <Route path=path!("/griffierspool/importeren") view=ImportPage/>
            <Route path=path!("/griffierspool/verdelen") view=DivisionPage/>
            <Route path=path!("/griffierspool/:member") view=MemberPage/>
            <Route path=path!("/instellingen") view=SettingsPage/>
        </ParentRoute>
    }
    .into_inner()
}

/// The handlers of the forms of this area.
pub fn posts() -> axum::Router<Site> {
    pool::posts()
        .merge(division::posts())
        .merge(settings::posts())
}
