//! Who may see a scan, and who may do what in it.

use super::record::{Scan, load};
use crate::Services;
use crate::actor::{Actor, Role};
use crate::error::Error;
use crate::ids::ScanId;

/// What an actor is to one scan. Somebody may be several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// A programme officer.
    pub programme: bool,
    /// The lead of this scan.
    pub lead: bool,
    /// A clerk of this scan, the first or the second, who said yes.
    pub clerk: bool,
    /// The program itself.
    pub system: bool,
}

impl Standing {
    /// Whether the scan is theirs to see.
    #[must_use]
    pub const fn sees(self) -> bool {
        self.programme || self.lead || self.clerk || self.system
    }
}

impl Scan {
    /// What the actor is to this scan.
    #[must_use]
    pub fn standing(&self, actor: &Actor) -> Standing {
        match actor {
            Actor::Member(member) => Standing {
                programme: member.is(Role::Programme),
                lead: member.is(Role::Lead) && self.lead.id == member.id,
                clerk: member.is(Role::Clerk) && self.clerk_with(&member.id).is_some(),
                system: false,
            },
            Actor::System => Standing {
                system: true,
                ..Standing::default()
            },
            Actor::Anonymous | Actor::Respondent(_) => Standing::default(),
        }
    }
}

/// Loads a scan for somebody who may see it: programme officers, its lead, and its clerks once they said yes.
///
/// # Errors
/// [`Error::SignInNeeded`] when nobody is signed in. [`Error::NotFound`] for everybody else: that the scan exists is not told.
pub async fn visible(actor: &Actor, services: &Services, id: &ScanId) -> Result<Scan, Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let scan = load(&mut connection, id).await?;
    require(&scan, actor, Standing::sees)?;
    Ok(scan)
}

/// Somebody is signed in, or the program itself acts. Asked before anything is looked up.
pub(crate) fn signed_in(actor: &Actor) -> Result<(), Error> {
    match actor {
        Actor::Member(_) | Actor::System => Ok(()),
        Actor::Anonymous | Actor::Respondent(_) => Err(Error::SignInNeeded),
    }
}

/// The actor is what a use case asks for: `require(&scan, actor, |standing| standing.lead)`.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who sees the scan but may not do this, [`Error::NotFound`] for who does not see it.
pub(crate) fn require(
    scan: &Scan,
    actor: &Actor,
    may: impl FnOnce(Standing) -> bool,
) -> Result<Standing, Error> {
    let standing = scan.standing(actor);
    if !standing.sees() {
        return Err(Error::NotFound);
    }
    if may(standing) {
        Ok(standing)
    } else {
        Err(Error::Forbidden)
    }
}
