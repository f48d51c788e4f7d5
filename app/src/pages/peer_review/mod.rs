//! Intervision for those inside a group: leads and clerks of its authorities, and who facilitates it.

mod about;
mod answer;
mod asked;
mod brought;
mod decide;
mod group;
mod leave;
mod list;
mod plan;
mod posts;
mod question;
mod report;
mod suggestion;
mod take_over;
mod told;
pub mod words;

pub use answer::AnswerInvitationPage;
pub use decide::DecidePage;
pub use group::PeerGroupPage;
pub use leave::LeaveGroupPage;
pub use list::PeerGroupsPage;
pub use plan::MemberPlanPage;
pub use posts::posts;
pub use question::QuestionPage;
pub use report::ReportPage;
pub use suggestion::SuggestPage;
pub use take_over::TakeOverPage;
pub use told::told_leaving;

use super::failure::Failure;
use super::frame::Page;
use super::scan_page::{param, parsed_scan};
use leptos::prelude::*;
use services::ids::{PeerGroupId, PeerSuggestionId, ScanId};

/// The group of the address. Read it before the first `await`.
fn group_id() -> Result<PeerGroupId, Failure> {
    parsed(&param("groep"))
}

/// The group in a path.
fn parsed(text: &str) -> Result<PeerGroupId, Failure> {
    PeerGroupId::parse(text).ok_or(Failure::NotFound)
}

/// The suggestion in a path.
fn parsed_suggestion(text: &str) -> Result<PeerSuggestionId, Failure> {
    PeerSuggestionId::parse(text).ok_or(Failure::NotFound)
}

/// Group and scan in a path.
fn parsed_both(group: &str, scan: &str) -> Result<(PeerGroupId, ScanId), Failure> {
    Ok((parsed(group)?, parsed_scan(scan)?))
}

/// An address below a group.
fn below(id: &PeerGroupId, rest: &str) -> String {
    format!("/intervisie/{id}{rest}")
}

/// A page of a group.
fn page(title: &str, content: AnyView) -> AnyView {
    let title = title.to_owned();
    view! { <Page title>{content}</Page> }.into_any()
}
