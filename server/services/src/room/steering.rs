//! Bringing the screen to another slide.

use super::record::open_room;
use super::slides::{Deck, Slide};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::results::report_of;
use crate::sessions::begin;
use crate::sessions::points::points_for_room;
use crate::store::Instant;

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
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let room = open_room(&mut transaction, &scan.id, services.now()).await?;
    let report = report_of(&mut transaction, services, &scan).await?;
    let points = points_for_room(&mut transaction, &scan.id).await?;
    let deck = Deck::of(&report, &points);
    let kept = Slide::parse(&room.slide).unwrap_or(Slide::Purpose);
    let at = deck.shown(&kept, &report);
    if *from != at {
        return Ok(Steered::Elsewhere(at));
    }
    if !to.exists(&deck, &report) {
        return Err(Error::NotFound);
    }
    sqlx::query(
        "UPDATE rooms SET slide = $1, slide_since = $2, revision = revision + 1 WHERE id = $3",
    )
    .bind(to.to_string())
    .bind(Instant(services.now()))
    .bind(&room.id)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    services.live().wake(&scan.id);
    Ok(Steered::Moved(to.clone()))
}
