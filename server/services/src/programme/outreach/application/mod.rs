//! An authority applies by itself: somebody fills in who they are, confirms by a mailed link that the address is theirs, and the
//! programme accepts or declines.

mod apply;
mod confirm;
mod decide;
mod form;
mod read;

pub use apply::{LINK_LASTS, apply};
pub use confirm::{ApplicationLink, confirm, link};
pub use decide::{DECLINED_KEPT, DeclineForm, Seen, UNDECIDED_KEPT, accept, decline};
pub use form::{Applicant, ApplicationForm};
pub(super) use read::waiting_of;
pub use read::{Application, Declined, Waiting, application, waiting, waiting_count};

/// No two people may file applications at once: those to one address are counted.
const LOCK: &str = "applications";
