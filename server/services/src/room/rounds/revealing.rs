//! Showing what was picked in a round that is closed. Where so few picked that the tally tells who picked what, that is asked once more, and
//! the round can be thrown away instead.

use super::withdrawing::discard;
use super::{before_change, forget_picks, last};
use crate::Services;
use crate::actor::Actor;
use crate::audit::RoomEvent;
use crate::error::Error;
use crate::ids::ScanId;
use crate::room::record::{closed_to_picks, open_room};
use crate::room::{NotNow, Phase};
use crate::scans::Scan;
use crate::sessions::{begin, finish};
use crate::store::Instant;

/// From so many phones on a tally does not tell who picked what. Of two, each knows what the other picked.
pub const FEWEST_PICKERS: u32 = 3;

/// What became of showing a tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revealed {
    /// It is shown: now, or since before.
    Shown,
    /// So few phones picked that it tells who picked what. Nothing changed.
    Few(u32),
}

/// Whether a tally of so many phones tells who picked what. One of nobody tells nothing.
fn tells_who(phones: u32) -> bool {
    (1..FEWEST_PICKERS).contains(&phones)
}

/// Shows the tally of a round that is closed; where fewer than [`FEWEST_PICKERS`] picked only for who is `sure`. Where it is shown already
/// nothing changes. For the lead and the clerk.
///
/// # Errors
/// [`NotNow::NotOpen`] without a room, [`NotNow::NotClosed`] while people pick, [`NotNow::RoundClosed`] for another round than the last.
pub async fn reveal(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    number: i64,
    sure: bool,
) -> Result<Revealed, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let last = last(&mut transaction, services, &scan.id, number).await?;
    match last.round.phase() {
        Phase::Revealed => return Ok(Revealed::Shown),
        Phase::Picking | Phase::Waiting => return Err(NotNow::NotClosed.into()),
        Phase::Closed => {}
    }
    let phones = last.round.picked(&mut transaction, &last.room.id).await?;
    if tells_who(phones) && !sure {
        return Ok(Revealed::Few(phones));
    }
    sqlx::query("UPDATE room_rounds SET revealed_at = $1 WHERE room_id = $2 AND number = $3")
        .bind(Instant(services.now()))
        .bind(&last.room.id)
        .bind(number)
        .execute(&mut *transaction)
        .await?;
    let event = RoomEvent::PicksRevealed { round: last.place }.into();
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(Revealed::Shown)
}

/// Throws away a round that is closed and not shown, and in which so few picked that its tally would tell who picked what. The room is then
/// where it was before the round opened. For the lead and the clerk. Where it is gone already nothing changes.
///
/// # Errors
/// [`NotNow::NotOpen`] without a room, [`NotNow::NotClosed`] while people pick, [`NotNow::RoundClosed`] for a round that is shown, in which
/// more picked, or that there is not.
pub async fn throw_away(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    number: i64,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let room = open_room(&mut transaction, &scan.id, services.now()).await?;
    let closed = closed_to_picks(&mut transaction, &room.id, number).await?;
    if closed == Some(NotNow::RoundWithdrawn) {
        return Ok(());
    }
    let last = last(&mut transaction, services, &scan.id, number).await?;
    let phones = last.round.picked(&mut transaction, &room.id).await?;
    match last.round.phase() {
        Phase::Closed if tells_who(phones) => {}
        Phase::Picking | Phase::Waiting => return Err(NotNow::NotClosed.into()),
        Phase::Closed | Phase::Revealed => return Err(NotNow::RoundClosed.into()),
    }
    discard(&mut transaction, services, &room.id, number).await?;
    let event = RoomEvent::PicksWithdrawn {
        round: last.place,
        phones: phones.into(),
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await?;
    forget_picks(services).await;
    Ok(())
}

/// A round that is closed and not shown.
#[derive(Clone, Debug)]
pub struct Revelation {
    /// Of which scan.
    pub scan: Scan,
    /// The number of the round.
    pub number: i64,
    /// How many phones picked in it.
    pub phones: u32,
}

impl Revelation {
    /// Whether its tally would tell who picked what.
    #[must_use]
    pub fn tells_who(&self) -> bool {
        tells_who(self.phones)
    }
}

/// What showing the tally of a round would tell. For the lead and the clerk.
///
/// # Errors
/// As [`crate::scans::visible`] and [`reveal`], with [`NotNow::RoundClosed`] also for one that is shown.
pub async fn to_reveal(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    number: i64,
) -> Result<Revelation, Error> {
    let (scan, last, phones) = before_change(actor, services, scan, number).await?;
    match last.round.phase() {
        Phase::Closed => {}
        Phase::Picking | Phase::Waiting => return Err(NotNow::NotClosed.into()),
        Phase::Revealed => return Err(NotNow::RoundClosed.into()),
    }
    Ok(Revelation {
        number,
        phones,
        scan,
    })
}
