//! What happens to authorities, in words.

use crate::pages::dates;
use services::authorities::Authority;
use services::authorities::changes::Stage;
use services::authorities::edition::Ending;

/// "opgegaan in de gemeente Hilversum", "gesplitst over Boxtel, Oisterwijk en Vught".
#[must_use]
pub fn became(successors: &[Authority]) -> String {
    match successors {
        [] => "opgeheven".to_owned(),
        [only] => format!("opgegaan in {}", only.in_sentence()),
        many => format!("gesplitst over {}", all(many)),
    }
}

/// "Boxtel, Oisterwijk en Vught"
#[must_use]
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [before @ .., last] => format!("{} en {last}", before.join(", ")),
    }
}

/// The sentence that says what happens and when.
#[must_use]
pub fn ending(ending: &Ending, stage: Stage) -> String {
    let authority = &ending.authority;
    let day = dates::day(ending.first_day_after());
    let (verb, rest) = becomes(&ending.successors);
    match stage {
        Stage::Done => format!(
            "{} is op {day} {}.",
            authority.begins_sentence(),
            became(&ending.successors)
        ),
        Stage::Confirmed => format!("{} {verb} op {day} {rest}.", authority.begins_sentence()),
        // In Dutch the verb comes second.
        Stage::Overdue | Stage::Waiting => {
            let name = authority.in_sentence();
            format!("Volgens het register {verb} {name} op {day} {rest}.")
        }
    }
}

/// What is still to come, as a verb and what belongs to it: "gaat … op in de gemeente Hilversum".
fn becomes(successors: &[Authority]) -> (&'static str, String) {
    match successors {
        [] => ("houdt", "op te bestaan".to_owned()),
        [only] => ("gaat", format!("op in {}", only.in_sentence())),
        many => ("wordt", format!("gesplitst over {}", all(many))),
    }
}

fn all(authorities: &[Authority]) -> String {
    let names: Vec<String> = authorities.iter().map(Authority::among_others).collect();
    listed(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// How far a change is, for a list.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Overdue => "Wacht op u, de dag is al voorbij",
        Stage::Waiting => "Wacht op u",
        Stage::Confirmed => "Bevestigd",
        Stage::Done => "Verwerkt",
    }
}
