//! What a plan still lacks, in words.

use crate::pages::problems::Problems;
use crate::pages::words;
use services::{Problem, ProblemCode};

/// What is missing or wrong in an action or a priority, by field.
#[must_use]
pub fn told(problems: &[Problem]) -> Problems {
    Problems::found(problems, missing)
}

/// One of them.
#[must_use]
pub fn sentence(problem: &Problem) -> String {
    missing(&problem.field, &problem.code)
        .map_or_else(|| words::problem(&problem.code), str::to_owned)
}

fn missing(field: &str, code: &ProblemCode) -> Option<&'static str> {
    if (field, code) == ("adopted_on", &ProblemCode::BeforeFirstDay) {
        return Some(
            "Dit is te vroeg: de vragenlijst was toen nog niet gesloten, of de vorige versie nog niet vastgesteld.",
        );
    }
    if *code != ProblemCode::Missing {
        return None;
    }
    Some(match field {
        "what" => "Schrijf op wat er gebeurt.",
        "owner" => "Schrijf op wie ervoor zorgt.",
        "due_on" => "Vul in wanneer het klaar is.",
        "title" => "Schrijf op wat er beter moet.",
        "adopted_on" => "Vul in op welke dag het plan is vastgesteld.",
        "reason" => "Schrijf op waarom u het plan wijzigt.",
        "adopted_by" => "Vul in wie het plan heeft vastgesteld.",
        _ => return None,
    })
}
