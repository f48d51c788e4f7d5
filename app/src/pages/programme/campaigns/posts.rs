//! The forms of campaigns.

use super::form::say;
use super::{below, parsed};
use crate::pages::crossed;
use crate::pages::problems::{Filled, Problems};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit};
use axum::Router;
use axum::extract::Path;
use axum::routing::post;
use services::Error;
use services::programme::campaigns::{self, CampaignForm, InvitationForm};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/programma/campagnes/nieuw", post(add))
        .route("/programma/campagnes/{campagne}/wijzigen", post(change))
        .route("/programma/campagnes/{campagne}/genodigden", post(invite))
        .route("/programma/campagnes/{campagne}/beeindigen", post(end))
        .route("/programma/campagnes/{campagne}/voortzetten", post(go_on))
        .route(
            "/programma/campagnes/{campagne}/verwijderen",
            post(take_out),
        )
        .route(
            "/programma/campagnes/{campagne}/terugzetten",
            post(put_back),
        )
}

async fn add(visit: Visit, Sent(form): Sent<CampaignForm>) -> Answer {
    match campaigns::add(&visit.actor, visit.services(), &form).await {
        Ok(id) if form.provinces.is_empty() => visit.go(below(&id, "/genodigden")),
        Ok(id) => visit.go(below(&id, "?melding=opgeslagen")),
        Err(Error::Invalid(found)) => {
            let problems = Problems::found(&found, say);
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn change(
    visit: Visit,
    Path(campaign): Path<String>,
    Sent(form): Sent<CampaignForm>,
) -> Answer {
    let id = parsed(&campaign)?;
    let changed = campaigns::change(&visit.actor, visit.services(), &id, &form).await;
    crossed::go_or_show_again(
        visit,
        changed,
        form,
        told,
        below(&id, "?melding=opgeslagen"),
    )
    .await
}

fn told(found: &[services::Problem]) -> Problems {
    Problems::found(found, say)
}

async fn invite(
    visit: Visit,
    Path(campaign): Path<String>,
    Sent(form): Sent<InvitationForm>,
) -> Answer {
    let id = parsed(&campaign)?;
    campaigns::invite(&visit.actor, visit.services(), &id, &form).await?;
    visit.go(below(&id, "/genodigden?melding=opgeslagen"))
}

async fn end(visit: Visit, Path(campaign): Path<String>) -> Answer {
    let id = parsed(&campaign)?;
    campaigns::end(&visit.actor, visit.services(), &id).await?;
    visit.go(below(&id, "?melding=opgeslagen"))
}

async fn go_on(visit: Visit, Path(campaign): Path<String>) -> Answer {
    let id = parsed(&campaign)?;
    campaigns::go_on(&visit.actor, visit.services(), &id).await?;
    visit.go(below(&id, "?melding=opgeslagen"))
}

async fn take_out(visit: Visit, Path(campaign): Path<String>) -> Answer {
    let id = parsed(&campaign)?;
    campaigns::take_out(&visit.actor, visit.services(), &id).await?;
    visit.go(format!("/programma/campagnes?verwijderd={id}"))
}

async fn put_back(visit: Visit, Path(campaign): Path<String>) -> Answer {
    let id = parsed(&campaign)?;
    match campaigns::put_back(&visit.actor, visit.services(), &id).await {
        Ok(()) => visit.go(below(&id, "?melding=opgeslagen")),
        Err(Error::Invalid(_)) => visit.go(below(&id, "?melding=bezet")),
        Err(error) => Err(error.into()),
    }
}
