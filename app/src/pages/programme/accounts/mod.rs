//! Who have an account, and the end of one.

mod end;
mod list;

pub use end::EndAccountPage;
pub use list::AccountsPage;

use crate::pages::site::Site;

const ADDRESS: &str = "/programma/accounts";

/// The handlers of the forms of this part.
pub fn posts() -> axum::Router<Site> {
    end::posts()
}
