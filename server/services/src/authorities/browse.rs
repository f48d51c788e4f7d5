//! Looking through the register.

use questionnaires::kind::AuthorityKind;

use super::{Authority, AuthorityCode, changes, search};
use crate::Services;
use crate::actor::{Actor, Member, Role};
use crate::error::Error;

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// Part of a name, or a code; empty for all.
    pub name: String,
    /// Of this kind; `None` for all.
    pub kind: Option<AuthorityKind>,
    /// In this province; water boards lie in several. `None` for everywhere.
    pub province: Option<AuthorityCode>,
    /// Whether they exist.
    pub existence: Existence,
}

/// Whether an authority exists today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existence {
    /// It does.
    #[default]
    Exists,
    /// It did.
    Ended,
    /// Either, or it will.
    Any,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The authorities, best fit first.
    pub authorities: Vec<Authority>,
    /// All provinces, by name, to choose from.
    pub provinces: Vec<Authority>,
    /// How many changes wait for an officer, and how many of those have had their day; `None` for who has no say in it.
    pub waiting: Option<(usize, usize)>,
}

/// Looks through the register. For the programme, and for clerks.
///
/// # Errors
/// [`Error::SignInNeeded`] when nobody is signed in, [`Error::Forbidden`] for other members.
pub async fn browse(actor: &Actor, services: &Services, looking: &Looking) -> Result<Found, Error> {
    let programme = looker(actor)?.is(Role::Programme);
    let today = services.clock().today();
    let kinds: Vec<AuthorityKind> = looking.kind.into_iter().collect();
    let mut authorities = search(actor, services, &looking.name, &kinds, false).await?;
    authorities.retain(|authority| {
        let lies_there = |province| authority.provinces.contains(province);
        looking.province.as_ref().is_none_or(lies_there)
            && match looking.existence {
                Existence::Exists => authority.exists_on(today),
                Existence::Ended => authority.valid_to.is_some_and(|last| last < today),
                Existence::Any => true,
            }
    });
    let provinces = search(actor, services, "", &[AuthorityKind::Province], true).await?;
    let waiting = if programme {
        Some(changes::waiting(actor, services).await?)
    } else {
        None
    };
    Ok(Found {
        authorities,
        provinces,
        waiting,
    })
}

/// A member who may look: a programme officer or a clerk.
pub(super) fn looker(actor: &Actor) -> Result<&Member, Error> {
    let member = actor.require_member()?;
    if member.is(Role::Programme) || member.is(Role::Clerk) {
        Ok(member)
    } else {
        Err(Error::Forbidden)
    }
}
