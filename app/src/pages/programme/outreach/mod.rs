//! Outreach: authorities that take no part yet, what is known of them, and those that apply by themselves.

mod applications;
mod authority;
mod contact;
mod decline;
mod filter;
mod keep;
mod known;
mod list;
mod log;
mod posts;
mod request;
mod words;

pub use applications::waiting_notice;
pub use authority::AuthorityPage;
pub use contact::{ContactPage, NewContactPage};
pub use decline::DeclinePage;
pub use filter::filter_form_of;
pub use keep::KeepPage;
pub use list::OutreachPage;
pub use posts::posts;
pub use request::RequestPage;
pub use words::interest;

use crate::pages::failure::Failure;
use crate::pages::scan_page::param;
use services::authorities::AuthorityCode;

/// The list.
const ADDRESS: &str = "/programma/werving";

/// An address below an authority.
#[must_use]
pub fn of(code: &AuthorityCode, rest: &str) -> String {
    format!("{ADDRESS}/{code}{rest}")
}

/// The authority of the address. Read it before the first `await`.
fn code() -> Result<AuthorityCode, Failure> {
    parsed(&param("code"))
}

/// The authority in a path.
fn parsed(text: &str) -> Result<AuthorityCode, Failure> {
    AuthorityCode::parse(text).ok_or(Failure::NotFound)
}
