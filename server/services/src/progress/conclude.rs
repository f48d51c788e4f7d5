//! The end of a scan: its rounds of progress are over.

use super::ROUNDS;
use super::links::forget_all;
use super::rounds::{Round, rounds};
use super::tell::begin;
use crate::Services;
use crate::actor::Actor;
use crate::audit::ScanEvent;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::{self, Facts, Transition};

/// Whether the last round was held and is over.
#[must_use]
pub fn may_conclude(rounds: &[Round]) -> bool {
    rounds.last().is_some_and(|round| {
        usize::try_from(round.number).is_ok_and(|number| number >= ROUNDS.len()) && !round.is_open
    })
}

/// Says that the scan is over. How its actions go can still be told; addresses and links of owners go, since nobody is asked any more. For the lead.
///
/// # Errors
/// Refused with the guard that failed: the plan is not public, or the last round is not over.
pub async fn conclude(actor: &Actor, services: &Services, scan: &ScanId) -> Result<(), Error> {
    let (mut transaction, mut scan) = begin(actor, services, scan).await?;
    let facts = Facts {
        rounds_held: may_conclude(&rounds(&mut transaction, &scan.id).await?),
        ..Facts::default()
    };
    let event = ScanEvent::ScanFollowedUp.into();
    let change = (Transition::FollowUp, facts);
    scans::advance(&mut transaction, services, actor, &mut scan, change, &event).await?;
    sqlx::query("UPDATE followed_actions SET email = '' WHERE scan_id = $1")
        .bind(&scan.id)
        .execute(&mut *transaction)
        .await?;
    forget_all(&mut transaction, &scan.id).await?;
    Ok(transaction.commit().await?)
}
