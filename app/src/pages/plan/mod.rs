//! The improvement plan: writing it, having it adopted, making it public.

mod action;
mod adopt;
mod amend;
mod differences;
mod page;
mod priority;
mod publish;
mod support;
mod told;
mod versions;

pub use action::{ActionPage, NewActionPage};
pub use adopt::AdoptPage;
pub use amend::{AmendPage, GiveUpPage};
pub use differences::DifferencesPage;
pub use page::PlanPage;
pub use priority::PlanPriorityPage;
pub use publish::PublishPage;
pub use support::SupportPage;
pub use versions::{VersionPage, VersionsPage, adopted};

use super::site::Site;

/// The forms of these pages.
pub fn posts() -> axum::Router<Site> {
    page::posts()
        .merge(priority::posts())
        .merge(action::posts())
        .merge(adopt::posts())
        .merge(amend::posts())
        .merge(publish::posts())
        .merge(support::posts())
}
