//! A group, with its members and what they suggest to each other.

use chrono::{DateTime, NaiveDate, Utc};

use super::matching::LEAST;
use super::state::{GroupFacts, GroupLife, GroupState};
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::{ActionId, PeerGroupId, PeerSuggestionId, PriorityId, ScanId};
use crate::scans::arrangements::Meeting;
use crate::scans::{Person, Scan};

/// What the lead of an authority says to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Waiting,
    /// They take part.
    Accepted,
    /// They do not.
    Declined,
}

/// What the lead whose question it is does with a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    Open,
    /// The lead thanked for it.
    Thanked,
    /// It is kept for later.
    Later,
    /// It became an action of the plan.
    Taken,
}

macro_rules! coded {
    ($type:ident { $($variant:ident = $code:literal),+ }) => {
        impl $type {
            /// The code that the database keeps.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a code.
            pub(super) fn read(code: &str) -> Result<Self, Error> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    other => Err(Error::unavailable(format!("unknown code {other}"))),
                }
            }
        }
    };
}

coded!(GroupState { Draft = "draft", Invited = "invited", Running = "running", Closed = "closed" });
coded!(Answer { Waiting = "waiting", Accepted = "accepted", Declined = "declined" });
coded!(Decision { Open = "open", Thanked = "thanked", Later = "later", Taken = "taken" });

/// A group.
#[derive(Clone, Debug)]
pub struct PeerGroup {
    /// The group.
    pub id: PeerGroupId,
    /// What it is called.
    pub name: String,
    /// How far it is; one that is cancelled keeps its state.
    pub state: GroupState,
    /// The clerk of the pool who facilitates, if anybody does.
    pub facilitator: Option<Person>,
    /// The day on which it was formed.
    pub formed_on: NaiveDate,
    /// The day on which it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Why it was cancelled, if it was.
    pub cancelled_because: Option<String>,
    /// With how many the programme let it go on when it had become too small.
    pub goes_on_with: Option<usize>,
    /// When it meets, the first meeting first.
    pub meetings: Vec<Meeting>,
    /// Who is in it, by the name of the authority.
    pub members: Vec<PeerMember>,
}

/// An authority in a group.
#[derive(Clone, Debug)]
pub struct PeerMember {
    /// The scan whose plan it brings.
    pub scan: Scan,
    /// What its lead said to the invitation.
    pub answer: Answer,
    /// What the lead wrote with it; may be empty.
    pub line: String,
    /// Its question; empty until it brings one.
    pub question: String,
    /// The priority of its plan that the question is about.
    pub priority: Option<PriorityId>,
    /// What it takes along; empty until that is written.
    pub report: String,
    /// The day on which that was written.
    pub reported_on: Option<NaiveDate>,
    /// That it left the group, and what it wrote stays. One that is asked to come back has left until it says yes.
    pub left: Option<Left>,
}

/// That an authority left a group that had begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// On which day.
    pub on: NaiveDate,
    /// Why.
    pub because: String,
}

impl PeerMember {
    /// Whether it takes part: its lead said yes, and it has not left.
    #[must_use]
    pub fn takes_part(&self) -> bool {
        self.answer == Answer::Accepted && self.left.is_none()
    }

    /// Whether it takes part or is asked to, and so is in no other group.
    #[must_use]
    pub fn has_a_place(&self) -> bool {
        self.takes_part() || self.answer == Answer::Waiting
    }

    /// Whether it left, and is not asked to come back.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.left.is_some() && !self.has_a_place()
    }
}

/// What one authority suggests for the question of another.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The suggestion.
    pub id: PeerSuggestionId,
    /// The group.
    pub group: PeerGroupId,
    /// Whose question it is for.
    pub scan: ScanId,
    /// Whose suggestion it is.
    pub from: ScanId,
    /// The authority whose suggestion it is.
    pub from_code: AuthorityCode,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub given_at: DateTime<Utc>,
    /// What it says.
    pub text: String,
    /// What became of it. One whose action left the plan again is kept for later.
    pub decision: Decision,
    /// What the lead answered; may be empty.
    pub reply: String,
    /// The action it became.
    pub action: Option<ActionId>,
    /// Whether it was taken back; it can be put back.
    pub removed: bool,
}

impl PeerGroup {
    /// Whether it was cancelled.
    #[must_use]
    pub const fn is_cancelled(&self) -> bool {
        self.cancelled_because.is_some()
    }

    /// How far it is, and whether it goes on.
    #[must_use]
    pub const fn life(&self) -> GroupLife {
        GroupLife {
            state: self.state,
            cancelled: self.is_cancelled(),
        }
    }

    /// Whether it is in this state and goes on.
    #[must_use]
    pub fn is(&self, state: GroupState) -> bool {
        self.life().is(state)
    }

    /// What a transition needs to know of it; whether its authorities are free still, only the database knows.
    pub(super) fn facts(&self, today: NaiveDate) -> GroupFacts {
        GroupFacts {
            places: self.with_a_place().count(),
            taking_part: self.taking_part().count(),
            planned: !self.meetings.is_empty(),
            met: self.has_met(today),
            free: false,
        }
    }

    /// Who is in it with this scan.
    #[must_use]
    pub fn member(&self, scan: &ScanId) -> Option<&PeerMember> {
        self.members.iter().find(|own| own.scan.id == *scan)
    }

    /// Who takes part, or is asked to.
    pub fn with_a_place(&self) -> impl Iterator<Item = &PeerMember> {
        self.members.iter().filter(|own| own.has_a_place())
    }

    /// Who takes part: said yes, and has not left.
    pub fn taking_part(&self) -> impl Iterator<Item = &PeerMember> {
        self.members.iter().filter(|own| own.takes_part())
    }

    /// Whether so many left that the programme has to decide how it goes on. Once the last meeting was held there is nothing to decide.
    #[must_use]
    pub fn is_too_small(&self, today: NaiveDate) -> bool {
        let many = self.taking_part().count();
        let begun = self.is(GroupState::Running) && !self.has_met(today);
        begun && many < LEAST && self.goes_on_with != Some(many)
    }

    /// The next meeting, today included.
    #[must_use]
    pub fn next_meeting(&self, today: NaiveDate) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.on >= today)
    }

    /// Whether the last meeting is held: its day has come, or is past.
    #[must_use]
    pub fn has_met(&self, today: NaiveDate) -> bool {
        self.meetings.last().is_some_and(|last| last.on <= today)
    }
}
