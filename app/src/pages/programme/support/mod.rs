//! What the programme offers to authorities with a plan, and what those ask for.

mod demand;
mod edit;
mod filter;
mod list;
mod posts;
mod take_up;

pub use demand::DemandPage;
pub use edit::{ChangeSupportPage, NewSupportPage};
pub use filter::filter_form_of;
pub use list::{SupportListPage, waiting_notice};
pub use posts::posts;
pub use take_up::TakeUpPage;

use crate::pages::failure::Failure;
use crate::pages::scan_page::param;
use services::ids::{SupportId, SupportRequestId};

/// Where the catalogue stands.
const ADDRESS: &str = "/programma/aanbod";

/// Where stands what is asked for.
const DEMAND: &str = "/programma/aanbod/vraag";

/// The support of the address. Read it before the first `await`.
fn support_id() -> Result<SupportId, Failure> {
    parsed(&param("aanbod"))
}

/// The support in a path.
fn parsed(text: &str) -> Result<SupportId, Failure> {
    SupportId::parse(text).ok_or(Failure::NotFound)
}

/// The question in a path.
fn parsed_request(text: &str) -> Result<SupportRequestId, Failure> {
    SupportRequestId::parse(text).ok_or(Failure::NotFound)
}
