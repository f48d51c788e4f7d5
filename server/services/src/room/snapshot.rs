//! What is told to whoever listens: where the room is, how many take part, and whether a page has to be fetched again.

use std::sync::Arc;

use questionnaires::kind::RespondentGroup;
use serde::Serialize;
use sqlx::AnyConnection;

use super::questionnaire::{CodeRow, code_of};
use super::record::{RoomRow, joined, not_ended, rounds};
use super::view::{Keys, Phase};
use crate::Services;
use crate::error::Error;
use crate::ids::{RoomId, ScanId};
use crate::responses;

/// One line of JSON. Counts alone: nothing of what anybody picked or answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct Snapshot {
    /// Whether the talk is being held.
    open: bool,
    revision: i64,
    slide: String,
    /// 0 before the first.
    round: i64,
    phase: &'static str,
    /// Phones in the room.
    joined: u32,
    /// Phones that picked in the last round.
    picked: u32,
    /// Suggestions that the clerk has not decided about.
    waiting: u32,
    /// The group with a code on the screen for the questionnaire, and how many of it have sent.
    group: Option<&'static str>,
    filled: Option<u32>,
    beamer: String,
    remote: String,
    phone: String,
}

/// The last that is told of a room that ends.
pub(super) fn over() -> Result<Arc<str>, Error> {
    text(&Snapshot {
        phase: Phase::Waiting.code(),
        ..Snapshot::default()
    })
}

/// What there is to tell about the rooms of a scan; `None` when none is open and no code is on a screen. It is of one moment: a phase that is
/// told beside the key of the phase before would be news for which nobody fetches the page.
pub(super) async fn read(services: &Services, scan: &ScanId) -> Result<Option<Arc<str>>, Error> {
    let now = services.now();
    let mut reading = services.store().read_together().await?;
    let room = not_ended(&mut reading, scan).await?;
    let room = room.filter(|room| room.is_open(now));
    let code = code_of(&mut reading, scan).await?;
    let code = code.filter(|code| code.is_open(now));
    let snapshot = match (room, code) {
        (Some(room), _) => Some(of_talk(&mut reading, &room).await?),
        (None, Some(code)) => Some(of_questionnaire(&mut reading, scan, &code).await?),
        (None, None) => None,
    };
    reading.commit().await?;
    snapshot.map(|snapshot| text(&snapshot)).transpose()
}

fn text(snapshot: &Snapshot) -> Result<Arc<str>, Error> {
    let text = serde_json::to_string(snapshot).map_err(Error::unavailable)?;
    Ok(text.into())
}

async fn of_talk(connection: &mut AnyConnection, room: &RoomRow) -> Result<Snapshot, Error> {
    let rounds = rounds(connection, &room.id).await?;
    let last = rounds.last();
    let picked = match last {
        Some(last) => last.picked(connection, &room.id).await?,
        None => 0,
    };
    let waiting = waiting(connection, &room.id).await?;
    let Keys { beamer, remote } = Keys::of(room.revision, waiting);
    Ok(Snapshot {
        open: true,
        revision: room.revision,
        slide: room.slide.clone(),
        round: last.map_or(0, |last| last.number),
        phase: last.map_or(Phase::Waiting, |last| last.phase()).code(),
        joined: joined(connection, &room.id).await?,
        picked,
        waiting,
        group: None,
        filled: None,
        beamer,
        remote,
        phone: room.phone_revision.to_string(),
    })
}

async fn of_questionnaire(
    connection: &mut AnyConnection,
    scan: &ScanId,
    code: &CodeRow,
) -> Result<Snapshot, Error> {
    let group = code.group()?;
    let filled = filled(connection, scan, group).await?;
    Ok(Snapshot {
        phase: Phase::Waiting.code(),
        group: Some(group.code()),
        filled: Some(filled),
        beamer: code.key(),
        ..Snapshot::default()
    })
}

/// How many of a group have sent.
async fn filled(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
) -> Result<u32, Error> {
    let counts = responses::counts(connection, scan).await?;
    let own = counts.iter().find(|count| count.group == group);
    Ok(own.map_or(0, |count| count.responses))
}

/// How many suggestions wait for the clerk.
pub(super) async fn waiting(connection: &mut AnyConnection, room: &RoomId) -> Result<u32, Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM room_suggestions WHERE room_id = $1 AND state = 'waiting'",
    )
    .bind(room)
    .fetch_one(connection)
    .await?;
    u32::try_from(count).map_err(Error::unavailable)
}
