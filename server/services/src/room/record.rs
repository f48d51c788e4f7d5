//! The rows of rooms and rounds.

use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::{LONGEST_TALK, NotNow, Phase};
use crate::error::Error;
use crate::ids::{RoomId, ScanId};
use crate::scans::arrangements::SessionKind;
use crate::secrets::{JoinCode, Keys};
use crate::store::Instant;

/// A room, open or over.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct RoomRow {
    pub id: RoomId,
    pub scan_id: ScanId,
    session: String,
    sealed_code: Option<Vec<u8>>,
    pub slide: String,
    pub slide_since: Instant,
    pub revision: i64,
    pub phone_revision: i64,
    pub opened_at: Instant,
    ended_at: Option<Instant>,
}

const ROOM: &str = "SELECT id, scan_id, session, sealed_code, slide, slide_since, revision, phone_revision, opened_at, ended_at FROM rooms WHERE";

impl RoomRow {
    /// Whether people can come in and steer. A room whose time is over is over, also before the job that ends it came by.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.ended_at.is_none() && now < self.closes_at()
    }

    /// Whether that talk is held in it, and people can come in and steer.
    pub fn is_open_for(&self, session: SessionKind, now: DateTime<Utc>) -> bool {
        self.is_of(session) && self.is_open(now)
    }

    /// Whether that talk is held in it.
    pub fn is_of(&self, session: SessionKind) -> bool {
        self.session == session.code()
    }

    /// Which talk is held in it.
    pub fn session(&self) -> Result<SessionKind, Error> {
        SessionKind::from_code(&self.session)
            .ok_or_else(|| Error::unavailable("a room is of no talk"))
    }

    /// When it ends by itself.
    pub fn closes_at(&self) -> DateTime<Utc> {
        self.opened_at.0 + LONGEST_TALK
    }

    /// The code on its screen.
    pub fn code(&self, keys: &Keys) -> Result<JoinCode, Error> {
        let sealed = self.sealed_code.as_deref().unwrap_or_default();
        let code = keys.open_for_server(sealed).map_err(Error::unavailable)?;
        let code = std::str::from_utf8(&code).ok().and_then(JoinCode::parse);
        code.ok_or_else(|| Error::unavailable("a room has no code"))
    }
}

/// The room of a scan that nobody ended, also when its time is over.
pub(super) async fn not_ended(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Option<RoomRow>, Error> {
    let select = format!("{ROOM} scan_id = $1 AND ended_at IS NULL");
    Ok(sqlx::query_as(AssertSqlSafe(select))
        .bind(scan)
        .fetch_optional(connection)
        .await?)
}

/// The open room of the agenderingsgesprek of a scan: the one that phones are in.
///
/// # Errors
/// [`NotNow::NotOpen`] where there is none.
pub(super) async fn open_room(
    connection: &mut AnyConnection,
    scan: &ScanId,
    now: DateTime<Utc>,
) -> Result<RoomRow, Error> {
    open_room_of(connection, (scan, SessionKind::Agenda), now).await
}

/// The open room of a talk of a scan.
///
/// # Errors
/// [`NotNow::NotOpen`] where there is none.
pub(super) async fn open_room_of(
    connection: &mut AnyConnection,
    (scan, session): (&ScanId, SessionKind),
    now: DateTime<Utc>,
) -> Result<RoomRow, Error> {
    let room = not_ended(connection, scan).await?;
    let open = room.filter(|room| room.is_open_for(session, now));
    open.ok_or_else(|| NotNow::NotOpen.into())
}

/// The room that has the code with this fingerprint, open or over.
pub(super) async fn room_of_code(
    connection: &mut AnyConnection,
    fingerprint: &str,
) -> Result<Option<RoomRow>, Error> {
    let select = format!("{ROOM} join_fingerprint = $1");
    Ok(sqlx::query_as(AssertSqlSafe(select))
        .bind(fingerprint)
        .fetch_optional(connection)
        .await?)
}

/// The open room that a phone is in.
///
/// # Errors
/// [`NotNow::Over`] for a phone that is in none, or in one that is over.
pub(super) async fn room_of_phone(
    connection: &mut AnyConnection,
    fingerprint: &str,
    now: DateTime<Utc>,
) -> Result<RoomRow, Error> {
    let select = format!(
        "{ROOM} ended_at IS NULL AND id = (SELECT room_id FROM room_devices WHERE fingerprint = $1)"
    );
    let room: Option<RoomRow> = sqlx::query_as(AssertSqlSafe(select))
        .bind(fingerprint)
        .fetch_optional(connection)
        .await?;
    let open = room.filter(|room| room.is_open(now));
    open.ok_or_else(|| NotNow::Over.into())
}

/// Who shows what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The screen and the clerk's phone.
    OnScreen,
    /// The phones in the room as well.
    Everywhere,
}

/// Something changed that is shown in the open room of a scan, if there is one. Part of the transaction that changes it.
pub(crate) async fn touch(
    connection: &mut AnyConnection,
    scan: &ScanId,
    shown: Shown,
) -> Result<(), Error> {
    let phones = i64::from(shown == Shown::Everywhere);
    sqlx::query(
        "UPDATE rooms SET revision = revision + 1, phone_revision = phone_revision + $2 WHERE scan_id = $1 AND ended_at IS NULL",
    )
    .bind(scan)
    .bind(phones)
    .execute(connection)
    .await?;
    Ok(())
}

/// How many phones are in a room.
pub(super) async fn joined(connection: &mut AnyConnection, room: &RoomId) -> Result<u32, Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM room_devices WHERE room_id = $1")
        .bind(room)
        .fetch_one(connection)
        .await?;
    u32::try_from(count).map_err(Error::unavailable)
}

/// A round of picking.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct RoundRow {
    /// No two rounds of a room have the same, also where one was withdrawn.
    pub number: i64,
    among: String,
    picked: Option<i64>,
    closed_at: Option<Instant>,
    revealed_at: Option<Instant>,
}

impl RoundRow {
    /// How far it is.
    pub fn phase(&self) -> Phase {
        match (self.closed_at, self.revealed_at) {
            (None, _) => Phase::Picking,
            (Some(_), None) => Phase::Closed,
            (Some(_), Some(_)) => Phase::Revealed,
        }
    }

    /// Keys of what can be picked; empty: everything.
    pub fn among(&self) -> Result<Vec<String>, Error> {
        serde_json::from_str(&self.among).map_err(Error::unavailable)
    }

    /// How many phones picked: so far, or until it closed.
    pub async fn picked(
        &self,
        connection: &mut AnyConnection,
        room: &RoomId,
    ) -> Result<u32, Error> {
        let count = match self.picked {
            Some(picked) => picked,
            None => ballots(connection, room, self.number).await?,
        };
        u32::try_from(count).map_err(Error::unavailable)
    }
}

/// How many phones have picked in a round that is open.
pub(super) async fn ballots(
    connection: &mut AnyConnection,
    room: &RoomId,
    round: i64,
) -> Result<i64, Error> {
    Ok(sqlx::query_scalar(
        "SELECT COUNT(DISTINCT ballot) FROM room_picks WHERE room_id = $1 AND round = $2",
    )
    .bind(room)
    .bind(round)
    .fetch_one(connection)
    .await?)
}

/// The rounds of a room, in order, without those that were withdrawn.
pub(super) async fn rounds(
    connection: &mut AnyConnection,
    room: &RoomId,
) -> Result<Vec<RoundRow>, Error> {
    Ok(sqlx::query_as(
        "SELECT number, among, picked, closed_at, revealed_at FROM room_rounds \
         WHERE room_id = $1 AND withdrawn_at IS NULL ORDER BY number",
    )
    .bind(room)
    .fetch_all(connection)
    .await?)
}

/// The highest number that a round of a room was withdrawn with; 0 where none was.
pub(super) async fn last_withdrawn(
    connection: &mut AnyConnection,
    room: &RoomId,
) -> Result<i64, Error> {
    let number: Option<i64> = sqlx::query_scalar(
        "SELECT number FROM room_rounds WHERE room_id = $1 AND withdrawn_at IS NOT NULL \
         ORDER BY number DESC LIMIT 1",
    )
    .bind(room)
    .fetch_optional(connection)
    .await?;
    Ok(number.unwrap_or_default())
}

/// Why a round takes no picks; `None` while it does.
pub(super) async fn closed_to_picks(
    connection: &mut AnyConnection,
    room: &RoomId,
    round: i64,
) -> Result<Option<NotNow>, Error> {
    let found: Option<(Option<Instant>, Option<Instant>)> = sqlx::query_as(
        "SELECT closed_at, withdrawn_at FROM room_rounds WHERE room_id = $1 AND number = $2",
    )
    .bind(room)
    .bind(round)
    .fetch_optional(connection)
    .await?;
    Ok(match found {
        Some((None, None)) => None,
        Some((_, Some(_))) => Some(NotNow::RoundWithdrawn),
        Some((Some(_), None)) | None => Some(NotNow::RoundClosed),
    })
}
