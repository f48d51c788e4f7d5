//! The forms of outreach.

use super::decline::parsed as parsed_application;
use super::words::say;
use super::{ADDRESS, of, parsed};
use crate::pages::crossed::go_or_show_again;
use crate::pages::failure::Failure;
use crate::pages::problems::{Filled, Problems};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit};
use axum::Router;
use axum::extract::Path;
use axum::routing::post;
use serde::Deserialize;
use services::ids::ContactId;
use services::programme::outreach::{self, ContactForm, DeclineForm, OutreachForm, Seen};
use services::scans::RequestForm;
use services::{Error, Refusal};

/// The handlers.
pub fn posts() -> Router<Site> {
    let base = "/programma/werving/{code}";
    let below = |rest: &str| format!("{base}/{rest}");
    let application = "/programma/aanmeldingen/{application}";
    Router::new()
        .route(&below("gegevens"), post(keep))
        .route(&below("contacten/nieuw"), post(add))
        .route(&below("contacten/{contact}"), post(change))
        .route(&below("contacten/{contact}/weghalen"), post(take_away))
        .route(&below("contacten/{contact}/terugzetten"), post(put_back))
        .route(&below("aanvragen"), post(request))
        .route(&format!("{application}/aannemen"), post(accept))
        .route(&format!("{application}/afwijzen"), post(decline))
}

async fn keep(visit: Visit, Path(code): Path<String>, Sent(form): Sent<OutreachForm>) -> Answer {
    visit.actor.require_programme()?;
    let code = parsed(&code)?;
    let kept = outreach::keep(&visit.actor, visit.services(), &code, &form).await;
    let next = of(&code, "?melding=opgeslagen");
    go_or_show_again(visit, kept, form, told, next).await
}

async fn add(visit: Visit, Path(code): Path<String>, Sent(form): Sent<ContactForm>) -> Answer {
    visit.actor.require_programme()?;
    let code = parsed(&code)?;
    let added = outreach::add_contact(&visit.actor, visit.services(), &code, &form).await;
    let next = of(&code, "?melding=genoteerd");
    go_or_show_again(visit, added, form, told, next).await
}

async fn change(
    visit: Visit,
    Path((code, contact)): Path<(String, String)>,
    Sent(form): Sent<ContactForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let (code, id) = (parsed(&code)?, parsed_contact(&contact)?);
    let (actor, services) = (&visit.actor, visit.services());
    let changed = outreach::change_contact(actor, services, &code, &id, &form).await;
    let next = of(&code, "?melding=opgeslagen");
    go_or_show_again(visit, changed, form, told, next).await
}

async fn take_away(visit: Visit, Path((code, contact)): Path<(String, String)>) -> Answer {
    visit.actor.require_programme()?;
    let (code, id) = (parsed(&code)?, parsed_contact(&contact)?);
    outreach::take_contact_away(&visit.actor, visit.services(), &code, &id).await?;
    visit.go(of(&code, &format!("?weggehaald={id}")))
}

async fn put_back(visit: Visit, Path((code, contact)): Path<(String, String)>) -> Answer {
    visit.actor.require_programme()?;
    let (code, id) = (parsed(&code)?, parsed_contact(&contact)?);
    outreach::put_contact_back(&visit.actor, visit.services(), &code, &id).await?;
    visit.go(of(&code, "?melding=teruggezet"))
}

fn told(found: &[services::Problem]) -> Problems {
    Problems::found(found, say)
}

fn parsed_contact(text: &str) -> Result<ContactId, Failure> {
    ContactId::parse(text).ok_or(Failure::NotFound)
}

async fn request(visit: Visit, Path(code): Path<String>, Sent(form): Sent<RequestForm>) -> Answer {
    visit.actor.require_programme()?;
    let code = parsed(&code)?;
    let asked = outreach::request_scan(&visit.actor, visit.services(), &code, &form).await;
    let problems = match asked {
        Ok(scan) => return visit.go(format!("/scans/{scan}")),
        Err(Error::Invalid(found)) => Problems::found(&found, say),
        Err(Error::Refused(Refusal::ScanRunning)) => Problems::one(
            "authority",
            "Deze organisatie heeft al een scan die nog loopt.",
        ),
        Err(error) => return Err(error.into()),
    };
    visit.show_again(Filled { form, problems }).await
}

/// How the application was seen by who accepts it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct AcceptForm {
    seen: String,
}

async fn accept(
    visit: Visit,
    Path(application): Path<String>,
    Sent(form): Sent<AcceptForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let id = parsed_application(&application)?;
    let seen = if form.seen == "declined" {
        Seen::Declined
    } else {
        Seen::Waiting
    };
    let code = outreach::accept(&visit.actor, visit.services(), &id, seen).await?;
    visit.go(of(&code, "?melding=aangenomen"))
}

async fn decline(
    visit: Visit,
    Path(application): Path<String>,
    Sent(form): Sent<DeclineForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let id = parsed_application(&application)?;
    match outreach::decline(&visit.actor, visit.services(), &id, &form).await {
        Ok(_) => visit.go(format!("{ADDRESS}?melding=afgewezen")),
        Err(Error::Invalid(found)) => {
            let problems = Problems::found(&found, say);
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}
