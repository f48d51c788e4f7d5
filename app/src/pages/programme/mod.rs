//! The programme: its office's settings, and what it sees of all scans together.

mod frame;
mod settings;

use super::{routes::area, site::Site};
use leptos::prelude::*;
use leptos_router::{
    any_nested_route::AnyNestedRoute,
    components::{Outlet, ParentRoute, Route},
    path,
};
use settings::SettingsPage;

/// The pages of this area.
#[component(transparent)]
pub fn ProgrammeRoutes() -> AnyNestedRoute {
    area(view! {
        <ParentRoute path=path!("/programma") view=Outlet>
            <Route path=path!("/instellingen") view=SettingsPage/>
        </ParentRoute>
    })
}

/// The handlers of the forms of this area.
pub fn posts() -> axum::Router<Site> {
    settings::posts()
}
