//! Signing in to the demonstration, in which everybody may be anybody.

use super::find::{all_members, member_by_id};
use super::sign_in::enter;
use crate::Services;
use crate::actor::{Actor, Member};
use crate::error::Error;
use crate::ids::MemberId;
use crate::secrets::SessionToken;

/// The people of the demonstration, by name.
///
/// # Errors
/// [`Error::NotFound`] on a server that is not the demonstration.
pub async fn demo_people(_actor: &Actor, services: &Services) -> Result<Vec<Member>, Error> {
    require_demo(services)?;
    all_members(services).await
}

/// Signs in as one of the people of the demonstration.
///
/// # Errors
/// [`Error::NotFound`] on a server that is not the demonstration, and for somebody who is not one of its people.
pub async fn demo_sign_in(
    _actor: &Actor,
    services: &Services,
    member: &MemberId,
) -> Result<SessionToken, Error> {
    require_demo(services)?;
    let member = member_by_id(services, member)
        .await?
        .ok_or(Error::NotFound)?;
    let mut transaction = services.store().write().await?;
    let session = enter(&mut transaction, services, member).await?;
    transaction.commit().await?;
    Ok(session)
}

fn require_demo(services: &Services) -> Result<(), Error> {
    if services.settings().demo {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}
