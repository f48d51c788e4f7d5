//! Taking back a round that was opened by mistake.

use super::{before_change, forget_picks, last};
use crate::Services;
use crate::actor::Actor;
use crate::audit::RoomEvent;
use crate::error::Error;
use crate::ids::{RoomId, ScanId};
use crate::room::record::{closed_to_picks, open_room};
use crate::room::{NotNow, Phase};
use crate::scans::Scan;
use crate::sessions::{begin, finish};
use crate::store::{Instant, WriteTransaction};

/// What became of withdrawing a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// It is withdrawn: now, or since before.
    Done,
    /// So many phones picked, which is more than the one who withdraws knew of. Nothing changed.
    Picked(u32),
}

/// Takes back a round that was opened by mistake, while people pick: what was picked in it is destroyed uncounted, and the room is where it was
/// before it opened. No later round has its number, so a pick that comes too late finds its round withdrawn and never counts in another.
/// `known` is how many phones had picked as the one who withdraws was told; where more have by now nothing changes. For the lead and the
/// clerk. Where it is withdrawn already nothing changes.
///
/// # Errors
/// [`NotNow::NotOpen`] without a room, [`NotNow::RoundClosed`] for a round that is closed or that there is not.
pub async fn withdraw(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    number: i64,
    known: u32,
) -> Result<Withdrawn, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let room = open_room(&mut transaction, &scan.id, services.now()).await?;
    match closed_to_picks(&mut transaction, &room.id, number).await? {
        None => {}
        Some(NotNow::RoundWithdrawn) => return Ok(Withdrawn::Done),
        Some(reason) => return Err(reason.into()),
    }
    let last = last(&mut transaction, services, &scan.id, number).await?;
    let phones = last.round.picked(&mut transaction, &room.id).await?;
    if phones > known {
        return Ok(Withdrawn::Picked(phones));
    }
    discard(&mut transaction, services, &room.id, number).await?;
    let event = RoomEvent::PicksWithdrawn {
        round: last.place,
        phones: phones.into(),
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await?;
    forget_picks(services).await;
    Ok(Withdrawn::Done)
}

/// Destroys what was picked in a round, counted or not. The row stays for its number.
pub(super) async fn discard(
    transaction: &mut WriteTransaction,
    services: &Services,
    room: &RoomId,
    round: i64,
) -> Result<(), Error> {
    for statement in [
        "DELETE FROM room_picks WHERE room_id = $1 AND round = $2",
        "DELETE FROM room_tallies WHERE room_id = $1 AND round = $2",
    ] {
        sqlx::query(statement)
            .bind(room)
            .bind(round)
            .execute(&mut **transaction)
            .await?;
    }
    sqlx::query("UPDATE room_rounds SET withdrawn_at = $1 WHERE room_id = $2 AND number = $3")
        .bind(Instant(services.now()))
        .bind(room)
        .bind(round)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// A round that may be withdrawn.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    /// Of which scan.
    pub scan: Scan,
    /// The number of the round.
    pub number: i64,
    /// Which it is for people, counted from 1 over those that were not withdrawn.
    pub place: i64,
    /// How many phones have picked in it.
    pub phones: u32,
}

/// What withdrawing a round would throw away. For the lead and the clerk.
///
/// # Errors
/// As [`crate::scans::visible`] and [`withdraw`], with [`NotNow::RoundClosed`] also for one that is withdrawn.
pub async fn to_withdraw(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    number: i64,
) -> Result<Withdrawal, Error> {
    let (scan, last, phones) = before_change(actor, services, scan, number).await?;
    if last.round.phase() != Phase::Picking {
        return Err(NotNow::RoundClosed.into());
    }
    Ok(Withdrawal {
        number,
        place: last.place,
        phones,
        scan,
    })
}
