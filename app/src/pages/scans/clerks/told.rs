//! What the programme reads when a question to a clerk could not be asked.

use crate::pages::{
    failure::Failure,
    problems::{Filled, Problems},
    visit::{Answer, Visit},
    words,
};
use services::scans::{HandOverForm, Refused};
use services::{Error, ProblemCode, Refusal};

/// Goes on, or shows the form again with what stood in the way.
pub async fn told(
    visit: Visit,
    form: HandOverForm,
    outcome: Result<(), Error>,
    next: String,
) -> Answer {
    let problems = match outcome {
        Ok(()) => return visit.go(next),
        Err(Error::Invalid(found)) => Problems::found(&found, say),
        Err(Error::Refused(Refusal::Scan {
            guard: Refused::NotInThisState,
        })) => Problems::one(
            "clerk",
            "Een collega was u voor, of de scan is intussen verder. Kijk hieronder hoe het nu staat.",
        ),
        Err(Error::Refused(Refusal::Clerk { exclusion })) => {
            let field = if exclusion.may_be_overridden() {
                "despite"
            } else {
                "clerk"
            };
            Problems::one(field, words::refusal(&Refusal::Clerk { exclusion }))
        }
        Err(error) => return Err(Failure::from(error)),
    };
    visit.show_again(Filled { form, problems }).await
}

fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("clerk", ProblemCode::Missing) => Some("Kies wie u vraagt."),
        ("from", _) => Some("Kies wie de scan overdraagt."),
        ("reason", ProblemCode::Missing) => Some("Schrijf op waarom de scan naar een ander gaat."),
        ("despite", ProblemCode::Missing) => Some("Schrijf op waarom u deze griffier toch vraagt."),
        _ => None,
    }
}
