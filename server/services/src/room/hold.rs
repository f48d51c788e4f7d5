//! Opening a room and ending it.

use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::LONGEST_TALK;
use super::record::{joined, not_ended};
use super::slides::Slide;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent, RoomEvent};
use crate::error::Error;
use crate::ids::{RoomId, ScanId};
use crate::scans::arrangements::SessionKind;
use crate::scans::{self, Scan};
use crate::secrets::{JoinCode, Keys, Secret};
use crate::sessions::{begin_in, finish};
use crate::store::{Instant, WriteTransaction};

/// The tables that ending a room empties of it, each before the one that it refers to.
pub(crate) const DESTROYED: [&str; 5] = [
    "room_picks",
    "room_tallies",
    "room_rounds",
    "room_suggestions",
    "room_devices",
];

/// Opens the room of a talk of a scan, at the first slide; that of the agenderingsgesprek with a code on the screen. For the lead and the
/// clerk, while the talk is prepared and held. Where it is open already nothing changes.
///
/// # Errors
/// As [`scans::visible`]; [`Error::Forbidden`] for who only sees the scan, [`crate::Refusal::OutOfStep`] when the talk cannot be held yet
/// or any more.
pub async fn open(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin_in(actor, services, (scan, session)).await?;
    let now = services.now();
    match not_ended(&mut transaction, &scan.id).await? {
        Some(room) if room.is_open_for(session, now) => return Ok(()),
        Some(_) => {
            close_room(&mut transaction, services, &scan.id, true).await?;
        }
        None => {}
    }
    insert(&mut transaction, services, &scan, session).await?;
    let event = RoomEvent::RoomOpened { session }.into();
    finish(transaction, services, actor, &scan, &event).await
}

async fn insert(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    session: SessionKind,
) -> Result<(), Error> {
    let id = RoomId::random();
    let (fingerprint, sealed) = way_in(services.keys(), &id, session);
    sqlx::query(
        "INSERT INTO rooms (id, scan_id, session, join_fingerprint, sealed_code, slide, slide_since, revision, phone_revision, opened_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 1, $7)",
    )
    .bind(&id)
    .bind(&scan.id)
    .bind(session.code())
    .bind(fingerprint)
    .bind(sealed)
    .bind(Slide::Purpose.to_string())
    .bind(Instant(services.now()))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// The code of a room, as a fingerprint and sealed. Nobody comes into a startgesprek with a phone: there the id, which is no fingerprint
/// of anything, stands in its place.
fn way_in(keys: &Keys, room: &RoomId, session: SessionKind) -> (String, Option<Vec<u8>>) {
    match session {
        SessionKind::Start => (room.to_string(), None),
        SessionKind::Agenda => {
            let code = JoinCode::random();
            let sealed = keys.seal_for_server(code.expose().as_bytes());
            (keys.fingerprint(&code), Some(sealed))
        }
    }
}

/// Ends the room of a talk. In the agenderingsgesprek the code stops working, and phones, rounds with their picks and tallies, and suggestions
/// are destroyed; what the group settled are priorities, and stays. For the lead and the clerk. Where no room is open nothing changes.
///
/// # Errors
/// As [`open`].
pub async fn end(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin_in(actor, services, (scan, session)).await?;
    let Some(event) = close_room(&mut transaction, services, &scan.id, true).await? else {
        return Ok(());
    };
    finish(transaction, services, actor, &scan, &event).await?;
    // A startgesprek leaves nothing behind to destroy.
    if session == SessionKind::Agenda {
        services.store().compact(&DESTROYED).await?;
    }
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
    let Some(event) = close_room(&mut transaction, services, scan, false).await? else {
        return Ok(false);
    };
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

/// Ends the room of a scan in the transaction that asks for it, and gives the event to write down; `None` where none is open. All that is left is
/// that it was held, with the fingerprint of its code. [`DESTROYED`] is then to be compacted.
async fn close_room(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &ScanId,
    by_hand: bool,
) -> Result<Option<AuditEvent>, Error> {
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
    let event = RoomEvent::RoomEnded {
        session: room.session()?,
        by_hand,
        phones: phones.into(),
    };
    Ok(Some(event.into()))
}

/// Ends the room of a scan that goes on to its next state, and writes that down, in the transaction that brings it there. Gives whether one
/// was open: then who listens is to be woken.
pub(crate) async fn end_with_step(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &ScanId,
) -> Result<bool, Error> {
    let Some(event) = close_room(transaction, services, scan, true).await? else {
        return Ok(false);
    };
    audit::record(transaction, services, actor, Some(scan), &event).await?;
    Ok(true)
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
