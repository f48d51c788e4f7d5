//! The room as the screen and the clerk's phone show it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use report::qr::Qr;
use sqlx::AnyConnection;

use super::candidates::{self, Candidate};
use super::deck::Deck;
use super::record::{RoomRow, RoundRow, joined, not_ended, rounds};
use super::slides::Slide;
use super::suggestions::{self, Suggestion};
use super::talk::Talk;
use super::tally::{Tally, counted};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::{ScanId, TalkingPointId};
use crate::scans::arrangements::SessionKind;
use crate::secrets::{JoinCode, Secret};
use crate::sessions::script::{Script, script_of};
use crate::sessions::{self, SessionView, TalkingPoint, can_be_held, may_write};

/// A talk of a scan with its room: the agenderingsgesprek, or the startgesprek ([`super::StartTalk`]).
#[derive(Clone, Debug)]
pub struct RoomView<T: Talk = SessionView> {
    /// The talk. Of the agenderingsgesprek: the scan, its results, interpretations, talking points and priorities.
    pub session: T,
    /// The slides in order.
    pub deck: Deck,
    /// The room, while it is open.
    pub room: Option<T::Room>,
    /// What is done in the talk, while the room is open; for its clerk.
    pub script: Option<Script>,
    /// The instant at which this is so: time used is counted from it.
    pub now: DateTime<Utc>,
}

/// Where an open room is, and since when.
#[derive(Clone, Debug)]
pub struct Position {
    /// The address of the remote, to scan with the clerk's phone.
    pub remote_qr: Qr,
    /// Where the room is.
    pub slide: Slide,
    /// The place of that slide in the deck, counted from 0.
    pub place: usize,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// Since when the slide is shown.
    pub slide_since: DateTime<Utc>,
    /// When it ends by itself.
    pub closes_at: DateTime<Utc>,
    /// Goes up with everything that the screen shows, save for counts.
    pub revision: i64,
}

/// The open room of an agenderingsgesprek, with the phones in it.
#[derive(Clone, Debug)]
pub struct Room {
    /// Where it is.
    pub position: Position,
    /// The code on the screen.
    pub code: JoinCode,
    /// The address that a phone scans.
    pub address: String,
    /// The same, to scan.
    pub qr: Qr,
    /// Phones in the room.
    pub joined: u32,
    /// How far the last round is.
    pub phase: Phase,
    /// The rounds, in order, without those that were withdrawn.
    pub rounds: Vec<Round>,
    /// Everything that can be picked.
    pub candidates: Vec<Candidate>,
    /// What people suggested, in an order that has nothing to do with them.
    pub suggestions: Vec<Suggestion>,
}

/// How far a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// There is none yet.
    Waiting,
    /// People pick.
    Picking,
    /// The picks are counted and not shown.
    Closed,
    /// The tally is shown.
    Revealed,
}

/// A round of picking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// What forms name it by. No two rounds of a room have the same, also where one was withdrawn.
    pub number: i64,
    /// What people call it: counted from 1 over the rounds that were not withdrawn.
    pub place: usize,
    /// How far it is.
    pub phase: Phase,
    /// Keys of what can be picked; empty: everything.
    pub among: Vec<String>,
    /// Phones that picked.
    pub picked: u32,
    /// What the picks come to, once the clerk revealed it.
    pub tally: Option<Tally>,
}

/// What a page was made from, in the words of a snapshot: when they differ, the page is out of date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Of the screen.
    pub beamer: String,
    /// Of the clerk's phone, which shows suggestions that wait as well.
    pub remote: String,
}

impl Keys {
    pub(super) fn of(revision: i64, waiting: u32) -> Self {
        Self {
            beamer: revision.to_string(),
            remote: format!("{revision}.{waiting}"),
        }
    }
}

impl Phase {
    /// The word in a snapshot.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Picking => "picking",
            Self::Closed => "closed",
            Self::Revealed => "revealed",
        }
    }
}

impl Room {
    /// The last round.
    #[must_use]
    pub fn round(&self) -> Option<&Round> {
        self.rounds.last()
    }
}

impl<T: Talk> RoomView<T> {
    /// Whether the one who looks may open, steer and end the room.
    #[must_use]
    pub fn may_steer(&self) -> bool {
        let state = self.session.scan().state;
        can_be_held(T::SESSION, state) && may_write(self.session.standing())
    }

    /// Where the room is, while it is open.
    #[must_use]
    pub fn position(&self) -> Option<&Position> {
        self.room.as_ref().map(T::position)
    }

    /// What the pages of the room were made from.
    #[must_use]
    pub fn keys(&self) -> Keys {
        self.room.as_ref().map_or_else(
            || Keys::of(0, 0),
            |room| Keys::of(T::position(room).revision, T::waiting(room)),
        )
    }
}

impl RoomView {
    /// The clerk's own words on a slide: the interpretation of its theme, or the text of the talking point. For the remote of who reads them,
    /// never for the screen.
    #[must_use]
    pub fn notes(&self, slide: &Slide) -> Option<&str> {
        let report = &self.session.report;
        let of_theme = |theme: &str| self.session.interpretations.get(theme);
        let notes = match slide {
            Slide::Agreement { theme } | Slide::Difference { theme } => of_theme(theme),
            Slide::Statement { key } => of_theme(&report.texts.theme_of(key)?.key),
            Slide::Point { id } => Some(&self.point(id)?.1.text),
            Slide::Purpose
            | Slide::Start(_)
            | Slide::Response
            | Slide::Joining
            | Slide::Picks
            | Slide::Priorities => None,
        };
        notes
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
    }

    /// The talking point of a slide with its number, counted from 1 over those that are not taken out; none that the room may not see.
    #[must_use]
    pub fn point(&self, id: &TalkingPointId) -> Option<(usize, &TalkingPoint)> {
        let points = self.session.points_for_room().iter();
        let points = points.filter(|point| !point.removed);
        (1..).zip(points).find(|(_, point)| point.id == *id)
    }
}

/// The agenderingsgesprek of a scan with its room, for who sees the scan.
///
/// # Errors
/// As [`sessions::load`].
pub async fn load(actor: &Actor, services: &Services, scan: &ScanId) -> Result<RoomView, Error> {
    // The key of a page is read before all that stands on it. What changes meanwhile has a later one, so that the page is fetched again.
    let row = not_ended(&mut *services.store().read().acquire().await?, scan).await?;
    let session = sessions::load(actor, services, scan).await?;
    let deck = Deck::of(&session.report, session.points_for_room());
    let now = services.now();
    let mut connection = services.store().read().acquire().await?;
    let room = match row.filter(|row| row.is_open_for(SessionKind::Agenda, now)) {
        Some(row) => Some(room(&mut connection, services, &row, (&session, &deck)).await?),
        None => None,
    };
    let script = if room.is_some() && session.standing.clerk {
        Some(script_of(&mut connection, &session.scan, SessionKind::Agenda).await?)
    } else {
        None
    };
    Ok(RoomView {
        session,
        deck,
        room,
        script,
        now,
    })
}

async fn room(
    connection: &mut AnyConnection,
    services: &Services,
    row: &RoomRow,
    (session, deck): (&SessionView, &Deck),
) -> Result<Room, Error> {
    let code = row.code(services.keys())?;
    let address = format!("{}/zaal/{}", services.settings().base_url, code.expose());
    let suggestions = suggestions::of_room(connection, &row.id).await?;
    let texts = &session.report.texts;
    let points = session.points_for_room();
    let candidates = candidates::all(texts, points, &suggestions);
    let names = candidates::ever(texts, points, &suggestions);
    let rounds = read_rounds(connection, row, (&names, &candidates)).await?;
    Ok(Room {
        position: position(services, row, deck)?,
        code,
        qr: to_scan(&address)?,
        address,
        joined: joined(connection, &row.id).await?,
        phase: rounds.last().map_or(Phase::Waiting, |last| last.phase),
        rounds,
        candidates,
        suggestions,
    })
}

/// Where a room is.
pub(super) fn position(services: &Services, row: &RoomRow, deck: &Deck) -> Result<Position, Error> {
    let remote = format!(
        "{}/scans/{}/{}/afstandsbediening",
        services.settings().base_url,
        row.scan_id,
        row.session()?.path()
    );
    let kept = Slide::parse(&row.slide).unwrap_or(Slide::Purpose);
    Ok(Position {
        remote_qr: to_scan(&remote)?,
        slide: deck.shown(&kept),
        place: deck.place(&kept),
        opened_at: row.opened_at.0,
        slide_since: row.slide_since.0,
        closes_at: row.closes_at(),
        revision: row.revision,
    })
}

fn to_scan(address: &str) -> Result<Qr, Error> {
    Qr::of(address).ok_or_else(|| Error::unavailable("the site's address is too long"))
}

/// The rounds of a room with the tallies that are shown.
pub(super) async fn read_rounds(
    connection: &mut AnyConnection,
    room: &RoomRow,
    (names, order): (&BTreeMap<String, Candidate>, &[Candidate]),
) -> Result<Vec<Round>, Error> {
    let rows: Vec<RoundRow> = rounds(connection, &room.id).await?;
    let counted = counted(connection, &room.id).await?;
    let mut rounds = Vec::with_capacity(rows.len());
    for (row, place) in rows.into_iter().zip(1..) {
        let phase = row.phase();
        let picks = counted.get(&row.number).cloned().unwrap_or_default();
        let tally = (phase == Phase::Revealed).then(|| Tally::of(&picks, names, order));
        rounds.push(Round {
            number: row.number,
            place,
            phase,
            among: row.among()?,
            picked: row.picked(connection, &room.id).await?,
            tally,
        });
    }
    Ok(rounds)
}
