//! Intervision (intervisie): groups of four to six authorities with an adopted plan, each with one question to the others.
//!
//! The programme forms groups, from proposals or by hand; [`matching`] makes the proposals and says why, and is pure. What authorities
//! get to see of each other is the plan that was adopted and what is public of the results: labels of published tables, statement by
//! statement (`anonymity.md`, "What is shown", 10). Nobody is ranked.

mod about;
mod candidates;
mod compose;
mod due;
mod form;
mod leave;
mod letters;
mod life;
pub mod matching;
mod question;
mod record;
mod report;
mod rows;
mod standing;
mod state;
mod suggestions;
mod take_over;
mod take_part;
mod told;
mod view;
mod write;

#[cfg(test)]
mod tests;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Refusal};

pub use about::About;
pub use compose::{
    Composing, Forming, add_member, change, form_group, remove_member, to_change, to_compose,
    to_form,
};
pub use due::{Due, run_due};
pub use form::GroupForm;
pub use leave::{LeaveForm, leave, take_out, to_leave, to_take_out};
pub use life::{begin, cancel, close, invite, reopen, stay_small, to_cancel, uncancel};
pub use question::{QuestionForm, keep_question};
pub use record::{Answer, Decision, Left, PeerGroup, PeerMember, Suggestion};
pub use report::{ReportForm, keep_report};
pub use standing::{Hears, Wanted};
pub use state::{Act, GroupFacts, GroupLife, GroupState};
pub use suggestions::{
    DecisionForm, Suggesting, SuggestionForm, decide, put_back, suggest, take_back, to_suggest,
};
pub use take_over::{TakeOverForm, TakingOver, take_over, to_take_over};
pub use take_part::{AnswerForm, answer};
pub use told::ReasonView;
pub use view::{
    Deciding, GroupView, MemberPlan, Overview, OwnGroup, ProgrammeView, SuggestedGroup, group,
    member_plan, mine, of_programme, overview, own_part, to_decide,
};
pub(crate) use view::{calendar, groups_of};

/// How long before a meeting everybody is reminded of it.
pub const REMINDED_BEFORE: TimeDelta = TimeDelta::days(7);

/// The most meetings of a group.
pub const MOST_MEETINGS: usize = 4;

/// With fewer authorities than this nobody helps anybody.
pub const FEWEST: usize = 2;

/// No two people may change groups at once: an authority is in one of them.
const LOCK: &str = "peer review";

/// Why something cannot be done as things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotNow {
    /// The group has not come that far, or is past it.
    NotInThisState,
    /// Fewer authorities than a group needs, or fewer who said yes.
    TooFew,
    /// The group has all that fit.
    TooMany,
    /// No meeting has a day.
    NoMeeting,
    /// The authority has no adopted plan, nobody leads its scan, or it is in another group.
    NotFree,
    /// There is no question to give a suggestion for.
    NoQuestion,
    /// The last meeting is not over.
    NotOver,
    /// The suggestion is an action of the plan already.
    TakenOver,
    /// The authority takes no part: it has not said yes, or it left.
    NoPart,
}

impl From<NotNow> for Error {
    fn from(reason: NotNow) -> Self {
        Refusal::PeerReview { reason }.into()
    }
}
