//! What is said of two measurements, and why something is not.

use crate::pages::numbers::whole;
use questionnaires::comparison::{LeftOut, NotComparable, Which};
use questionnaires::kind::RespondentGroup;
use questionnaires::rules::ExecutiveRule;
use services::results::{Beside, NothingBeside, names};

/// A difference in whole points, without a judgement: "12 punten minder eens".
#[must_use]
pub fn difference(points: i64) -> String {
    let noun = if points.abs() == 1 { "punt" } else { "punten" };
    let count = whole(points.unsigned_abs());
    match points {
        0 => "Evenveel procent eens".to_owned(),
        1.. => format!("{count} {noun} meer eens"),
        _ => format!("{count} {noun} minder eens"),
    }
}

/// Why a group is left out, as a sentence without a full stop.
#[must_use]
pub fn left_out(beside: &Beside, group: RespondentGroup, reason: LeftOut) -> String {
    match reason {
        LeftOut::NotAsked(Which::Both) => "Niet gevraagd".to_owned(),
        LeftOut::NotAsked(Which::Then) => "Toen niet gevraagd".to_owned(),
        LeftOut::NotAsked(Which::Now) => "Nu niet gevraagd".to_owned(),
        LeftOut::Hidden(which) => hidden(which).to_owned(),
        LeftOut::OtherGroup => format!(
            "Niet te vergelijken: toen was de groep {}, nu {}",
            executive(beside, group, beside.then.executive),
            executive(beside, group, beside.now.executive)
        ),
        LeftOut::FewPeople { minimum } => format!(
            "Te weinig verschil om te tonen: het kan door minder dan {minimum} mensen komen"
        ),
    }
}

const fn hidden(which: Which) -> &'static str {
    match which {
        Which::Then => "Toen waren er te weinig antwoorden om getallen te tonen",
        Which::Now => "Nu zijn er te weinig antwoorden om getallen te tonen",
        Which::Both => "Toen en nu te weinig antwoorden om getallen te tonen",
    }
}

fn executive(beside: &Beside, group: RespondentGroup, rule: ExecutiveRule) -> String {
    names::group_in_sentence(beside.authority.kind, rule, group)
}

/// Why a statement is not compared.
#[must_use]
pub const fn not_comparable(reason: NotComparable) -> &'static str {
    match reason {
        NotComparable::Reworded => {
            "Niet te vergelijken: de stelling is nu anders geformuleerd. Een verschil kan door de woorden komen."
        }
        NotComparable::ScaleChanged => {
            "Niet te vergelijken: mensen kozen toen uit andere antwoorden."
        }
        NotComparable::Dropped => "Deze stelling staat niet meer in de vragenlijst.",
        NotComparable::New => "Deze stelling is nieuw. Zij stond toen niet in de vragenlijst.",
        NotComparable::Local => {
            "Deze eigen vraag is maar één keer gesteld, of de andere keer in andere woorden."
        }
        NotComparable::DiffersByKind => {
            "Niet te vergelijken: de stelling verschilt per soort organisatie."
        }
        NotComparable::NoCrosswalk => {
            "Niet te vergelijken: van de twee vragenlijsten is niet vastgelegd hoe zij bij elkaar horen."
        }
    }
}

/// In which of the two a label stands.
#[must_use]
pub const fn label_when(then: bool, now: bool) -> &'static str {
    match (then, now) {
        (true, true) => "toen en nu",
        (true, false) => "toen, nu niet",
        (false, _) => "nu, toen niet",
    }
}

/// Why nothing is held beside a measurement.
#[must_use]
pub fn nothing(why: &NothingBeside) -> String {
    match why {
        NothingBeside::First => {
            "Deze scan is geen herhaalmeting. Er is dus niets om mee te vergelijken.".to_owned()
        }
        NothingBeside::OtherAuthority { name } => format!(
            "Deze scan volgt op die van {name}, van vóór de herindeling. Wij vergelijken ze niet: het zijn andere inwoners, een ander bestuur en een andere organisatie."
        ),
        NothingBeside::NotPublic => {
            "De eerdere resultaten zijn niet openbaar. Daarom kunnen wij ze hier niet naast die van nu zetten."
                .to_owned()
        }
        NothingBeside::OtherQuestionnaire { then, now } => format!(
            "Toen gold vragenlijst {then}, nu {now}. Van die twee is niet vastgelegd welke stellingen bij elkaar horen. Daarom vergelijken wij ze niet."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_without_a_judgement() {
        assert_eq!(difference(0), "Evenveel procent eens");
        assert_eq!(difference(1), "1 punt meer eens");
        assert_eq!(difference(42), "42 punten meer eens");
        assert_eq!(difference(-12), "12 punten minder eens");
    }
}
