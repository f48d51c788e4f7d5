//! Who may fill in: codes, shared links, coming in, and drafts.
//!
//! A respondent is known by a code and by nothing else. For council and executive codes are made beforehand and given out on paper or
//! by mail; staff and residents share a link, and get a code of their own when they begin. The database holds the code's fingerprint
//! and a draft that only the code opens.

mod change;
mod codes;
mod destroying;
mod draft;
mod entrance;
#[cfg(test)]
pub(crate) mod fixture;
mod limits;
mod links;
mod open_scan;
mod pass;
mod posters;
mod resuming;
pub(crate) mod rows;
mod saving;
#[cfg(test)]
mod tests;
pub(crate) mod writing;

pub use change::Change;
pub use codes::{
    Codes, Made, Unused, create_codes, has_personal_codes, made, make_codes, to_make_codes,
};
pub(crate) use destroying::destroy;
pub use draft::{Draft, Place};
pub use entrance::{Entry, Malformed, enter};
pub(crate) use limits::Limits;
pub use links::{
    Followed, GroupLink, begin, begin_on_paper, follow, links, may_type_in, renew_link,
};
pub use open_scan::OpenScan;
pub(crate) use open_scan::OpenScans;
pub use pass::{Pass, is_name, new_name};
pub use posters::spelled;
pub(crate) use posters::spelled_address;
pub use resuming::{About, Filling, Resumed, Stage, about, resume};
pub(crate) use saving::hand_in;
pub use saving::{save, save_pages};
