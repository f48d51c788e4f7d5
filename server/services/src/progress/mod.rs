//! The life of an adopted plan: how its actions go. The lead keeps that; in two rounds the owners tell it too, by a link and without an
//! account. What is behind is there to see for the lead, the clerk and the programme, and the lead lays it before the elected body and
//! the public. Where a plan is withdrawn the lead ends that it is followed, with a reason.
//!
//! Nothing that was told changes afterwards. A day that becomes another keeps the day of the plan beside it, with the reason.

mod behind;
mod coming;
mod conclude;
mod due;
mod ended;
mod follow;
mod follow_up;
mod form;
mod letters;
mod links;
mod owner;
mod report;
mod rounds;
mod rows;
mod status;
mod stop;
mod tell;
mod view;

#[cfg(test)]
mod tests;

use chrono::{Months, TimeDelta};

pub use behind::{BehindScan, behind, behind_file};
pub(crate) use coming::coming_days;
pub use conclude::{conclude, may_conclude};
pub use due::{Due, run_due};
pub(crate) use follow::follow;
pub use follow_up::FollowUp;
pub(crate) use follow_up::{follow_up, follow_ups};
pub use form::{AddressForm, ReportForm};
pub use links::{revoke_link, send_link, set_address};
pub use owner::{OwnerView, owner_action, owner_page, owner_tell};
pub(crate) use report::published_progress;
pub use report::{
    ProgressReport, PublishedProgress, ReportedAction, ReportedPriority, progress_file,
    progress_report, public_progress, public_progress_file, publish_progress,
};
pub use rounds::Round;
pub(crate) use rounds::rounds;
pub use rows::{ActionReport, FollowedAction};
pub use status::{ActionStatus, DayProposal};
pub use stop::{StopForm, Stopped, resume, stop, to_stop};
pub(crate) use stop::{stopped, stopped_plans};
pub use tell::{decide_day, tell, to_tell};
pub use view::{ProgressView, load};

/// A round of progress opens this long after the first version was adopted, as the plan itself says.
pub const ROUNDS: [Months; 2] = [Months::new(6), Months::new(12)];

/// How long a round is open.
pub const ROUND_LASTS: TimeDelta = TimeDelta::weeks(4);

/// How long before its day an action is reminded of.
pub const REMINDED_BEFORE: TimeDelta = TimeDelta::days(14);

/// How long after its day the owner of an action can still answer by the link in the reminder.
pub const ANSWERED_AFTER: TimeDelta = TimeDelta::weeks(4);
