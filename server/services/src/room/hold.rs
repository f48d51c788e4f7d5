//! Opening a room and ending it.

use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::LONGEST_TALK;
use super::record::{joined, not_ended};
use super::slides::Slide;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, RoomEvent};
use crate::error::Error;
use crate::ids::{RoomId, ScanId};
use crate::scans;
use crate::secrets::{JoinCode, Secret};
use crate::sessions::{begin, finish};
use crate::store::{Instant, WriteTransaction};

/// The tables that ending a room empties of it, each before the one that it refers to.
pub(crate) const DESTROYED: [&str; 5] = [
    "room_picks",
    "room_tallies",
    "room_rounds",
    "room_suggestions",
    "room_devices",
];

/// Opens the room of a scan: with a code on the screen, at the first slide. For its lead and its clerk, while the talk is prepared and held.
/// Where it is open already nothing changes.
///
/// # Errors
/// As [`scans::visible`]; [`Error::Forbidden`] for who only sees the scan, [`crate::Refusal::OutOfStep`] when it is not closed or already
/// discussed.
pub async fn open(actor: &Actor, services: &Services, scan: &ScanId) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let now = services.now();
    match not_ended(&mut transaction, &scan.id).await? {
        Some(room) if room.is_open(now) => return Ok(()),
        Some(_) => {
            close_room(&mut transaction, services, &scan.id).await?;
        }
        None => {}
    }
    let code = JoinCode::random();
    sqlx::query(
        "INSERT INTO rooms (id, scan_id, join_fingerprint, sealed_code, slide, slide_since, revision, phone_revision, opened_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 1, 1, $6)",
    )
    .bind(RoomId::random())
    .bind(&scan.id)
    .bind(services.keys().fingerprint(&code))
    .bind(services.keys().seal_for_server(code.expose().as_bytes()))
    .bind(Slide::Purpose.to_string())
    .bind(Instant(now))
    .execute(&mut *transaction)
    .await?;
    finish(
        transaction,
        services,
        actor,
        &scan,
        &RoomEvent::RoomOpened.into(),
    )
    .await
}

/// Ends the room: the code stops working, and phones, rounds with their picks and tallies, and suggestions are destroyed. What the group
/// settled are priorities, and stays. For the lead and the clerk. Where no room is open nothing changes.
///
/// # Errors
/// As [`open`].
pub async fn end(actor: &Actor, services: &Services, scan: &ScanId) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let Some(phones) = close_room(&mut transaction, services, &scan.id).await? else {
        return Ok(());
    };
    let event = RoomEvent::RoomEnded {
        by_hand: true,
        phones,
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await?;
    services.store().compact(&DESTROYED).await?;
    Ok(())
}

/// Ends every room that was opened longer ago than a talk lasts. Several servers may do this at once.
///
/// # Errors
/// When the database gives no answer.
pub async fn end_due(services: &Services) -> Result<u32, Error> {
    let before = services.now() - LONGEST_TALK;
    let due = due(services, before).await?;
    let mut ended = 0;
    for scan in due {
        let (mut transaction, scan) = scans::begin(&Actor::System, services, &scan).await?;
        let room = not_ended(&mut transaction, &scan.id).await?;
        if room.is_none_or(|room| room.opened_at.0 > before) {
            continue;
        }
        ended += u32::from(end_late(transaction, services, &scan.id).await?);
    }
    if ended > 0 {
        services.store().compact(&DESTROYED).await?;
    }
    Ok(ended)
}

async fn end_late(
    mut transaction: WriteTransaction,
    services: &Services,
    scan: &ScanId,
) -> Result<bool, Error> {
    let Some(phones) = close_room(&mut transaction, services, scan).await? else {
        return Ok(false);
    };
    let event = RoomEvent::RoomEnded {
        by_hand: false,
        phones,
    }
    .into();
    audit::record(
        &mut transaction,
        services,
        &Actor::System,
        Some(scan),
        &event,
    )
    .await?;
    transaction.commit().await?;
    services.live().wake(scan);
    Ok(true)
}

/// Scans whose room was opened before that and not ended.
async fn due(services: &Services, before: DateTime<Utc>) -> Result<Vec<ScanId>, Error> {
    Ok(
        sqlx::query_scalar("SELECT scan_id FROM rooms WHERE ended_at IS NULL AND opened_at <= $1")
            .bind(Instant(before))
            .fetch_all(services.store().read())
            .await?,
    )
}

/// Ends the room of a scan in the transaction that asks for it, and gives how many phones were in it; `None` where none is open. All that is
/// left is that it was held, with the fingerprint of its code. [`DESTROYED`] is then to be compacted.
pub(crate) async fn close_room(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &ScanId,
) -> Result<Option<u64>, Error> {
    let Some(room) = not_ended(transaction, scan).await? else {
        return Ok(None);
    };
    let phones = joined(transaction, &room.id).await?;
    empty(transaction, &room.id).await?;
    sqlx::query("UPDATE rooms SET ended_at = $1, sealed_code = NULL, revision = revision + 1, phone_revision = phone_revision + 1 WHERE id = $2")
        .bind(Instant(services.now()))
        .bind(&room.id)
        .execute(&mut **transaction)
        .await?;
    Ok(Some(phones.into()))
}

/// Destroys what is left of the rooms of a scan that are over: their codes then lead nowhere any more.
pub(crate) async fn forget_rooms(
    transaction: &mut AnyConnection,
    scan: &ScanId,
) -> Result<(), Error> {
    let over: Vec<RoomId> =
        sqlx::query_scalar("SELECT id FROM rooms WHERE scan_id = $1 AND ended_at IS NOT NULL")
            .bind(scan)
            .fetch_all(&mut *transaction)
            .await?;
    for room in over {
        empty(transaction, &room).await?;
        sqlx::query("DELETE FROM rooms WHERE id = $1")
            .bind(&room)
            .execute(&mut *transaction)
            .await?;
    }
    Ok(())
}

async fn empty(transaction: &mut AnyConnection, room: &RoomId) -> Result<(), Error> {
    for table in DESTROYED {
        sqlx::query(AssertSqlSafe(format!(
            "DELETE FROM {table} WHERE room_id = $1"
        )))
        .bind(room)
        .execute(&mut *transaction)
        .await?;
    }
    Ok(())
}
