//! What happens to authorities, in words.

use crate::pages::dates;
use services::authorities::Authority;
use services::authorities::changes::Stage;
use services::authorities::edition::Ending;

/// "opgegaan in Hilversum", "gesplitst over Boxtel, Oisterwijk en Vught".
#[must_use]
pub fn became(successors: &[Authority]) -> String {
    let names: Vec<&str> = successors
        .iter()
        .map(|successor| successor.display_name.as_str())
        .collect();
    match names.as_slice() {
        [] => "opgeheven".to_owned(),
        [only] => format!("opgegaan in {only}"),
        many => format!("gesplitst over {}", listed(many)),
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
    let name = &ending.authority.display_name;
    let day = dates::day(ending.first_day_after());
    let (verb, rest) = becomes(&ending.successors);
    match stage {
        Stage::Done => format!("{name} is op {day} {}.", became(&ending.successors)),
        Stage::Confirmed => format!("{name} {verb} op {day} {rest}."),
        // In Dutch the verb comes second.
        Stage::Overdue | Stage::Waiting => {
            format!("Volgens het register {verb} {name} op {day} {rest}.")
        }
    }
}

/// What is still to come, as a verb and what belongs to it: "gaat … op in Hilversum".
fn becomes(successors: &[Authority]) -> (&'static str, String) {
    let names: Vec<&str> = successors
        .iter()
        .map(|successor| successor.display_name.as_str())
        .collect();
    match names.as_slice() {
        [] => ("houdt", "op te bestaan".to_owned()),
        [only] => ("gaat", format!("op in {only}")),
        many => ("wordt", format!("gesplitst over {}", listed(many))),
    }
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
