//! The register: looking through it, each authority on a page of its own, new editions, and authorities that end.

mod browse;
mod change;
mod changes;
mod dossier;
mod edition;
mod editions;
mod frame;
mod line_problems;
mod preview;
pub mod words;

use super::{failure::Failure, routes::area, site::Site};
use browse::BrowsePage;
pub use browse::{looking_of, overdue_changes};
use change::ChangePage;
use changes::ChangesPage;
use dossier::DossierPage;
use edition::EditionPage;
use leptos::prelude::*;
use leptos_router::{
    any_nested_route::AnyNestedRoute,
    components::{Outlet, ParentRoute, Route},
    path,
};
use services::authorities::AuthorityCode;

/// The pages of this area.
#[component(transparent)]
pub fn AuthorityRoutes() -> AnyNestedRoute {
    area(view! {
        <ParentRoute path=path!("/overheden") view=Outlet>
            <Route path=path!("") view=BrowsePage/>
            <Route path=path!("/nieuwe-editie") view=EditionPage/>
            <Route path=path!("/wijzigingen") view=ChangesPage/>
            <Route path=path!("/wijzigingen/:code") view=ChangePage/>
            <Route path=path!("/:code") view=DossierPage/>
        </ParentRoute>
    })
}

/// The handlers of the forms of this area.
pub fn posts() -> axum::Router<Site> {
    edition::posts().merge(change::posts())
}

/// The address of an authority's page.
pub fn of_authority(code: &AuthorityCode) -> String {
    format!("/overheden/{code}")
}

/// The address of the page of how an authority ends.
pub fn of_change(code: &AuthorityCode) -> String {
    format!("/overheden/wijzigingen/{code}")
}

/// The code in a path.
fn parsed_code(text: &str) -> Result<AuthorityCode, Failure> {
    AuthorityCode::parse(text).ok_or(Failure::NotFound)
}
