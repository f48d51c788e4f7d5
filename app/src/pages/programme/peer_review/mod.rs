//! Intervision as the programme runs it: proposals, and groups from forming to closing.

mod cancel;
mod edit;
mod fields;
mod list;
mod members;
mod page;
mod posts;
mod take_out;

pub use cancel::CancelGroupPage;
pub use edit::{ChangeGroupPage, NewGroupPage};
pub use list::PeerReviewPage;
pub use members::GroupMembersPage;
pub use page::GroupPage;
pub use posts::posts;
pub use take_out::TakeOutPage;

use crate::pages::failure::Failure;
use crate::pages::scan_page::param;
use services::ids::PeerGroupId;

/// The page with all groups.
const ADDRESS: &str = "/programma/intervisie";

/// The group of the address. Read it before the first `await`.
fn group_id() -> Result<PeerGroupId, Failure> {
    parsed(&param("groep"))
}

/// The group in a path.
fn parsed(text: &str) -> Result<PeerGroupId, Failure> {
    PeerGroupId::parse(text).ok_or(Failure::NotFound)
}

/// An address below a group.
fn below(id: &PeerGroupId, rest: &str) -> String {
    format!("{ADDRESS}/{id}{rest}")
}
