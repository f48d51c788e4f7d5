//! Why a use case did not do what was asked. Codes only: the sentences are made where they are shown.

use std::error::Error as StdError;
use std::time::Duration;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in, or the session ended.
    #[error("nobody is signed in")]
    SignInNeeded,
    /// The actor may not do this, nor know more about it.
    #[error("the actor may not do this")]
    Forbidden,
    /// There is no such thing, or the actor may not know of it.
    #[error("there is no such thing")]
    NotFound,
    /// What was filled in cannot be used as it is.
    #[error("what was filled in cannot be used: {0:?}")]
    Invalid(Vec<Problem>),
    /// A rule of the product stands in the way.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Tried too often; try again after this time.
    #[error("too many attempts")]
    TooManyAttempts {
        /// How long to wait.
        retry_after: Duration,
    },
    /// Somebody else changed the same thing in the meantime.
    #[error("changed by somebody else in the meantime")]
    Conflict,
    /// Somebody else changed the same text in the meantime: what is kept and what was typed, so that nothing is lost. See [`crate::revision`].
    #[error("the text was changed by somebody else in the meantime")]
    Stale(Box<crate::revision::Stale>),
    /// Something the program needs does not work. The cause is for the log, never for a page.
    #[error("something the program needs does not work")]
    Unavailable(#[source] Box<dyn StdError + Send + Sync>),
}

impl Error {
    /// Wraps a cause that the person in front of the screen can do nothing about.
    pub fn unavailable(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Unavailable(cause.into())
    }

    /// One problem with one field.
    #[must_use]
    pub fn invalid(field: impl Into<String>, code: ProblemCode) -> Self {
        Self::Invalid(vec![Problem::new(field, code)])
    }
}

impl From<sqlx::Error> for Error {
    fn from(cause: sqlx::Error) -> Self {
        Self::unavailable(cause)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Something that is wrong with one field of what was filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The name of the field, as in the form: `email`, `actions.2.owner`.
    pub field: String,
    /// What is wrong with it.
    pub code: ProblemCode,
}

impl Problem {
    /// A problem with that field.
    #[must_use]
    pub fn new(field: impl Into<String>, code: ProblemCode) -> Self {
        Self {
            field: field.into(),
            code,
        }
    }
}

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum ProblemCode {
    /// It must be filled in.
    Missing,
    /// It has more characters than fit.
    TooLong {
        /// The most characters.
        max: usize,
    },
    /// It is not an e-mail address.
    NotAnEmail,
    /// Somebody has this already.
    Taken,
    /// No such authority is in the register.
    UnknownAuthority,
    /// The authority no longer exists.
    EndedAuthority,
    /// It is not a day on the calendar.
    NotADay,
    /// It is not a time of day.
    NotATime,
    /// It is not a whole number.
    NotANumber,
    /// The number is too small.
    TooSmall {
        /// The smallest that may be.
        min: u32,
    },
    /// The number is too large.
    TooLarge {
        /// The largest that may be.
        max: u32,
    },
    /// The number is larger than that of the authorities it counts.
    MoreThanExist {
        /// How many there are.
        most: u32,
        /// The day on which there were so many; `None`: now.
        then: Option<NaiveDate>,
    },
    /// The day is over.
    InThePast,
    /// The day has yet to come.
    InTheFuture,
    /// The day lies so far back, or so far ahead, that its year must be a slip.
    ImpossibleYear {
        /// The first year that may be.
        first: i32,
        /// The last year that may be.
        last: i32,
    },
    /// The last day lies before the first.
    BeforeFirstDay,
    /// The last day lies so far after the first that it must be a slip.
    TooFarAway,
    /// The days have one in common with days that are kept already.
    Overlaps {
        /// The first day of those.
        from: chrono::NaiveDate,
        /// Their last day.
        until: chrono::NaiveDate,
    },
    /// More than fit.
    TooMany {
        /// The most.
        max: usize,
    },
    /// One is nothing to choose from.
    OnlyOne,
    /// Something stands there twice.
    Twice,
    /// It stands on an earlier line of the file as well.
    AlsoOnLine {
        /// The number of that line; the names of the columns are line 1.
        line: u64,
    },
    /// A line of a file has more or fewer cells than there are columns.
    Cells {
        /// How many it has.
        found: usize,
        /// How many there are columns.
        expected: usize,
    },
    /// A sentence has too many words.
    TooManyWords {
        /// The most words.
        max: usize,
    },
    /// It asks instead of states.
    NotAStatement,
    /// No group gets it.
    NoGroup,
    /// It is not one of what can be chosen.
    NotAChoice,
    /// A chain that comes back to where it began.
    Circular,
    /// It is not the address of a page that can be opened safely.
    NotALink,
}

/// The rule of the product that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "refusal")]
pub enum Refusal {
    /// A sign-in link that does not exist, was used, or is too old. Which of these is not said.
    SignInLinkSpent,
    /// A scan does not change its state.
    Scan {
        /// The guard that failed.
        guard: crate::scans::Refused,
    },
    /// It belongs to a step of the scan that is over, or that has not begun. Told only to who may do it in that step.
    OutOfStep(crate::scans::OutOfStep),
    /// The authority has a scan already that is not finished.
    ScanRunning,
    /// The group has no size yet.
    GroupSizeMissing,
    /// The group has codes that were made before and not used: new ones would stop them.
    CodesHandedOut,
    /// A list has all that it may have.
    Full {
        /// The most.
        most: usize,
    },
    /// A rule of the pool keeps the clerk from guiding the scan.
    Clerk {
        /// The rule.
        exclusion: crate::pool::Exclusion,
    },
    /// The clerk was asked, and is no longer: the programme took it back or the scan went to somebody else.
    ProposalOver,
    /// The clerk answered the question before. What they answered holds.
    ProposalAnswered,
    /// The clerk guides the scan alone, and cannot leave it before somebody else comes.
    OnlyClerk,
    /// Nobody ends the account they act with.
    OwnAccount,
    /// A file has lines that cannot be imported, so none of it is.
    ImportHasProblems,
    /// The plan says what the version that holds says.
    PlanUnchanged,
    /// A link to confirm an application that does not exist or is too old. Which of these is not said.
    ApplicationLinkSpent,
    /// Somebody else was first to accept or decline an application.
    ApplicationDecided {
        /// Their name.
        by: String,
        /// Whether they accepted it.
        accepted: bool,
    },
    /// A version of the questionnaire cannot be released, or taken back.
    Questionnaire {
        /// Why not.
        reason: crate::versions::NotReleasable,
    },
    /// The plan is adopted, and no change of it was begun.
    PlanNotAmended,
    /// A change of the adopted plan is being written already.
    PlanBeingAmended,
    /// A link of an owner that does not exist, was replaced or taken back, or whose round is over. Which of these is not said.
    OwnerLinkOver,
    /// The action is done or was stopped: its owner tells no more of it, and the lead alone opens it again.
    ActionClosed {
        /// What became of it.
        status: crate::progress::ActionStatus,
        /// The day on which that was told.
        on: NaiveDate,
        /// By whom: a member, or the function of the owner.
        by: String,
    },
    /// There is no round of progress to do this in.
    NoRound,
    /// The lead ended that the plan is followed.
    FollowUpStopped,
    /// Nobody gave an address of the owner.
    NoAddress,
    /// A rule of the pool keeps a clerk from facilitating a group in intervision.
    Facilitator {
        /// The name of the authority in it that the clerk is tied to.
        authority: String,
        /// The rule.
        exclusion: crate::pool::Exclusion,
    },
    /// Something in intervision cannot be done as things stand.
    PeerReview {
        /// Why not.
        reason: crate::peer_review::NotNow,
    },
    /// The programme does not offer this, or not for what the priority is about.
    SupportNotOffered,
    /// The day of a session is not known yet.
    NoDay,
    /// A campaign has no days behind it that could be its last.
    CampaignNotBegun,
    /// A campaign is over, and whom it invited belongs to the figures of its last day.
    CampaignOver,
    /// It belongs to another moment of the talk in the room.
    Room {
        /// Why not now.
        reason: crate::room::NotNow,
    },
}
