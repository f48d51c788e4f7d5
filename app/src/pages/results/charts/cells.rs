//! Cells in words.

use questionnaires::results::{Cell, Side, Withheld};

/// Why a cell shows no bar, as a sentence without a full stop; `None` where it shows one.
#[must_use]
pub fn hidden(cell: &Cell) -> Option<String> {
    match cell {
        Cell::NotAsked => Some("Niet gevraagd".to_owned()),
        Cell::Withheld(why) => Some(reason(*why)),
        Cell::NearlyAll { side } => Some(format!("(Bijna) iedereen {}", three_word(*side))),
        Cell::Three(_) | Cell::Five(_) => None,
    }
}

/// The same, for a narrow column.
#[must_use]
pub fn short_hidden(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Withheld(Withheld::TooFew { .. }) => Some("te weinig".to_owned()),
        Cell::Withheld(Withheld::WouldRevealOther) => Some("niet te tonen".to_owned()),
        other => hidden(other).map(|text| text.to_lowercase()),
    }
}

/// Why something is not shown.
#[must_use]
pub fn reason(why: Withheld) -> String {
    match why {
        Withheld::TooFew { minimum } => {
            format!("Te weinig antwoorden om te tonen, minimaal {minimum}")
        }
        Withheld::WouldRevealOther => {
            "Niet te tonen, want dan is een kleinere groep uit te rekenen".to_owned()
        }
    }
}

/// One of the three classes of a small group.
#[must_use]
pub const fn three_word(side: Side) -> &'static str {
    match side {
        Side::Disagree => "oneens",
        Side::Neutral => "neutraal",
        Side::Agree => "eens",
    }
}

/// The steps inside a sentence; neutral has a short name here, since it stands between others.
const STEPS: [&str; 5] = [
    "helemaal oneens",
    "oneens",
    "neutraal",
    "eens",
    "helemaal eens",
];

/// The middle answer in words, from twice the median step. Between two steps it is said so.
#[must_use]
pub fn median(doubled: u32) -> String {
    let step = |step: u32| {
        STEPS
            .get(usize::try_from(step).unwrap_or(0).saturating_sub(1))
            .copied()
            .unwrap_or("–")
    };
    if doubled.is_multiple_of(2) {
        return step(doubled / 2).to_owned();
    }
    // 2.5 may also lie between answers two steps apart; the words hold then too
    format!("tussen {} en {}", step(doubled / 2), step(doubled / 2 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_between_two_answers_is_said_in_words() {
        assert_eq!(median(6), "neutraal");
        assert_eq!(median(7), "tussen neutraal en eens");
        assert_eq!(median(10), "helemaal eens");
    }

    #[test]
    fn what_is_hidden_says_why() {
        let few = Cell::Withheld(Withheld::TooFew { minimum: 8 });
        assert_eq!(
            hidden(&few).unwrap(),
            "Te weinig antwoorden om te tonen, minimaal 8"
        );
        assert_eq!(
            hidden(&Cell::NearlyAll {
                side: Side::Disagree
            })
            .unwrap(),
            "(Bijna) iedereen oneens"
        );
        assert_eq!(hidden(&Cell::NotAsked).unwrap(), "Niet gevraagd");
    }
}
