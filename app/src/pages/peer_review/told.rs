//! What is wrong with what was typed, in the words of these pages.

use crate::pages::problems::Problems;
use services::{Problem, ProblemCode};

/// What is missing or wrong, by field.
pub fn told(found: &[Problem]) -> Problems {
    Problems::found(found, missing)
}

/// The same, where the reason is why an authority leaves and not why a plan changes.
pub fn told_leaving(found: &[Problem]) -> Problems {
    Problems::found(found, |field, code| {
        let missing = field == "reason" && *code == ProblemCode::Missing;
        missing.then_some("Schrijf op waarom.")
    })
}

fn missing(field: &str, code: &ProblemCode) -> Option<&'static str> {
    if *code != ProblemCode::Missing {
        return None;
    }
    Some(match field {
        "answer" => "Kies of u meedoet.",
        "line" => "Schrijf op waarom u niet meedoet.",
        "question" => "Schrijf uw vraag op.",
        "suggestion" => "Schrijf uw suggestie op.",
        "decision" => "Kies wat u met de suggestie doet.",
        "priority" => "Kies bij welke prioriteit de actie hoort.",
        "what" => "Schrijf op wat er gebeurt.",
        "owner" => "Schrijf op wie ervoor zorgt.",
        "due_on" => "Vul in wanneer het klaar is.",
        "reason" => "Schrijf op waarom u het plan wijzigt.",
        "report" => "Schrijf op wat u meeneemt.",
        _ => return None,
    })
}
