//! The talk: what the clerk and the lead write down before and during it, and one statement at a time for the beamer.

mod form_parts;
mod interpretation;
mod page;
mod points;
mod presenter;
mod priorities;
mod recorded;

pub use form_parts::{MoveForm, move_button, place_buttons, removed_list};
pub use interpretation::InterpretationPage;
pub use page::SessionPage;
pub use points::{NewPointPage, PointPage};
pub use presenter::PresenterPage;
pub use priorities::{NewPriorityPage, PriorityPage, subgoals};

use super::site::Site;

/// The forms of these pages.
pub fn posts() -> axum::Router<Site> {
    page::posts()
        .merge(interpretation::posts())
        .merge(points::posts())
        .merge(priorities::posts())
}
