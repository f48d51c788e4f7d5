//! How an adopted plan goes: kept by the lead, told by owners with a link, laid before the elected body and the public.

mod action;
mod owner;
mod page;
mod public;
mod report;
mod stop;
pub mod words;

pub use action::ActionProgressPage;
pub use owner::{OwnerActionPage, OwnerPage};
pub use page::ProgressPage;
pub use public::PublicProgressPage;
pub use report::ProgressReportPage;
pub use stop::StopPage;

use super::site::Site;

/// The forms of these pages.
pub fn posts() -> axum::Router<Site> {
    page::posts()
        .merge(action::posts())
        .merge(report::posts())
        .merge(owner::posts())
        .merge(stop::posts())
}
