//! What the forms of the standard scripts do.

use super::{address, parsed};
use crate::pages::crossed;
use crate::pages::scan_page::told;
use crate::pages::sent::Sent;
use crate::pages::session::MoveForm;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit};
use axum::{Router, extract::Path, routing::post};
use serde::Deserialize;
use services::ordered::Move;
use services::sessions::script::StepForm;
use services::sessions::script::standard;

const BASE: &str = "/programma/instellingen/draaiboeken/{soort}/{gesprek}";

/// Which revision of a script was looked at.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
struct SeenForm {
    revision: i64,
}

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route(BASE, post(add))
        .route(&format!("{BASE}/stappen/{{stap}}"), post(change))
        .route(&format!("{BASE}/stappen/{{stap}}/plaats"), post(arrange))
        .route(&format!("{BASE}/standaard"), post(reset))
        .route(&format!("{BASE}/terugzetten"), post(put_back))
}

async fn add(
    visit: Visit,
    Path((kind, session)): Path<(String, String)>,
    Sent(form): Sent<StepForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let which = parsed(&kind, &session)?;
    let added = standard::add(&visit.actor, visit.services(), which, &form).await;
    let next = |key: String| format!("{}#stap-{key}", address(which));
    visit.go_or_show_again(added, form, told, next).await
}

async fn change(
    visit: Visit,
    Path((kind, session, key)): Path<(String, String, String)>,
    Sent(form): Sent<StepForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let which = parsed(&kind, &session)?;
    let changed = standard::change(&visit.actor, visit.services(), which, &key, &form).await;
    let next = format!("{}#stap-{key}", address(which));
    crossed::go_or_show_again(visit, changed, form, told, next).await
}

async fn arrange(
    visit: Visit,
    Path((kind, session, key)): Path<(String, String, String)>,
    Sent(form): Sent<MoveForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let (which, to) = (parsed(&kind, &session)?, form.read()?);
    standard::arrange(&visit.actor, visit.services(), which, &key, to).await?;
    let base = address(which);
    // A step that moved stays in view; one that was taken out has no place to go to.
    visit.go(if to == Move::Out {
        format!("{base}#stappen")
    } else {
        format!("{base}#stap-{key}")
    })
}

async fn reset(
    visit: Visit,
    Path((kind, session)): Path<(String, String)>,
    Sent(seen): Sent<SeenForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let which = parsed(&kind, &session)?;
    standard::reset(&visit.actor, visit.services(), which, seen.revision).await?;
    visit.go(address(which))
}

async fn put_back(
    visit: Visit,
    Path((kind, session)): Path<(String, String)>,
    Sent(seen): Sent<SeenForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let which = parsed(&kind, &session)?;
    standard::put_back(&visit.actor, visit.services(), which, seen.revision).await?;
    visit.go(address(which))
}
