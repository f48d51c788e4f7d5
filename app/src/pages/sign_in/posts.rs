//! What the forms for signing in and out do.

use crate::pages::{
    cookies::Cookie,
    failure::Failure,
    problems::{Filled, Problems},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit},
};
use axum::{Router, extract::Path, routing::post};
use serde::Deserialize;
use services::{
    Actor, Error, ProblemCode, Refusal,
    accounts::{self, DemoTalk},
    ids::MemberId,
    room,
    scans::arrangements::SessionKind,
    secrets::{Secret as _, SessionToken},
};

/// Where members begin.
const BEGINNING: &str = "/scans";

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/inloggen", post(request_link))
        .route("/inloggen/demonstratie", post(be_someone))
        .route("/inloggen/demonstratie/gesprek", post(begin_talk))
        .route("/inloggen/{token}", post(sign_in))
        .route("/uitloggen", post(sign_out))
}

/// The form for a link.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    /// Where to mail it.
    pub email: String,
    /// The page to go on to after; may be empty.
    pub verder: String,
}

/// What the page of a link sends along.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct LinkForm {
    verder: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DemoForm {
    member: String,
}

async fn request_link(visit: Visit, Sent(form): Sent<SignInForm>) -> Answer {
    let (email, onward) = (&form.email, &form.verder);
    match accounts::request_sign_in_to(&visit.actor, visit.services(), email, onward).await {
        Ok(()) => visit.go("/inloggen/verstuurd"),
        Err(Error::Invalid(found)) => {
            let problems = Problems::found(&found, |_, code| match code {
                ProblemCode::Missing => Some("Vul uw e-mailadres in."),
                _ => None,
            });
            visit.show_again(Filled { form, problems }).await
        }
        Err(Error::TooManyAttempts { retry_after }) => {
            visit.show_too_often(form, "email", retry_after).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn sign_in(visit: Visit, Path(token): Path<String>, Sent(form): Sent<LinkForm>) -> Answer {
    match accounts::sign_in(&visit.actor, visit.services(), &token).await {
        Ok(session) => begin(
            &visit,
            &session,
            accounts::own_path(&form.verder).unwrap_or(BEGINNING),
        ),
        Err(Error::Refused(Refusal::SignInLinkSpent)) => {
            let problems = Problems::one(
                "email",
                "Deze link werkt niet meer. Vul uw e-mailadres in, dan krijgt u een nieuwe.",
            );
            let form = SignInForm {
                verder: form.verder,
                ..SignInForm::default()
            };
            visit
                .at("/inloggen")?
                .show_again(Filled { form, problems })
                .await
        }
        Err(error) => Err(error.into()),
    }
}

async fn be_someone(visit: Visit, Sent(form): Sent<DemoForm>) -> Answer {
    let member = MemberId::parse(&form.member).ok_or(Failure::NotFound)?;
    let session = accounts::demo_sign_in(&visit.actor, visit.services(), &member).await?;
    begin(&visit, &session, BEGINNING)
}

/// In the demonstration: opens the room as its clerk, whom the visitor is from then on.
async fn begin_talk(visit: Visit) -> Answer {
    let held = SessionKind::Agenda;
    let talk = accounts::demo_talk(&visit.actor, visit.services(), held).await?;
    let DemoTalk { scan, clerk } = talk.ok_or(Failure::NotFound)?;
    let actor = Actor::Member(clerk.clone());
    room::open(&actor, visit.services(), &scan.id, held).await?;
    let session = accounts::demo_sign_in(&visit.actor, visit.services(), &clerk.id).await?;
    begin(&visit, &session, &format!("/scans/{}/gesprek", scan.id))
}

async fn sign_out(visit: Visit) -> Answer {
    if let Some(cookie) = Cookie::Session.read(&visit.site, visit.headers()) {
        accounts::sign_out(&visit.actor, visit.services(), &cookie).await?;
    }
    visit.go_with("/", Cookie::Session.forget(&visit.site))
}

fn begin(visit: &Visit, session: &SessionToken, onward: &str) -> Answer {
    visit.go_with(onward, Cookie::Session.set(&visit.site, session.expose()))
}
