//! The room as a phone in it shows it. Cheap to make: all phones ask for it when a round opens.

use std::collections::BTreeMap;

use sqlx::AnyConnection;

use super::NotNow;
use super::candidates::{self, Candidate};
use super::picking::picks_of;
use super::record::{RoomRow, last_withdrawn, room_of_phone, rounds};
use super::slides::Slide;
use super::snapshot::waiting;
use super::suggestions::{self, MOST_SUGGESTIONS};
use super::tally::Tally;
use super::view::{Phase, read_rounds};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::results::{names, texts_of};
use crate::scans::{self, Scan};
use crate::secrets::DeviceSecret;
use crate::sessions::points::points_for_room;
use crate::sessions::priorities::priorities;

/// What a phone in a room sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneView {
    /// The authority with its kind in front.
    pub authority: String,
    /// The authority inside a sentence.
    pub of: String,
    /// The name of the instrument for this kind of authority.
    pub instrument: String,
    /// What its holder wants to be called; may be empty.
    pub pseudonym: String,
    /// What was last put on the screen.
    pub slide: Slide,
    /// How far the last round is.
    pub phase: Phase,
    /// Its number; 0 before the first.
    pub round: i64,
    /// Whether the last round that opened was withdrawn: what was picked in it is gone.
    pub withdrawn: bool,
    /// What can be picked in it.
    pub candidates: Vec<Candidate>,
    /// What this phone picked, while the round is open.
    pub picks: Vec<String>,
    /// What the picks come to, once the clerk revealed it.
    pub tally: Option<Tally>,
    /// The titles of the priorities, as they stand.
    pub priorities: Vec<String>,
    /// How many suggestions more may come from this phone.
    pub suggestions_left: u32,
    /// How many suggestions of everybody the clerk has not decided about.
    pub waiting: u32,
    /// What the page is made from, in the word of a snapshot: when it differs, the page is out of date.
    pub key: String,
}

/// What can be picked, and what ever could.
pub(super) struct Known {
    pub scan: Scan,
    pub instrument: String,
    pub all: Vec<Candidate>,
    pub ever: BTreeMap<String, Candidate>,
}

/// What the phone that holds this secret sees.
///
/// # Errors
/// [`NotNow::Over`] for a phone that is in no open room.
pub async fn phone(
    _anybody: &Actor,
    services: &Services,
    phone: Option<&DeviceSecret>,
) -> Result<PhoneView, Error> {
    let phone = phone.ok_or(NotNow::Over)?;
    let fingerprint = services.keys().fingerprint(phone);
    let mut connection = services.store().read().acquire().await?;
    let room = room_of_phone(&mut connection, &fingerprint, services.now()).await?;
    let (pseudonym, suggestions) = person(&mut connection, &fingerprint).await?;
    let known = candidates_in(&mut connection, services, &room).await?;
    let titles = (&known.ever, known.all.as_slice());
    let last = read_rounds(&mut connection, &room, titles).await?.pop();
    let row = rounds(&mut connection, &room.id).await?.pop();
    let picks = match &row {
        Some(row) if row.phase() == Phase::Picking => {
            picks_of(&mut connection, services.keys(), phone, (&room, row)).await?
        }
        _ => Vec::new(),
    };
    let priorities = priorities(&mut connection, &room.scan_id).await?;
    let standing = priorities.into_iter().filter(|priority| !priority.removed);
    let kind = known.scan.authority.kind;
    let name = &known.scan.authority.display_name;
    let among = last.as_ref().map(|last| last.among.clone());
    let round = last.as_ref().map_or(0, |last| last.number);
    Ok(PhoneView {
        authority: names::authority(kind, name),
        of: names::authority_in_sentence(kind, name),
        instrument: known.instrument,
        pseudonym,
        slide: Slide::parse(&room.slide).unwrap_or(Slide::Purpose),
        phase: last.as_ref().map_or(Phase::Waiting, |last| last.phase),
        round,
        withdrawn: last_withdrawn(&mut connection, &room.id).await? > round,
        candidates: candidates::among(known.all, &among.unwrap_or_default()),
        picks,
        tally: last.and_then(|last| last.tally),
        priorities: standing.map(|priority| priority.title).collect(),
        suggestions_left: MOST_SUGGESTIONS.saturating_sub(suggestions),
        waiting: waiting(&mut connection, &room.id).await?,
        key: room.phone_revision.to_string(),
    })
}

/// The pseudonym of a phone, and how many suggestions came from it.
async fn person(connection: &mut AnyConnection, fingerprint: &str) -> Result<(String, u32), Error> {
    let found: Option<(String, i64)> =
        sqlx::query_as("SELECT pseudonym, suggestions FROM room_devices WHERE fingerprint = $1")
            .bind(fingerprint)
            .fetch_optional(connection)
            .await?;
    let (pseudonym, suggestions) = found.ok_or(NotNow::Over)?;
    let suggestions = u32::try_from(suggestions).map_err(Error::unavailable)?;
    Ok((pseudonym, suggestions))
}

/// The candidates of a room.
pub(super) async fn candidates_in(
    connection: &mut AnyConnection,
    services: &Services,
    room: &RoomRow,
) -> Result<Known, Error> {
    let scan = scans::load(connection, &room.scan_id).await?;
    let texts = texts_of(connection, services, &scan).await?;
    let points = points_for_room(connection, &scan.id).await?;
    let suggestions = suggestions::of_room(connection, &room.id).await?;
    Ok(Known {
        all: candidates::all(&texts, &points, &suggestions),
        ever: candidates::ever(&texts, &points, &suggestions),
        instrument: texts.instrument,
        scan,
    })
}
