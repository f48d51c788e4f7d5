//! Bringing the screen to another slide.

use sqlx::AnyConnection;

use super::deck::Deck;
use super::record::{RoomRow, open_room_of};
use super::slides::Slide;
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::results::report_of;
use crate::scans::Scan;
use crate::scans::arrangements::SessionKind;
use crate::scans::decisions::decisions;
use crate::sessions::begin_in;
use crate::sessions::points::points_for_room;
use crate::store::{Instant, WriteTransaction};

/// What became of steering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Steered {
    /// The room is at this slide now.
    Moved(Slide),
    /// The room was elsewhere by then, and still is: at this slide. Nothing moved.
    Elsewhere(Slide),
}

/// Brings the room from the slide that the one who steers saw to another. When two press "next" at once it moves once: the second came from a
/// slide that the room has left. For the lead and the clerk. Steering is not written down.
///
/// # Errors
/// [`super::NotNow::NotOpen`] without a room, [`Error::NotFound`] for a slide that the talk does not have.
pub async fn steer(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
    (from, to): (&Slide, &Slide),
) -> Result<Steered, Error> {
    let wheel = Wheel::take(actor, services, (scan, session)).await?;
    if *from != wheel.at {
        return Ok(Steered::Elsewhere(wheel.at));
    }
    if !wheel.deck.has(to) {
        return Err(Error::NotFound);
    }
    wheel.turn(services, to).await?;
    Ok(Steered::Moved(to.clone()))
}

/// Brings the room to a slide that was named, wherever it is: also for who did not see it go on. Where that slide is gone nothing moves. For
/// the lead and the clerk.
///
/// # Errors
/// [`super::NotNow::NotOpen`] without a room.
pub async fn jump(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
    to: &Slide,
) -> Result<Steered, Error> {
    let wheel = Wheel::take(actor, services, (scan, session)).await?;
    if !wheel.deck.has(to) {
        return Ok(Steered::Elsewhere(wheel.at));
    }
    // Who jumps to where the room is does not have it begin there again.
    if *to != wheel.at {
        wheel.turn(services, to).await?;
    }
    Ok(Steered::Moved(to.clone()))
}

/// The room in the hands of one who steers, until it moves or is let go.
struct Wheel {
    transaction: WriteTransaction,
    room: RoomRow,
    deck: Deck,
    /// What is on the screen.
    at: Slide,
}

impl Wheel {
    async fn take(
        actor: &Actor,
        services: &Services,
        (scan, session): (&ScanId, SessionKind),
    ) -> Result<Self, Error> {
        let (mut transaction, scan) = begin_in(actor, services, (scan, session)).await?;
        let room = open_room_of(&mut transaction, (&scan.id, session), services.now()).await?;
        let deck = deck(&mut transaction, services, &scan, session).await?;
        let kept = Slide::parse(&room.slide).unwrap_or(Slide::Purpose);
        Ok(Self {
            at: deck.shown(&kept),
            transaction,
            room,
            deck,
        })
    }

    async fn turn(mut self, services: &Services, to: &Slide) -> Result<(), Error> {
        sqlx::query(
            "UPDATE rooms SET slide = $1, slide_since = $2, revision = revision + 1 WHERE id = $3",
        )
        .bind(to.to_string())
        .bind(Instant(services.now()))
        .bind(&self.room.id)
        .execute(&mut *self.transaction)
        .await?;
        self.transaction.commit().await?;
        services.live().wake(&self.room.scan_id);
        Ok(())
    }
}

/// The slides of a talk as it stands.
async fn deck(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
    session: SessionKind,
) -> Result<Deck, Error> {
    Ok(match session {
        SessionKind::Start => Deck::of_start(&decisions(scan)),
        SessionKind::Agenda => {
            let report = report_of(connection, services, scan).await?;
            let points = points_for_room(connection, &scan.id).await?;
            Deck::of(&report, &points)
        }
    })
}
