//! The pool of clerks: who is in it, what waits for the programme, and each member's profile, which is theirs too.

mod availability;
mod conflicts;
mod fields;
mod guides;
mod home;
mod import;
mod import_preview;
mod invite;
mod list;
mod member;
mod own;
mod waiting;

pub use conflicts::ConflictsPage;
pub use import::ImportPage;
pub use invite::InvitePage;
pub use list::PoolPage;
pub use member::MemberPage;
pub use own::OwnProfilePage;

use crate::pages::{failure::Failure, site::Site, visit::Visit};
use services::authorities::{self, Authority};
use services::{Error, ids::MemberId};

/// The handlers of the forms of this part.
pub fn posts() -> axum::Router<Site> {
    invite::posts()
        .merge(import::posts())
        .merge(conflicts::posts())
        .merge(member::posts())
        .merge(own::posts())
}

/// The member in a path.
fn parsed_member(text: &str) -> Result<MemberId, Failure> {
    MemberId::parse(text).ok_or(Failure::NotFound)
}

/// The address of a member.
fn of_member(id: &MemberId) -> String {
    format!("/programma/griffierspool/{id}")
}

/// Every authority that exists, by name.
async fn register(visit: &Visit) -> Result<Vec<Authority>, Error> {
    authorities::search(&visit.actor, visit.services(), "", &[], true).await
}
