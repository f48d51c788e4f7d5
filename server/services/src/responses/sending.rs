//! Sending: the last thing a respondent does.

use super::Outcome;
use crate::Services;
use crate::actor::Actor;
use crate::desk::Order;
use crate::error::Error;
use crate::participations;

/// Sends the answers of a draft. They are counted once, however often this is asked, and only when this returns they are.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but a respondent.
pub async fn send(actor: &Actor, services: &Services) -> Result<Outcome, Error> {
    let code = actor.require_respondent()?;
    participations::hand_in(services, code, Order::Send).await
}
