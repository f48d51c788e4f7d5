//! What the forms about the questionnaire do.

use super::codes::{AS_PDF, CodesForm, STOP, YES};
use super::in_room;
use crate::pages::scans::parts::below;
use crate::pages::{
    failure::Failure,
    participate,
    problems::{Filled, Problems},
    scan_page::parsed_scan,
    sent::Sent,
    site::Site,
    visit::{Answer, Visit},
    words::guard_sentence,
};
use axum::{
    Router,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::post,
};
use questionnaires::kind::RespondentGroup;
use serde::Deserialize;
use services::ids::ScanId;
use services::participations::{self, Unused};
use services::{Error, PrintedFile, Refusal, scans};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/vragenlijst/openen", post(open))
        .route("/scans/{id}/vragenlijst/sluiten", post(close))
        .route("/scans/{id}/vragenlijst/voorbeeld/{group}", post(seen))
        .route("/scans/{id}/vragenlijst/codes/{group}", post(codes))
        .route("/scans/{id}/vragenlijst/links/{group}", post(renew))
        .route("/scans/{id}/vragenlijst/papier", post(type_in))
        .merge(in_room::posts())
}

/// The button that opens: there is nothing to type.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opening;

/// Which group a form on paper is of.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct TypingForm {
    groep: String,
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
    let unused = if form.vervangen == YES {
        Unused::Stopped
    } else {
        Unused::Spared
    };
    let made = if form.vorm == AS_PDF {
        scans::code_cards(&visit.actor, visit.services(), &id, group, unused)
            .await
            .map(Made::Cards)
    } else {
        participations::make_codes(&visit.actor, visit.services(), &id, group, unused)
            .await
            .map(Made::List)
    };
    match made {
        Ok(Made::Cards(cards)) => Ok(file(cards)),
        Ok(Made::List(codes)) => visit.show_with(codes).await,
        Err(Error::Refused(Refusal::CodesHandedOut)) => {
            let problems = Problems::one(STOP, MAY_THEY_STOP);
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(Failure::from(error)),
    }
}

/// Codes, as they were asked for.
enum Made {
    Cards(PrintedFile),
    List(participations::Codes),
}

const MAY_THEY_STOP: &str = "Er zijn nog codes die niet zijn gebruikt. Vink aan dat die mogen stoppen met werken. Wilt u dat niet? Maak dan geen nieuwe codes.";

fn file(cards: PrintedFile) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", cards.name),
        ),
    ];
    (headers, cards.bytes).into_response()
}

/// Begins a form on paper, as a questionnaire like any other. After the last day there is nothing to begin, and the page says so.
async fn type_in(visit: Visit, Path(id): Path<String>, Sent(form): Sent<TypingForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let group = RespondentGroup::from_code(&form.groep).ok_or(Failure::NotFound)?;
    let client = visit.client();
    match participations::begin_on_paper(&visit.actor, visit.services(), &id, group, client).await?
    {
        Some(code) => participate::begin_typing(&visit, code, id).await,
        None => visit.go(below(&id, "/vragenlijst")),
    }
}

async fn renew(visit: Visit, Path(path): Path<(String, String)>) -> Answer {
    let (id, group) = place(path)?;
    participations::renew_link(&visit.actor, visit.services(), &id, group).await?;
    visit.go(below(&id, "/vragenlijst"))
}
