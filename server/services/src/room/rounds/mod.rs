//! Rounds of picking: opened, closed and revealed by the clerk, withdrawn while people pick, or thrown away where too few picked.

mod revealing;
mod withdrawing;

pub use revealing::{FEWEST_PICKERS, Revealed, Revelation, reveal, throw_away, to_reveal};
pub use withdrawing::{Withdrawal, Withdrawn, to_withdraw, withdraw};

use std::collections::BTreeSet;
use std::time::Duration;

use sqlx::AnyConnection;

use super::record::{RoomRow, RoundRow, ballots, last_withdrawn, open_room, rounds};
use super::view::Phase;
use super::{NotNow, candidates, suggestions};
use crate::Services;
use crate::actor::Actor;
use crate::audit::RoomEvent;
use crate::error::{Error, ProblemCode};
use crate::ids::{RoomId, ScanId};
use crate::results::texts_of;
use crate::scans::access::require;
use crate::scans::{self, Scan};
use crate::sessions::points::points_for_room;
use crate::sessions::{begin, finish, may_write, require_talk};
use crate::store::{Instant, WriteTransaction};

/// How often the journal is asked for, and how soon again.
const TRIES: u32 = 5;
const AGAIN: Duration = Duration::from_millis(20);

/// Opens a round: from now on the phones in the room can pick, among all candidates or among these. A round after the first comes when the
/// tally of the one before is shown. For the lead and the clerk. Gives its number.
///
/// # Errors
/// [`NotNow::NotOpen`] without a room, [`NotNow::RoundOpen`] while people pick, [`NotNow::NotRevealed`] before the last tally is shown;
/// [`Error::Invalid`] with field `among` for one candidate only, or for what is none.
pub async fn open(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    among: &[String],
) -> Result<i64, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let room = open_room(&mut transaction, &scan.id, services.now()).await?;
    let rounds = rounds(&mut transaction, &room.id).await?;
    let before = match rounds.last().map(|last| (last.number, last.phase())) {
        None => 0,
        Some((number, Phase::Revealed)) => number,
        Some((_, Phase::Closed)) => return Err(NotNow::NotRevealed.into()),
        Some((_, Phase::Picking | Phase::Waiting)) => return Err(NotNow::RoundOpen.into()),
    };
    let number = 1 + before.max(last_withdrawn(&mut transaction, &room.id).await?);
    let among: BTreeSet<&String> = among.iter().collect();
    check(&mut transaction, services, (&scan, &room), &among).await?;
    let among = serde_json::to_string(&among).map_err(Error::unavailable)?;
    sqlx::query(
        "INSERT INTO room_rounds (room_id, number, among, opened_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(&room.id)
    .bind(number)
    .bind(among)
    .bind(Instant(services.now()))
    .execute(&mut *transaction)
    .await?;
    let event = RoomEvent::PicksOpened {
        round: place(rounds.len() + 1)?,
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(number)
}

async fn check(
    connection: &mut AnyConnection,
    services: &Services,
    (scan, room): (&Scan, &RoomRow),
    among: &BTreeSet<&String>,
) -> Result<(), Error> {
    if among.is_empty() {
        return Ok(());
    }
    let texts = texts_of(connection, services, scan).await?;
    let points = points_for_room(connection, &scan.id).await?;
    let suggestions = suggestions::of_room(connection, &room.id).await?;
    let all = candidates::all(&texts, &points, &suggestions);
    let exists = |key: &&String| all.iter().any(|candidate| candidate.key == **key);
    if !among.iter().all(exists) {
        return Err(Error::invalid("among", ProblemCode::NotAChoice));
    }
    if among.len() == 1 {
        return Err(Error::invalid("among", ProblemCode::OnlyOne));
    }
    Ok(())
}

/// Closes a round: in one transaction the picks are counted for each candidate and destroyed. The tally stays hidden. Where it is closed
/// already nothing changes.
///
/// # Errors
/// [`NotNow::NotOpen`] without a room, [`NotNow::RoundClosed`] for another round than the last.
pub async fn close(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    number: i64,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let last = last(&mut transaction, services, &scan.id, number).await?;
    if last.round.phase() != Phase::Picking {
        return Ok(());
    }
    let phones = count(&mut transaction, services, &last.room.id, number).await?;
    let event = RoomEvent::PicksClosed {
        round: last.place,
        phones,
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await?;
    forget_picks(services).await;
    Ok(())
}

/// With the journal a copy of the files would show the picks before they were counted. Tries again when somebody was reading it; at the
/// latest it goes when the room ends.
async fn forget_picks(services: &Services) {
    for _ in 0..TRIES {
        match services.store().forget_history().await {
            Ok(true) => return,
            Ok(false) => tokio::time::sleep(AGAIN).await,
            Err(cause) => {
                tracing::warn!(%cause, "earlier versions of picks stay on the disk until the room ends");
                return;
            }
        }
    }
}

/// The last round of a room.
struct Last {
    room: RoomRow,
    round: RoundRow,
    place: i64,
}

/// The last round of the open room, if that is the one meant.
async fn last(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &ScanId,
    number: i64,
) -> Result<Last, Error> {
    let room = open_room(connection, scan, services.now()).await?;
    let mut rounds = rounds(connection, &room.id).await?;
    let place = place(rounds.len())?;
    let meant = rounds.pop().filter(|round| round.number == number);
    let round = meant.ok_or(NotNow::RoundClosed)?;
    Ok(Last { room, round, place })
}

/// What somebody is shown before they change the last round: its scan, the round, and how many phones picked. For the lead and the clerk.
async fn before_change(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    number: i64,
) -> Result<(Scan, Last, u32), Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, may_write)?;
    let mut connection = services.store().read().acquire().await?;
    require_talk(&mut connection, &scan).await?;
    let last = last(&mut connection, services, &scan.id, number).await?;
    let phones = last.round.picked(&mut connection, &last.room.id).await?;
    Ok((scan, last, phones))
}

/// Which of the rounds that were not withdrawn it is, as the audit trail keeps it.
fn place(place: usize) -> Result<i64, Error> {
    i64::try_from(place).map_err(Error::unavailable)
}

/// Counts the picks of a round and destroys them. Gives how many phones picked.
async fn count(
    transaction: &mut WriteTransaction,
    services: &Services,
    room: &RoomId,
    round: i64,
) -> Result<u64, Error> {
    let phones = ballots(transaction, room, round).await?;
    for statement in [
        "INSERT INTO room_tallies (room_id, round, candidate, picks) \
         SELECT room_id, round, candidate, COUNT(*) FROM room_picks WHERE room_id = $1 AND round = $2 \
         GROUP BY room_id, round, candidate ORDER BY candidate",
        "DELETE FROM room_picks WHERE room_id = $1 AND round = $2",
    ] {
        sqlx::query(statement)
            .bind(room)
            .bind(round)
            .execute(&mut **transaction)
            .await?;
    }
    sqlx::query(
        "UPDATE room_rounds SET closed_at = $1, picked = $2 WHERE room_id = $3 AND number = $4",
    )
    .bind(Instant(services.now()))
    .bind(phones)
    .bind(room)
    .bind(round)
    .execute(&mut **transaction)
    .await?;
    u64::try_from(phones).map_err(Error::unavailable)
}
