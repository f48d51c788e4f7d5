//! What the forms about the questionnaire do.

use super::codes::AS_PDF;
use crate::pages::scans::parts::below;
use crate::pages::{
    failure::Failure,
    problems::{Filled, Problems},
    scan_page::parsed_scan,
    sent::Sent,
    site::Site,
    visit::{Answer, Visit},
    words::guard_sentence,
};
use axum::{Router, extract::Path, http::header, response::IntoResponse, routing::post};
use questionnaires::kind::RespondentGroup;
use serde::Deserialize;
use services::ids::ScanId;
use services::{Error, Refusal, participations, scans};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/vragenlijst/openen", post(open))
        .route("/scans/{id}/vragenlijst/sluiten", post(close))
        .route("/scans/{id}/vragenlijst/voorbeeld/{group}", post(seen))
        .route("/scans/{id}/vragenlijst/codes/{group}", post(codes))
        .route("/scans/{id}/vragenlijst/links/{group}", post(renew))
}

/// The button that opens: there is nothing to type.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opening;

/// Cards or a list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct CodesForm {
    vorm: String,
}

fn place((id, group): (String, String)) -> Result<(ScanId, RespondentGroup), Failure> {
    Ok((
        parsed_scan(&id)?,
        RespondentGroup::from_code(&group).ok_or(Failure::NotFound)?,
    ))
}

async fn open(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = parsed_scan(&id)?;
    let problems = match scans::open(&visit.actor, visit.services(), &id).await {
        Ok(()) => return visit.go(below(&id, "/vragenlijst")),
        Err(Error::Refused(Refusal::Scan { guard })) => {
            Problems::one("klaar", guard_sentence(guard))
        }
        // Sizes and period have guards of their own: what is left are the own questions.
        Err(Error::Invalid(_)) => Problems::one(
            "klaar",
            "Een van uw eigen vragen klopt nog niet. Verbeter die bij de voorbereiding.",
        ),
        Err(error) => return Err(Failure::from(error)),
    };
    let page = visit.at(&below(&id, "/vragenlijst"))?;
    page.show_again(Filled {
        form: Opening,
        problems,
    })
    .await
}

async fn close(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = parsed_scan(&id)?;
    scans::close(&visit.actor, visit.services(), &id).await?;
    visit.go(below(&id, "/vragenlijst"))
}

/// On to the next group that was not looked at, or back to the preparation.
async fn seen(visit: Visit, Path(path): Path<(String, String)>) -> Answer {
    let (id, group) = place(path)?;
    scans::mark_previewed(&visit.actor, visit.services(), &id, group).await?;
    let scan = scans::visible(&visit.actor, visit.services(), &id).await?;
    visit.go(match scan.arrangements.not_previewed().first() {
        Some(next) => below(&id, &format!("/vragenlijst/voorbeeld/{}", next.code())),
        None => below(&id, "/voorbereiding#vragenlijst"),
    })
}

/// Codes exist in this one answer only, so there is no page to redirect to.
async fn codes(
    visit: Visit,
    Path(path): Path<(String, String)>,
    Sent(form): Sent<CodesForm>,
) -> Answer {
    let (id, group) = place(path)?;
    if form.vorm != AS_PDF {
        let codes =
            participations::create_codes(&visit.actor, visit.services(), &id, group).await?;
        return visit.show_with(codes).await;
    }
    let cards = scans::code_cards(&visit.actor, visit.services(), &id, group).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", cards.name),
        ),
    ];
    Ok((headers, cards.bytes).into_response())
}

async fn renew(visit: Visit, Path(path): Path<(String, String)>) -> Answer {
    let (id, group) = place(path)?;
    participations::renew_link(&visit.actor, visit.services(), &id, group).await?;
    visit.go(below(&id, "/vragenlijst"))
}
