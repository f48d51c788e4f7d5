//! The talk: what the clerk and the lead write down before and during it, the screen for the beamer, and the remote that steers it.

mod crossed;
mod ending;
mod form_parts;
mod in_room;
mod interpretation;
mod page;
mod points;
mod priorities;
mod recorded;
mod remote;
mod screen;

pub use ending::EndRoomPage;
pub use form_parts::{MoveForm, place_buttons, removed_list};
pub use interpretation::InterpretationPage;
pub use page::SessionPage;
pub use points::{NewPointPage, PointPage};
pub use priorities::{NewPriorityPage, PriorityPage, subgoals};
pub use remote::RemotePage;
pub use screen::{ScreenOverviewPage, ScreenPage, address_in_words, events, whole_tally};

use super::site::Site;

/// The forms of these pages.
pub fn posts() -> axum::Router<Site> {
    page::posts()
        .merge(interpretation::posts())
        .merge(points::posts())
        .merge(priorities::posts())
        .merge(remote::posts())
}
