//! Bringing the screen to another slide.

use super::record::{RoomRow, open_room};
use super::slides::{Deck, Slide};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::results::{Report, report_of};
use crate::sessions::begin;
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
    from: &Slide,
    to: &Slide,
) -> Result<Steered, Error> {
    let wheel = Wheel::take(actor, services, scan).await?;
    if *from != wheel.at {
        return Ok(Steered::Elsewhere(wheel.at));
    }
    if !wheel.leads_to(to) {
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
    to: &Slide,
) -> Result<Steered, Error> {
    let wheel = Wheel::take(actor, services, scan).await?;
    if !wheel.leads_to(to) {
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
    report: Report,
    deck: Deck,
    /// What is on the screen.
    at: Slide,
}

impl Wheel {
    async fn take(actor: &Actor, services: &Services, scan: &ScanId) -> Result<Self, Error> {
        let (mut transaction, scan) = begin(actor, services, scan).await?;
        let room = open_room(&mut transaction, &scan.id, services.now()).await?;
        let report = report_of(&mut transaction, services, &scan).await?;
        let points = points_for_room(&mut transaction, &scan.id).await?;
        let deck = Deck::of(&report, &points);
        let kept = Slide::parse(&room.slide).unwrap_or(Slide::Purpose);
        Ok(Self {
            at: deck.shown(&kept, &report),
            transaction,
            room,
            report,
            deck,
        })
    }

    fn leads_to(&self, slide: &Slide) -> bool {
        slide.exists(&self.deck, &self.report)
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
