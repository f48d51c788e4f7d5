//! The phone of somebody in the room: come in by a code, pick three, suggest something, and see what comes of it. There is no account; a
//! cookie holds the place.

mod door;
mod frame;
mod over;
mod page;
mod picking;
mod posts;
mod suggesting;

pub use door::{DoorPage, TypeCodePage, in_address, questionnaire_over, talk_over};
pub use page::PhonePage;

use super::site::Site;
use axum::routing::post;

/// The forms of these pages.
pub fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route("/zaal", post(door::find))
        .route("/zaal/{deur}", post(door::join))
        .route("/zaal/keuze", post(posts::pick))
        .route("/zaal/voorstel", post(posts::suggest))
        .route("/zaal/verlaten", post(posts::leave))
}
