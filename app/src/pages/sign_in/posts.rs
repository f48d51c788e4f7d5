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
    Error, ProblemCode, Refusal, accounts,
    ids::MemberId,
    secrets::{Secret as _, SessionToken},
};

/// Where members begin.
const BEGINNING: &str = "/scans";

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/inloggen", post(request_link))
        .route("/inloggen/demonstratie", post(be_someone))
        .route("/inloggen/{token}", post(sign_in))
        .route("/uitloggen", post(sign_out))
}

/// The form for a link.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    /// Where to mail it.
    pub email: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DemoForm {
    member: String,
}

async fn request_link(visit: Visit, Sent(form): Sent<SignInForm>) -> Answer {
    match accounts::request_sign_in(&visit.actor, visit.services(), &form.email).await {
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

async fn sign_in(visit: Visit, Path(token): Path<String>) -> Answer {
    match accounts::sign_in(&visit.actor, visit.services(), &token).await {
        Ok(session) => begin(&visit, &session),
        Err(Error::Refused(Refusal::SignInLinkSpent)) => {
            let problems = Problems::one(
                "email",
                "Deze link werkt niet meer. Vul uw e-mailadres in, dan krijgt u een nieuwe.",
            );
            let form = SignInForm::default();
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
    begin(&visit, &session)
}

async fn sign_out(visit: Visit) -> Answer {
    if let Some(cookie) = Cookie::Session.read(&visit.site, visit.headers()) {
        accounts::sign_out(&visit.actor, visit.services(), &cookie).await?;
    }
    visit.go_with("/", Cookie::Session.forget(&visit.site))
}

fn begin(visit: &Visit, session: &SessionToken) -> Answer {
    visit.go_with(
        BEGINNING,
        Cookie::Session.set(&visit.site, session.expose()),
    )
}
