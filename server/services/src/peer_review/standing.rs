//! What an actor is to a group, and what the group waits for from somebody.

use chrono::NaiveDate;

use super::{Act, Answer, GroupState, NotNow, PeerGroup, PeerMember};
use crate::actor::{Actor, Role};
use crate::error::Error;
use crate::ids::ScanId;

/// How much somebody inside a group reads of what is said in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hears {
    /// Their own question with its suggestions: their authority left, or said no once the group had begun.
    Own,
    /// The plans of the others as well: their authority is asked to join a group that has begun.
    Plans,
    /// All of it.
    All,
}

/// What a group waits for from an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Its answer to the invitation.
    Answer,
    /// Its question.
    Question,
    /// What it takes along.
    Report,
}

impl PeerGroup {
    /// Those whose authority the actor leads or guides and who have a part in it: who was invited and, once it is over, who took part.
    pub fn own<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a PeerMember> {
        let over = self.state == GroupState::Closed;
        self.members
            .iter()
            .filter(move |member| {
                !over || member.answer == Answer::Accepted || member.left.is_some()
            })
            .filter(move |member| {
                let standing = member.scan.standing(actor);
                self.state.is_known() && (standing.lead || standing.clerk)
            })
    }

    /// Whether the actor facilitates it, once others know of it.
    #[must_use]
    pub fn is_facilitated_by(&self, actor: &Actor) -> bool {
        let facilitator = self.facilitator.as_ref().map(|clerk| &clerk.id);
        let member = actor.member().filter(|member| member.is(Role::Clerk));
        self.state.is_known() && member.is_some_and(|member| facilitator == Some(&member.id))
    }

    /// How much the actor hears of it; `None` for who is outside. Until it begins all who were invited hear all, so that they know what
    /// they say yes to.
    #[must_use]
    pub fn hears(&self, actor: &Actor) -> Option<Hears> {
        let before = self.state == GroupState::Invited;
        let of_member = |own: &PeerMember| {
            if before || own.takes_part() {
                Hears::All
            } else if own.has_a_place() {
                Hears::Plans
            } else {
                Hears::Own
            }
        };
        let facilitates = self.is_facilitated_by(actor).then_some(Hears::All);
        facilitates.max(self.own(actor).map(of_member).max())
    }

    /// Whether the actor is inside: leads or guides an authority in it, or facilitates it.
    #[must_use]
    pub fn is_inside(&self, actor: &Actor) -> bool {
        self.hears(actor).is_some()
    }

    /// Whether the actor is expected at its meetings.
    #[must_use]
    pub fn expects(&self, actor: &Actor) -> bool {
        self.is_facilitated_by(actor) || self.own(actor).any(PeerMember::has_a_place)
    }

    /// Whether the lead of a member may answer the invitation: until it begins, and after that for who takes no part and is asked.
    ///
    /// # Errors
    /// [`NotNow::NotInThisState`].
    pub fn require_asked(&self, member: &PeerMember) -> Result<(), NotNow> {
        self.life().allow(Act::Answer)?;
        if self.state == GroupState::Invited || member.answer != Answer::Accepted {
            Ok(())
        } else {
            Err(NotNow::NotInThisState)
        }
    }

    /// What it waits for from a member.
    #[must_use]
    pub fn wants(&self, member: &PeerMember, today: NaiveDate) -> Option<Wanted> {
        if member.answer == Answer::Waiting {
            let asked = self.require_asked(member).is_ok();
            asked.then_some(Wanted::Answer)
        } else if !member.takes_part() {
            None
        } else if self.is_reported_on(today) {
            member.report.is_empty().then_some(Wanted::Report)
        } else {
            let asks = self.is(GroupState::Running) && member.question.is_empty();
            asks.then_some(Wanted::Question)
        }
    }

    /// The actor is inside.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for a programme officer, who sees the group on a page of its own and not what its members bring;
    /// [`Error::NotFound`] for everybody else.
    pub(super) fn require_inside(&self, actor: &Actor) -> Result<Hears, Error> {
        match self.hears(actor) {
            Some(hears) => Ok(hears),
            None if actor.require_programme().is_ok() => Err(Error::Forbidden),
            None => Err(Error::NotFound),
        }
    }

    /// The member with this scan, which the actor leads.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for who is inside and does not lead it; as [`PeerGroup::require_inside`]; [`Error::NotFound`] for a scan that
    /// is not in the group.
    pub(super) fn require_lead(&self, actor: &Actor, scan: &ScanId) -> Result<&PeerMember, Error> {
        self.require_inside(actor)?;
        let member = self.member(scan).ok_or(Error::NotFound)?;
        if self.own(actor).any(|own| own.scan.id == *scan) && member.scan.standing(actor).lead {
            Ok(member)
        } else {
            Err(Error::Forbidden)
        }
    }
}

impl PeerMember {
    /// It takes part.
    ///
    /// # Errors
    /// [`NotNow::NoPart`].
    pub(super) fn require_part(&self) -> Result<(), NotNow> {
        if self.takes_part() {
            Ok(())
        } else {
            Err(NotNow::NoPart)
        }
    }
}
