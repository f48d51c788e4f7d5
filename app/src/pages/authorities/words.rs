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

/// The same for what is still to come: "gaat op in Hilversum".
#[must_use]
pub fn becomes(successors: &[Authority]) -> String {
    let names: Vec<&str> = successors
        .iter()
        .map(|successor| successor.display_name.as_str())
        .collect();
    match names.as_slice() {
        [] => "houdt op te bestaan".to_owned(),
        [only] => format!("gaat op in {only}"),
        many => format!("wordt gesplitst over {}", listed(many)),
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
    match stage {
        Stage::Done => format!("{name} is op {day} {}.", became(&ending.successors)),
        Stage::Confirmed => format!("{name} {} op {day}.", becomes(&ending.successors)),
        Stage::Overdue | Stage::Waiting => format!(
            "Volgens het register {} {} op {day}.",
            verb_first(&ending.successors, name),
            rest(&ending.successors)
        ),
    }
}

/// In Dutch the verb comes second: "Volgens het register gaat Wijdemeren …".
fn verb_first(successors: &[Authority], name: &str) -> String {
    match successors {
        [] => format!("houdt {name}"),
        [_] => format!("gaat {name}"),
        _ => format!("wordt {name}"),
    }
}

fn rest(successors: &[Authority]) -> String {
    let names: Vec<&str> = successors
        .iter()
        .map(|successor| successor.display_name.as_str())
        .collect();
    match names.as_slice() {
        [] => "op te bestaan".to_owned(),
        [only] => format!("op in {only}"),
        many => format!("gesplitst over {}", listed(many)),
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
