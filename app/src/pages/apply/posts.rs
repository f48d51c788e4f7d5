//! What the forms of an application do.

use super::ADDRESS;
use crate::pages::{
    find_authority::SEARCH,
    problems::{Filled, Problems},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit},
    wanted,
};
use axum::{Router, extract::Path, routing::post};
use services::programme::outreach::{self, ApplicationForm};
use services::{Error, Problem, ProblemCode, Refusal};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route(ADDRESS, post(apply))
        .route("/aanmelden/{token}", post(confirm))
}

async fn apply(visit: Visit, Sent(form): Sent<ApplicationForm>) -> Answer {
    let client = visit.client();
    match outreach::apply(&visit.actor, visit.services(), &form, client).await {
        Ok(()) => visit.go("/aanmelden/verstuurd"),
        Err(Error::Invalid(found)) => {
            let problems = told(&found);
            visit.show_again(Filled { form, problems }).await
        }
        Err(Error::TooManyAttempts { retry_after }) => {
            visit.show_too_often(form, "email", retry_after).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Either way the address says what became of it.
async fn confirm(visit: Visit, Path(token): Path<String>) -> Answer {
    match outreach::confirm(&visit.actor, visit.services(), &token).await {
        Ok(()) | Err(Error::Refused(Refusal::ApplicationLinkSpent)) => visit.go(visit.path()),
        Err(error) => Err(error.into()),
    }
}

/// Without an authority the page shows the search, and the problem belongs there.
fn told(found: &[Problem]) -> Problems {
    let is_unknown = |problem: &Problem| {
        problem.field == "authority" && problem.code != ProblemCode::EndedAuthority
    };
    if found.iter().any(is_unknown) {
        return Problems::one(SEARCH, "Zoek eerst uw organisatie en kies die.");
    }
    Problems::found(found, say)
}

fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("name", ProblemCode::Missing) => Some("Vul uw naam in."),
        ("function", ProblemCode::Missing) => Some("Vul uw functie in."),
        ("email", ProblemCode::Missing) => Some("Vul uw e-mailadres in."),
        ("authority", ProblemCode::EndedAuthority) => Some(
            "Deze organisatie bestaat niet meer. Kies de organisatie die ervoor in de plaats kwam.",
        ),
        _ => wanted::say(field, code),
    }
}
