//! The forms of the catalogue and the demand.

use super::edit::say;
use super::{ADDRESS, DEMAND, parsed, parsed_request};
use crate::pages::problems::Problems;
use crate::pages::sent::Sent;
use crate::pages::session::MoveForm;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit};
use axum::Router;
use axum::extract::Path;
use axum::routing::post;
use services::ordered::Move;
use services::programme::support::{self, SupportForm, TakeUpForm};
use services::{Problem, ProblemCode};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/programma/aanbod/nieuw", post(add))
        .route("/programma/aanbod/{aanbod}", post(change))
        .route("/programma/aanbod/{aanbod}/plaats", post(arrange))
        .route("/programma/aanbod/vraag/{vraag}", post(take_up))
        .route("/programma/aanbod/vraag/{vraag}/terug", post(give_back))
}

fn told(problems: &[Problem]) -> Problems {
    Problems::found(problems, say)
}

async fn add(visit: Visit, Sent(form): Sent<SupportForm>) -> Answer {
    let added = support::add(&visit.actor, visit.services(), &form).await;
    let next = |id| format!("{ADDRESS}?melding=toegevoegd#aanbod-{id}");
    visit.go_or_show_again(added, form, told, next).await
}

async fn change(
    visit: Visit,
    Path(support): Path<String>,
    Sent(form): Sent<SupportForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let id = parsed(&support)?;
    let changed = support::change(&visit.actor, visit.services(), &id, &form).await;
    let next = |()| format!("{ADDRESS}?melding=opgeslagen#aanbod-{id}");
    visit.go_or_show_again(changed, form, told, next).await
}

async fn arrange(visit: Visit, Path(support): Path<String>, Sent(form): Sent<MoveForm>) -> Answer {
    visit.actor.require_programme()?;
    let (id, to) = (parsed(&support)?, form.read()?);
    support::arrange(&visit.actor, visit.services(), &id, to).await?;
    visit.go(match to {
        Move::Out => format!("{ADDRESS}?gestopt={id}"),
        Move::Back => format!("{ADDRESS}?melding=opgeslagen#aanbod-{id}"),
        Move::Up | Move::Down => format!("{ADDRESS}#aanbod-{id}"),
    })
}

async fn take_up(
    visit: Visit,
    Path(request): Path<String>,
    Sent(form): Sent<TakeUpForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let id = parsed_request(&request)?;
    let taken_up = support::take_up(&visit.actor, visit.services(), &id, &form).await;
    let next = |()| format!("{DEMAND}?melding=opgepakt");
    visit
        .go_or_show_again(taken_up, form, told_of_note, next)
        .await
}

fn told_of_note(problems: &[Problem]) -> Problems {
    Problems::found(problems, |field, code| {
        let missing = (field, code) == ("note", &ProblemCode::Missing);
        missing.then_some("Schrijf op wat het programma doet. De trekker leest het.")
    })
}

async fn give_back(visit: Visit, Path(request): Path<String>) -> Answer {
    visit.actor.require_programme()?;
    let id = parsed_request(&request)?;
    support::give_back(&visit.actor, visit.services(), &id).await?;
    visit.go(format!("{DEMAND}?melding=teruggezet"))
}
