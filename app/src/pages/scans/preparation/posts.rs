//! What the forms of the preparation do: keep first, check second.

use super::questions::HOW_MANY;
use crate::pages::scans::parts::{below, today};
use crate::pages::{
    crossed,
    failure::Failure,
    problems::{Filled, Problems},
    scan_page::{parsed_scan, told},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit},
    words::guard_sentence,
};
use axum::{
    Router,
    extract::{Path, Query},
    routing::post,
};
use serde::Deserialize;
use services::revision::Revised;
use services::scans::arrangements::{AgreementsForm, CommitteeForm, SessionsForm};
use services::scans::setup::{GroupsForm, PeriodForm, QuestionsForm};
use services::scans::{self, Part, Refused};
use services::{Error, Refusal};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/scans/{id}/voorbereiding/overeenkomsten", post(agreements))
        .route("/scans/{id}/voorbereiding/commissie", post(committee))
        .route("/scans/{id}/voorbereiding/data", post(sessions))
        .route("/scans/{id}/voorbereiding/groepen", post(groups))
        .route("/scans/{id}/voorbereiding/vragen", post(questions))
        .route("/scans/{id}/voorbereiding/periode", post(period))
        .route("/scans/{id}/voorbereiding/bevestigen", post(confirm))
}

/// The button with which a lead confirms to take part: there is nothing to type.
#[derive(Clone, Copy, Debug, Default)]
pub struct Confirmation;

/// For how many own questions there is to be room, when another one is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Room {
    vragen: String,
}

/// Keeps a part, and goes back to the list, or to its own page where something is wrong with it. Where somebody else changed it meanwhile
/// that page shows both.
async fn keep<F: Revised>(
    visit: Visit,
    id: &str,
    part: fn(F) -> Part,
    form: F,
    (complete, own_page): (bool, &str),
) -> Answer {
    let id = parsed_scan(id)?;
    let next = if complete {
        below(&id, "/voorbereiding")
    } else {
        below(&id, &format!("/voorbereiding/{own_page}?nakijken=ja"))
    };
    let typed = part(form.clone());
    let kept = scans::fill_in(&visit.actor, visit.services(), &id, typed).await;
    crossed::go_or_show_again(visit, kept, form, told, next).await
}

async fn agreements(
    visit: Visit,
    Path(id): Path<String>,
    Sent(form): Sent<AgreementsForm>,
) -> Answer {
    let complete = form.problems(today(&visit)).is_empty();
    keep(
        visit,
        &id,
        Part::Agreements,
        form,
        (complete, "overeenkomsten"),
    )
    .await
}

async fn committee(
    visit: Visit,
    Path(id): Path<String>,
    Sent(form): Sent<CommitteeForm>,
) -> Answer {
    let complete = form.problems().is_empty();
    keep(visit, &id, Part::Committee, form, (complete, "commissie")).await
}

async fn sessions(visit: Visit, Path(id): Path<String>, Sent(form): Sent<SessionsForm>) -> Answer {
    let complete = form.problems().is_empty();
    keep(visit, &id, Part::Sessions, form, (complete, "data")).await
}

async fn groups(visit: Visit, Path(id): Path<String>, Sent(form): Sent<GroupsForm>) -> Answer {
    let complete = form.check().is_ok();
    keep(visit, &id, Part::Groups, form, (complete, "groepen")).await
}

/// A warning is shown once more before going on: it is easily overlooked in a list.
async fn questions(
    visit: Visit,
    Path(id): Path<String>,
    Query(room): Query<Room>,
    Sent(form): Sent<QuestionsForm>,
) -> Answer {
    let parsed = parsed_scan(&id)?;
    if let Ok(more) = room.vragen.parse::<usize>() {
        let part = Part::Questions(form.clone());
        let kept = scans::fill_in(&visit.actor, visit.services(), &parsed, part).await;
        let page = format!("/voorbereiding/vragen?{HOW_MANY}={more}#l{more}_text");
        return crossed::go_or_show_again(visit, kept, form, told, below(&parsed, &page)).await;
    }
    let scan = scans::visible(&visit.actor, visit.services(), &parsed).await?;
    let warnings = form.warnings(&scan.authority.display_name);
    let complete = form.check().is_ok() && warnings.is_empty();
    keep(visit, &id, Part::Questions, form, (complete, "vragen")).await
}

async fn period(visit: Visit, Path(id): Path<String>, Sent(form): Sent<PeriodForm>) -> Answer {
    let today = today(&visit);
    let complete = form
        .check(today)
        .is_ok_and(|period| period.warnings(today).is_empty());
    keep(visit, &id, Part::Period, form, (complete, "periode")).await
}

async fn confirm(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = parsed_scan(&id)?;
    match scans::prepare(&visit.actor, visit.services(), &id).await {
        Ok(()) => visit.go(below(&id, "")),
        Err(Error::Refused(Refusal::Scan { guard })) => {
            let field = match guard {
                Refused::ClerkNotAccepted | Refused::ClerkInConflict => "procesbegeleider",
                _ => "overeenkomsten",
            };
            let problems = Problems::one(field, guard_sentence(guard));
            let page = visit.at(&below(&id, "/voorbereiding"))?;
            page.show_again(Filled {
                form: Confirmation,
                problems,
            })
            .await
        }
        Err(error) => Err(Failure::from(error)),
    }
}
