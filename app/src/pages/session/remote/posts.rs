//! What the buttons of the remote and of the screen do.

use super::picking::{TOO_FEW, told};
use super::suggestions::SHOW;
use super::{address, address_of};
use crate::pages::failure::Failure;
use crate::pages::problems::{Filled, Problems};
use crate::pages::scan_page::parsed_scan;
use crate::pages::sent::Sent;
use crate::pages::session::places::below;
use crate::pages::session::priorities::CANDIDATE;
use crate::pages::session::screen::{SteerForm, go, steer};
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit};
use axum::extract::Path;
use axum::routing::post;
use serde::Deserialize;
use services::Error;
use services::ids::SuggestionId;
use services::room::{self, StartTalk, Steered, TakenOver, Talk, rounds, suggestions};
use services::scans::arrangements::SessionKind;
use services::sessions::SessionView;

/// In the query of the remote: somebody else had moved the room already.
pub const ELSEWHERE: &str = "elders";

/// The same, for who wanted to go to a slide that is gone.
pub const GONE: &str = "weg";

/// In the query of the remote: a round was withdrawn.
pub const WITHDRAWN: &str = "ingetrokken";

const BASE: &str = "/scans/{id}/gesprek";

pub fn posts() -> axum::Router<Site> {
    let at = |below: &str| format!("{BASE}{below}");
    axum::Router::new()
        .merge(of_talk::<SessionView>())
        .merge(of_talk::<StartTalk>())
        .route(&at("/rondes"), post(open_round))
        .route(&at("/rondes/{n}/sluiten"), post(close_round))
        .route(&at("/overnemen"), post(take_over))
        .route(&at("/voorstellen/{suggestion}"), post(decide))
}

/// What is done in the room of every talk.
fn of_talk<T: Talk + 'static>() -> axum::Router<Site> {
    let at = |below: &str| format!("/scans/{{id}}/{}{below}", T::SESSION.path());
    axum::Router::new()
        .route(&at("/scherm"), post(go::<T>))
        .route(&at("/afstandsbediening"), post(move_on::<T>))
        .route(&at("/zaal/openen"), post(begin::<T>))
        .route(&at("/zaal/beeindigen"), post(end::<T>))
}

async fn move_on<T: Talk>(
    visit: Visit,
    Path(scan): Path<String>,
    Sent(form): Sent<SteerForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let remote = address_of(&scan, T::SESSION);
    match steer(&visit, (&scan, T::SESSION), &form).await? {
        Steered::Moved(_) => visit.go(remote),
        Steered::Elsewhere(_) if form.is_jump() => visit.go(format!("{remote}?{ELSEWHERE}={GONE}")),
        Steered::Elsewhere(_) => visit.go(format!("{remote}?{ELSEWHERE}=ja")),
    }
}

/// What the page of a talk says of where its room is opened.
pub const FROM_PAGE: &str = "gesprek";

/// From which page the room was opened.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct BeginForm {
    vanaf: String,
}

async fn begin<T: Talk>(
    visit: Visit,
    Path(scan): Path<String>,
    Sent(form): Sent<BeginForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    room::open(&visit.actor, visit.services(), &scan, T::SESSION).await?;
    if form.vanaf == FROM_PAGE {
        visit.go(below(&scan, T::SESSION, "#zaal"))
    } else {
        visit.go(address_of(&scan, T::SESSION))
    }
}

async fn end<T: Talk>(visit: Visit, Path(scan): Path<String>) -> Answer {
    let scan = parsed_scan(&scan)?;
    room::end(&visit.actor, visit.services(), &scan, T::SESSION).await?;
    // Where what came of the talk stands.
    let at = match T::SESSION {
        SessionKind::Start => "#besluiten",
        SessionKind::Agenda => "#prioriteiten",
    };
    visit.go(below(&scan, T::SESSION, at))
}

/// Among what a round is. The button for a round among all sends nothing; a list of which nothing is ticked is a slip.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoundForm {
    /// Keys of candidates.
    pub among: Vec<String>,
    /// Not empty where there was a list to tick.
    pub lijst: String,
}

async fn open_round(visit: Visit, Path(scan): Path<String>, Sent(form): Sent<RoundForm>) -> Answer {
    let scan = parsed_scan(&scan)?;
    let remote = address(&scan);
    if form.among.is_empty() && !form.lijst.is_empty() {
        let problems = Problems::one("among", TOO_FEW);
        return visit
            .at(&remote)?
            .show_again(Filled { form, problems })
            .await;
    }
    match rounds::open(&visit.actor, visit.services(), &scan, &form.among).await {
        Ok(_) => visit.go(remote),
        Err(Error::Invalid(found)) => {
            let problems = told(&found);
            visit
                .at(&remote)?
                .show_again(Filled { form, problems })
                .await
        }
        Err(error) => Err(error.into()),
    }
}

/// The number of a round in an address.
pub fn number(text: &str) -> Result<i64, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

async fn close_round(visit: Visit, Path((scan, round)): Path<(String, String)>) -> Answer {
    let (scan, round) = (parsed_scan(&scan)?, number(&round)?);
    rounds::close(&visit.actor, visit.services(), &scan, round).await?;
    visit.go(address(&scan))
}

/// What becomes a priority.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct TakeOverForm {
    kandidaat: String,
}

/// What lacks something to be a priority goes on to the form, filled in as far as it can be.
async fn take_over(
    visit: Visit,
    Path(scan): Path<String>,
    Sent(form): Sent<TakeOverForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let candidate = &form.kandidaat;
    match room::take_over(&visit.actor, visit.services(), &scan, candidate).await? {
        TakenOver::Priority(_) => visit.go(address(&scan)),
        TakenOver::Incomplete => visit.go(format!(
            "/scans/{scan}/gesprek/prioriteiten/nieuw?{CANDIDATE}={candidate}"
        )),
    }
}

/// Which of the buttons beside a suggestion was pressed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct DecideForm {
    knop: String,
}

async fn decide(
    visit: Visit,
    Path((scan, suggestion)): Path<(String, String)>,
    Sent(form): Sent<DecideForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let suggestion = SuggestionId::parse(&suggestion).ok_or(Failure::NotFound)?;
    // What is neither of the buttons hides, which shows nobody anything.
    let shown = form.knop == SHOW;
    suggestions::decide(&visit.actor, visit.services(), &scan, &suggestion, shown).await?;
    visit.go(address(&scan))
}
