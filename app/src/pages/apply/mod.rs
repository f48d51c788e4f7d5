//! `/aanmelden`: an authority applies by itself. Somebody fills in who they are, and confirms by a mailed link.

mod form;
mod link;
mod page;
mod posts;
mod sent;

pub use link::ApplicationLinkPage;
pub use page::ApplyPage;
pub use posts::posts;
pub use sent::ApplicationSentPage;

use services::programme::outreach::{DECLINED_KEPT, LINK_LASTS, UNDECIDED_KEPT};

/// Where an authority applies.
const ADDRESS: &str = "/aanmelden";

/// Days in a month, where months are counted in words.
const MONTH: i64 = 30;

/// How long a link works: "3 dagen".
#[must_use]
pub fn link_lasts() -> String {
    format!("{} dagen", LINK_LASTS.num_days())
}

/// How long an application is kept after it was declined: "4 weken".
#[must_use]
pub fn declined_kept() -> String {
    format!("{} weken", DECLINED_KEPT.num_weeks())
}

/// How long it is kept when nobody decides: "6 maanden".
#[must_use]
pub fn undecided_kept() -> String {
    format!("{} maanden", UNDECIDED_KEPT.num_days() / MONTH)
}
