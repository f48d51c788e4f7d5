//! What a plan still lacks, in words.

use crate::pages::problems::Problems;
use crate::pages::words;
use services::{Problem, ProblemCode};

/// What is missing or wrong in an action or a priority, by field.
#[must_use]
pub fn told(problems: &[Problem]) -> Problems {
    let mut told = Problems::none();
    for problem in problems {
        told.add(problem.field.clone(), sentence(problem));
    }
    told
}

/// One of them.
#[must_use]
pub fn sentence(problem: &Problem) -> String {
    let missing = match problem.field.as_str() {
        "what" => "Schrijf op wat er gebeurt.",
        "owner" => "Schrijf op wie ervoor zorgt.",
        "due_on" => "Vul in wanneer het klaar is.",
        "first_step" => "Schrijf op wat de eerste stap is.",
        "how_seen" => "Schrijf op hoe u ziet dat het werkt.",
        "title" => "Schrijf op wat er beter moet.",
        "finding" => "Schrijf op wat u zag.",
        "goal" => "Schrijf op wat u wilt bereiken.",
        "adopted_on" => "Vul in op welke dag het plan is vastgesteld.",
        "adopted_by" => "Vul in wie het plan heeft vastgesteld.",
        _ => "",
    };
    match &problem.code {
        ProblemCode::Missing if !missing.is_empty() => missing.to_owned(),
        code => words::problem(code),
    }
}
