//! The states of a group and the transitions between them. A diagram stands in `docs/group-states.md`.
//!
//! Everything here is pure: a transition takes the facts it depends on and answers with what the group is then, or with the guard that
//! failed.

use super::NotNow;
use super::matching::{LEAST, MOST};

/// How far a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupState {
    /// The programme puts it together; nobody else knows of it.
    Draft,
    /// The leads are invited and answer.
    Invited,
    /// It has begun.
    Running,
    /// It is over.
    Closed,
}

/// How far a group is, and whether it goes on. One that is cancelled keeps how far it was, so that it can go on after all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupLife {
    /// How far it is, or was.
    pub state: GroupState,
    /// Whether it was cancelled.
    pub cancelled: bool,
}

/// What a transition needs to know of the group. Each is a plain fact, looked up by the use case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupFacts {
    /// How many authorities take part, or are asked to.
    pub places: usize,
    /// How many said yes, and did not leave.
    pub taking_part: usize,
    /// A meeting has a day.
    pub planned: bool,
    /// The last meeting was held.
    pub met: bool,
    /// None of its authorities is in another group.
    pub free: bool,
}

/// What somebody does in a group that leaves it as far as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The programme changes its name, its meetings or its facilitator.
    Change,
    /// The programme asks an authority, or no longer asks it.
    Compose,
    /// A lead says whether they take part.
    Answer,
    /// An authority that took part leaves, by its lead or by the programme.
    Leave,
    /// The programme lets it go on with fewer than a group needs to begin.
    StaySmall,
    /// A lead brings a question.
    Ask,
    /// Somebody gives a suggestion, or takes it back.
    Suggest,
    /// A lead does something with a suggestion.
    Decide,
    /// A lead writes down what they take along.
    Report,
}

fn guard(holds: bool, refused: NotNow) -> Result<(), NotNow> {
    if holds { Ok(()) } else { Err(refused) }
}

/// Four to six.
const fn size(authorities: usize) -> Result<(), NotNow> {
    match authorities {
        ..LEAST => Err(NotNow::TooFew),
        LEAST..=MOST => Ok(()),
        _ => Err(NotNow::TooMany),
    }
}

impl GroupState {
    /// Whether others than the programme know of the group: they are told what becomes of it.
    #[must_use]
    pub fn is_known(self) -> bool {
        self > Self::Draft
    }
}

impl GroupLife {
    /// What every group begins as.
    pub const FIRST: Self = Self {
        state: GroupState::Draft,
        cancelled: false,
    };

    /// Whether it is this far and goes on.
    #[must_use]
    pub fn is(self, state: GroupState) -> bool {
        self.state == state && !self.cancelled
    }

    /// Whether it is neither over nor cancelled.
    #[must_use]
    pub fn goes_on(self) -> bool {
        self.state < GroupState::Closed && !self.cancelled
    }

    fn from(self, start: GroupState, next: GroupState) -> Result<Self, NotNow> {
        guard(self.is(start), NotNow::NotInThisState)?;
        Ok(Self {
            state: next,
            cancelled: false,
        })
    }

    /// The leads are invited.
    ///
    /// # Errors
    /// The first guard that does not hold.
    pub fn invite(self, facts: GroupFacts) -> Result<Self, NotNow> {
        let next = self.from(GroupState::Draft, GroupState::Invited)?;
        size(facts.places)?;
        guard(facts.planned, NotNow::NoMeeting)?;
        Ok(next)
    }

    /// It begins with those who said yes.
    ///
    /// # Errors
    /// The first guard that does not hold.
    pub fn begin(self, facts: GroupFacts) -> Result<Self, NotNow> {
        let next = self.from(GroupState::Invited, GroupState::Running)?;
        size(facts.taking_part)?;
        guard(facts.planned, NotNow::NoMeeting)?;
        Ok(next)
    }

    /// It is over.
    ///
    /// # Errors
    /// The first guard that does not hold.
    pub fn close(self, facts: GroupFacts) -> Result<Self, NotNow> {
        let next = self.from(GroupState::Running, GroupState::Closed)?;
        guard(facts.met, NotNow::NotOver)?;
        Ok(next)
    }

    /// It was over, and goes on.
    ///
    /// # Errors
    /// The first guard that does not hold.
    pub fn reopen(self, facts: GroupFacts) -> Result<Self, NotNow> {
        let next = self.from(GroupState::Closed, GroupState::Running)?;
        guard(facts.free, NotNow::NotFree)?;
        Ok(next)
    }

    /// It does not go on.
    ///
    /// # Errors
    /// [`NotNow::NotInThisState`] once it is over or cancelled.
    pub fn cancel(self) -> Result<Self, NotNow> {
        guard(self.goes_on(), NotNow::NotInThisState)?;
        Ok(Self {
            cancelled: true,
            ..self
        })
    }

    /// It was cancelled, and goes on after all, as far as it was.
    ///
    /// # Errors
    /// The first guard that does not hold.
    pub fn go_on(self, facts: GroupFacts) -> Result<Self, NotNow> {
        guard(self.cancelled, NotNow::NotInThisState)?;
        guard(facts.free, NotNow::NotFree)?;
        Ok(Self {
            cancelled: false,
            ..self
        })
    }

    /// Whether somebody may do this in it now.
    ///
    /// # Errors
    /// [`NotNow::NotInThisState`].
    pub fn allow(self, act: Act) -> Result<(), NotNow> {
        use GroupState::{Closed, Invited, Running};
        let fits = match act {
            Act::Change | Act::Compose => self.state < Closed,
            Act::Answer | Act::Ask => matches!(self.state, Invited | Running),
            Act::Leave | Act::StaySmall | Act::Suggest => self.state == Running,
            Act::Decide | Act::Report => self.state >= Running,
        };
        guard(fits && !self.cancelled, NotNow::NotInThisState)
    }
}
