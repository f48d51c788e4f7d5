//! `/meedoen…`: filling in the questionnaire.
//!
//! Each questionnaire that a browser fills in has a name, drawn at random, which stands in its addresses; a cookie of that name holds
//! the code. So two links in one browser are two questionnaires, and no address holds a secret after the first request.

mod background;
mod code_form;
mod directions;
mod enter;
mod frame;
mod in_room;
mod ladder;
mod link;
mod lost;
mod on_paper;
mod overview;
mod page_form;
mod pause;
mod progress;
mod remark;
mod resume;
mod sections;
mod sending;
mod standing;
mod steps;
mod thanks;
mod theme;
mod welcome;

pub use background::BackgroundPage;
pub use directions::DirectionsPage;
pub use enter::EnterPage;
pub use in_room::RoomDoorPage;
pub use lost::ResumePage;
pub use overview::OverviewPage;
pub use pause::PausePage;
pub use thanks::ThanksPage;
pub use theme::ThemePage;
pub use welcome::WelcomePage;

pub(crate) use code_form::FIELD;
pub(crate) use on_paper::begin_typing;
pub(crate) use page_form::{Kept, PageForm, keep};
pub(crate) use steps::{BUTTON, STAY, questions_of};
pub(crate) use welcome::begun_before;

use super::site::Site;
use axum::{
    Router,
    routing::{get, post},
};

/// The handlers of the forms of this area, and of shared links.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/meedoen", post(enter::enter))
        .route("/meedoen/link/{pass}", get(link::follow))
        .route("/inwoners/{poster}", get(link::spelled))
        .route("/meedoen/zaal/{deur}", post(in_room::begin))
        .route("/meedoen/hervatten", post(resume::resume))
        .route("/meedoen/{vragenlijst}", post(welcome::begin))
        .route("/meedoen/{vragenlijst}/thema/{nummer}", post(theme::save))
        .route("/meedoen/{vragenlijst}/richtingen", post(directions::save))
        .route("/meedoen/{vragenlijst}/over-u", post(background::save))
        .route("/meedoen/{vragenlijst}/overzicht", post(sending::send))
        .route("/meedoen/{vragenlijst}/stoppen", post(pause::forget))
}
