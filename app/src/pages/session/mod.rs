//! The talk: what the clerk and the lead write down before and during it, the screen for the beamer, and the remote that steers it.

mod ending;
mod form_parts;
mod in_room;
mod interpretation;
mod page;
mod places;
mod points;
mod preparing;
mod priorities;
mod recorded;
mod remote;
mod revealing;
mod screen;
mod script;
pub mod script_parts;
mod sharing;
mod start_room;
pub(super) mod subject;
mod withdrawing;

pub use ending::EndRoomPage;
pub use form_parts::{MoveForm, move_button, place_buttons, removed_list};
pub use interpretation::InterpretationPage;
pub use page::SessionPage;
pub use points::{NewPointPage, PointPage};
pub use preparing::{StartPreparationPage, TalkPreparationPage};
pub use priorities::{NewPriorityPage, PriorityPage, subgoals};
pub use remote::{RemotePage, StartRemotePage};
pub use revealing::RevealRoundPage;
pub use screen::{
    FULL_SCREEN, ScreenOverviewPage, ScreenPage, StartScreenOverviewPage, StartScreenPage,
    address_in_words, events, whole_tally,
};
pub use script::{ScriptPage, ScriptStepPage};
pub use start_room::on_the_screen;
pub use withdrawing::WithdrawRoundPage;

use super::site::Site;

/// The forms of these pages.
pub fn posts() -> axum::Router<Site> {
    page::posts()
        .merge(interpretation::posts())
        .merge(points::posts())
        .merge(priorities::posts())
        .merge(remote::posts())
        .merge(script::posts())
        .merge(sharing::posts())
        .merge(revealing::posts())
        .merge(withdrawing::posts())
}
