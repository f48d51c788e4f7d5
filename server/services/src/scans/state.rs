//! The states of a scan and the transitions between them. A diagram stands in `docs/scan-states.md`.
//!
//! Everything here is pure: a transition takes the facts it depends on and answers with the next state or with the guard that failed.

use serde::{Deserialize, Serialize};

/// Where a scan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Asked for; no clerk yet.
    Requested,
    /// A clerk is proposed; becomes of use once the clerk accepted.
    Assigned,
    /// Both agreements are signed; the questionnaire is being set up.
    Prepared,
    /// People fill it in. Version, rules and local questions are frozen.
    Open,
    /// Codes and drafts are destroyed, the tables are computed and protected.
    Closed,
    /// The agenda session was held and the priorities are chosen.
    Discussed,
    /// The improvement plan is written.
    Planned,
    /// Adopted by council, Staten or general board.
    Adopted,
    /// Report and plan are public.
    Published,
    /// The progress rounds are done.
    FollowedUp,
    /// Stopped before closing, with a reason.
    Cancelled,
}

/// One of the five official steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 1 Voorbereiding.
    Preparation,
    /// 2 Startgesprek.
    StartSession,
    /// 3 Vragenlijst.
    Questionnaire,
    /// 4 Agenderingsgesprek.
    AgendaSession,
    /// 5 Verbeterplan.
    Plan,
}

/// A change of state that somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transition {
    /// Requested → assigned.
    Assign,
    /// Assigned → requested: the clerk declined or the programme withdrew the proposal.
    Unassign,
    /// Assigned → prepared.
    Prepare,
    /// Prepared → open.
    Open,
    /// Open → closed.
    Close,
    /// Closed → discussed.
    Discuss,
    /// Discussed → planned.
    Plan,
    /// Planned → adopted.
    Adopt,
    /// Adopted → published.
    Publish,
    /// Published → followed up.
    FollowUp,
    /// Any state before closed → cancelled.
    Cancel,
}

/// What a transition needs to know of the scan. Each is a plain fact, looked up by the use case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one guard of the product's table"
)]
pub struct Facts {
    /// The proposed clerk said yes.
    pub clerk_accepted: bool,
    /// The clerk is from another authority and within the conflict rules.
    pub clerk_allowed: bool,
    /// The participation form is recorded.
    pub participation_signed: bool,
    /// The processing agreement is recorded.
    pub processing_signed: bool,
    /// Sizes of council, executive and staff are filled in.
    pub sizes_filled: bool,
    /// First and last day are set, the last not in the past.
    pub period_set: bool,
    /// The lead looked at the questionnaire as each group sees it.
    pub preview_seen: bool,
    /// The last day is over.
    pub period_over: bool,
    /// Somebody who may asked for it by hand.
    pub by_hand: bool,
    /// No open remark waits for redaction.
    pub remarks_redacted: bool,
    /// Three to five priorities are chosen.
    pub priorities_chosen: bool,
    /// Every priority has at least one action, each with owner and date.
    pub actions_complete: bool,
    /// The day of adoption is recorded.
    pub adoption_recorded: bool,
    /// A reason is given.
    pub reason_given: bool,
    /// The last round of progress was held.
    pub rounds_held: bool,
}

/// The guard that failed. The sentence is made where it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// The scan is in another state than this transition starts from.
    NotInThisState,
    /// The clerk has not accepted.
    ClerkNotAccepted,
    /// The clerk is of the same authority, or otherwise in conflict.
    ClerkInConflict,
    /// The participation form is missing.
    ParticipationMissing,
    /// The processing agreement is missing.
    ProcessingMissing,
    /// A group has no size.
    SizesMissing,
    /// The period is missing, or over.
    PeriodMissing,
    /// The preview of a group was not looked at.
    PreviewNotSeen,
    /// The period is not over and nobody closes by hand.
    PeriodNotOver,
    /// Remarks wait for redaction.
    RemarksWaiting,
    /// Not three to five priorities.
    PrioritiesMissing,
    /// A priority has no complete action.
    ActionsMissing,
    /// The day of adoption is missing.
    AdoptionMissing,
    /// A reason is missing.
    ReasonMissing,
    /// The last round of progress is not over.
    RoundsMissing,
}

fn guard(holds: bool, refused: Refused) -> Result<(), Refused> {
    if holds { Ok(()) } else { Err(refused) }
}

impl State {
    /// Every state, in the order of a scan's life; cancelled last.
    pub const ALL: [Self; 11] = [
        Self::Requested,
        Self::Assigned,
        Self::Prepared,
        Self::Open,
        Self::Closed,
        Self::Discussed,
        Self::Planned,
        Self::Adopted,
        Self::Published,
        Self::FollowedUp,
        Self::Cancelled,
    ];

    /// The code in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Assigned => "assigned",
            Self::Prepared => "prepared",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Discussed => "discussed",
            Self::Planned => "planned",
            Self::Adopted => "adopted",
            Self::Published => "published",
            Self::FollowedUp => "followed_up",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of a code; `None` for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether the scan still takes up its authority: another one cannot be asked for meanwhile.
    #[must_use]
    pub const fn is_running(self) -> bool {
        !matches!(self, Self::Published | Self::FollowedUp | Self::Cancelled)
    }

    /// Whether the scan takes one of the places that its clerk has in a half-year: until the improvement plan is written. From then
    /// on the lead goes on, and the place is free when the half-year ends; a cancelled scan frees it at once.
    #[must_use]
    pub fn takes_place(self) -> bool {
        self < Self::Planned
    }

    /// Whether the questionnaire may still be set up.
    #[must_use]
    pub fn is_before_opening(self) -> bool {
        self < Self::Open
    }

    /// The official step that the scan is in.
    #[must_use]
    pub const fn step(self) -> Option<Step> {
        match self {
            Self::Requested | Self::Assigned => Some(Step::Preparation),
            Self::Prepared => Some(Step::StartSession),
            Self::Open => Some(Step::Questionnaire),
            Self::Closed => Some(Step::AgendaSession),
            Self::Discussed
            | Self::Planned
            | Self::Adopted
            | Self::Published
            | Self::FollowedUp => Some(Step::Plan),
            Self::Cancelled => None,
        }
    }

    /// Answers with the next state, or with the guard that failed.
    ///
    /// # Errors
    /// The first guard that does not hold, in the order of the product's table.
    pub fn apply(self, transition: Transition, facts: Facts) -> Result<Self, Refused> {
        match transition {
            Transition::Assign => self.assign(facts),
            Transition::Unassign => self.from(Self::Assigned, Self::Requested),
            Transition::Prepare => self.prepare(facts),
            Transition::Open => self.open(facts),
            Transition::Close => self.close(facts),
            Transition::Discuss => self.discuss(facts),
            Transition::Plan => self.plan(facts),
            Transition::Adopt => self.adopt(facts),
            Transition::Publish => self.from(Self::Adopted, Self::Published),
            Transition::FollowUp => self.follow_up(facts),
            Transition::Cancel => self.cancel(facts),
        }
    }

    fn from(self, start: Self, next: Self) -> Result<Self, Refused> {
        guard(self == start, Refused::NotInThisState).map(|()| next)
    }

    fn assign(self, facts: Facts) -> Result<Self, Refused> {
        let next = self.from(Self::Requested, Self::Assigned)?;
        guard(facts.clerk_allowed, Refused::ClerkInConflict)?;
        Ok(next)
    }

    fn prepare(self, facts: Facts) -> Result<Self, Refused> {
        let next = self.from(Self::Assigned, Self::Prepared)?;
        guard(facts.clerk_accepted, Refused::ClerkNotAccepted)?;
        guard(facts.clerk_allowed, Refused::ClerkInConflict)?;
        guard(facts.participation_signed, Refused::ParticipationMissing)?;
        guard(facts.processing_signed, Refused::ProcessingMissing)?;
        Ok(next)
    }

    fn open(self, facts: Facts) -> Result<Self, Refused> {
        let next = self.from(Self::Prepared, Self::Open)?;
        guard(facts.participation_signed, Refused::ParticipationMissing)?;
        guard(facts.processing_signed, Refused::ProcessingMissing)?;
        guard(facts.sizes_filled, Refused::SizesMissing)?;
        guard(facts.period_set, Refused::PeriodMissing)?;
        guard(facts.preview_seen, Refused::PreviewNotSeen)?;
        Ok(next)
    }

    fn close(self, facts: Facts) -> Result<Self, Refused> {
        let next = self.from(Self::Open, Self::Closed)?;
        guard(facts.period_over || facts.by_hand, Refused::PeriodNotOver)?;
        Ok(next)
    }

    fn discuss(self, facts: Facts) -> Result<Self, Refused> {
        let next = self.from(Self::Closed, Self::Discussed)?;
        guard(facts.remarks_redacted, Refused::RemarksWaiting)?;
        guard(facts.priorities_chosen, Refused::PrioritiesMissing)?;
        Ok(next)
    }

    fn plan(self, facts: Facts) -> Result<Self, Refused> {
        let next = self.from(Self::Discussed, Self::Planned)?;
        guard(facts.priorities_chosen, Refused::PrioritiesMissing)?;
        guard(facts.actions_complete, Refused::ActionsMissing)?;
        Ok(next)
    }

    fn adopt(self, facts: Facts) -> Result<Self, Refused> {
        let next = self.from(Self::Planned, Self::Adopted)?;
        guard(facts.adoption_recorded, Refused::AdoptionMissing)?;
        Ok(next)
    }

    fn follow_up(self, facts: Facts) -> Result<Self, Refused> {
        let next = self.from(Self::Published, Self::FollowedUp)?;
        guard(facts.rounds_held, Refused::RoundsMissing)?;
        Ok(next)
    }

    fn cancel(self, facts: Facts) -> Result<Self, Refused> {
        guard(self < Self::Closed, Refused::NotInThisState)?;
        guard(facts.reason_given, Refused::ReasonMissing)?;
        Ok(Self::Cancelled)
    }
}
