//! What an actor is to a group.

use super::{Answer, GroupState, PeerGroup, PeerMember};
use crate::actor::{Actor, Role};
use crate::error::Error;
use crate::ids::ScanId;

impl PeerGroup {
    /// Those whose authority the actor leads or guides and who still take part: until the group begins all who were invited, from then
    /// on those who said yes.
    pub fn own<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a PeerMember> {
        let invited = self.state == GroupState::Invited;
        self.members
            .iter()
            .filter(move |member| invited || member.answer == Answer::Accepted)
            .filter(move |member| {
                let standing = member.scan.standing(actor);
                self.state != GroupState::Draft && (standing.lead || standing.clerk)
            })
    }

    /// Whether the actor facilitates it, once others know of it.
    #[must_use]
    pub fn is_facilitated_by(&self, actor: &Actor) -> bool {
        let facilitator = self.facilitator.as_ref().map(|clerk| &clerk.id);
        let member = actor.member().filter(|member| member.is(Role::Clerk));
        self.state != GroupState::Draft
            && member.is_some_and(|member| facilitator == Some(&member.id))
    }

    /// Whether the actor is inside: leads or guides an authority in it, or facilitates it.
    #[must_use]
    pub fn is_inside(&self, actor: &Actor) -> bool {
        self.own(actor).next().is_some() || self.is_facilitated_by(actor)
    }

    /// The actor is inside.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for a programme officer, who sees the group on a page of its own and not what its members bring;
    /// [`Error::NotFound`] for everybody else.
    pub(super) fn require_inside(&self, actor: &Actor) -> Result<(), Error> {
        if self.is_inside(actor) {
            Ok(())
        } else if actor.require_programme().is_ok() {
            Err(Error::Forbidden)
        } else {
            Err(Error::NotFound)
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
