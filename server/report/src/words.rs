//! What results are called in words, and why something is hidden: the same in every document and on every page.

use questionnaires::results::{Cell, Label, Side, Withheld};
use questionnaires::rules::{CutOffs, Rules};

/// A kind of label, whichever group it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelKind {
    /// Verschil van beeld.
    DifferentPictures,
    /// Gedeeld knelpunt.
    SharedConcern,
    /// Gedeelde kracht.
    SharedStrength,
    /// Verdeeld binnen een groep.
    Divided,
    /// Onbekend bij een groep.
    Unknown,
}

impl LabelKind {
    /// Every kind, in the order of what to talk about first.
    pub const ALL: [Self; 5] = [
        Self::DifferentPictures,
        Self::SharedConcern,
        Self::SharedStrength,
        Self::Divided,
        Self::Unknown,
    ];

    /// The kind of a label.
    #[must_use]
    pub const fn of(label: Label) -> Self {
        match label {
            Label::SharedStrength => Self::SharedStrength,
            Label::SharedConcern => Self::SharedConcern,
            Label::DifferentPictures => Self::DifferentPictures,
            Label::DividedWithin { .. } => Self::Divided,
            Label::Unknown { .. } => Self::Unknown,
        }
    }

    /// The word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::DifferentPictures => "Verschil van beeld",
            Self::SharedConcern => "Gedeeld knelpunt",
            Self::SharedStrength => "Gedeelde kracht",
            Self::Divided => "Verdeeld",
            Self::Unknown => "Onbekend",
        }
    }

    /// What it means in a scan with these cut-offs, as a sentence.
    #[must_use]
    pub fn meaning(self, cut_offs: CutOffs) -> String {
        match self {
            Self::DifferentPictures => format!(
                "Tussen twee groepen zit {} punten of meer.",
                cut_offs.difference_points
            ),
            Self::SharedConcern => format!(
                "In elke groep die te zien is, is hoogstens {}% het eens.",
                cut_offs.concern_percent
            ),
            Self::SharedStrength => format!(
                "In elke groep die te zien is, is minstens {}% het eens.",
                cut_offs.strength_percent
            ),
            Self::Divided => "Binnen één groep lopen de antwoorden sterk uiteen.".to_owned(),
            Self::Unknown => format!(
                "{}% of meer van een groep weet het niet.",
                cut_offs.unknown_percent
            ),
        }
    }
}

/// How agreement A is read. Its limits are those of [`AgreementWord`](questionnaires::statistics::AgreementWord), the same in every scan.
pub const SPREAD_LIMITS: &str = "Dat meten wij van −1 (twee kampen tegenover elkaar) tot 1 (iedereen hetzelfde antwoord). Vanaf 0,6 \
    staat er eensgezind, vanaf 0,2 gemengd, daaronder verdeeld.";

/// That small groups are shown in less detail; `None` where none can be so small.
#[must_use]
pub fn small_groups(rules: &Rules) -> Option<String> {
    let (minimum, full) = (rules.minimum(), rules.full_detail_from());
    let whom = match full.checked_sub(minimum)? {
        0 => return None,
        1 => format!("Bij {minimum} antwoorden"),
        _ => format!("Bij {minimum} tot {} antwoorden", full - 1),
    };
    Some(format!(
        "{whom} tonen wij alleen oneens, neutraal en eens, zonder spreiding en zonder ‘weet ik niet’."
    ))
}

/// Why a cell shows no numbers, without a full stop; `None` where it shows them.
#[must_use]
pub fn hidden(cell: &Cell) -> Option<String> {
    match cell {
        Cell::NotAsked => Some("Niet gevraagd".to_owned()),
        Cell::Withheld(why) => Some(reason(*why)),
        Cell::NearlyAll { side } => Some(format!("(Bijna) iedereen {}", side_word(*side))),
        Cell::Three(_) | Cell::Five(_) => None,
    }
}

/// The same for a narrow column, in the middle of a sentence.
#[must_use]
pub fn short_hidden(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Withheld(why) => Some(short_reason(*why).to_owned()),
        other => hidden(other).map(|text| text.to_lowercase()),
    }
}

/// Why something is not shown, without a full stop.
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

/// The same for a narrow column, in the middle of a sentence.
#[must_use]
pub const fn short_reason(why: Withheld) -> &'static str {
    match why {
        Withheld::TooFew { .. } => "te weinig",
        Withheld::WouldRevealOther => "niet te tonen",
    }
}

/// One of the three classes of a small group.
const fn side_word(side: Side) -> &'static str {
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

/// The middle answer, from twice the median step, counted from 1. Between two steps it is said so.
#[must_use]
pub fn median(doubled: u32) -> String {
    let step = |step: u32| {
        let place = usize::try_from(step).unwrap_or(0).saturating_sub(1);
        STEPS.get(place).copied().unwrap_or("–")
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
    use questionnaires::rules::{GroupSizes, RulesDraft};

    #[test]
    fn a_median_between_two_answers_is_said_in_words() {
        assert_eq!(median(2), "helemaal oneens");
        assert_eq!(median(6), "neutraal");
        assert_eq!(median(7), "tussen neutraal en eens");
        assert_eq!(median(10), "helemaal eens");
    }

    #[test]
    fn small_groups_are_those_from_the_minimum_of_the_scan_on() {
        let with = |minimum| {
            small_groups(
                &Rules::new(RulesDraft {
                    minimum,
                    sizes: GroupSizes {
                        council: 30,
                        executive: 9,
                        staff: 612,
                    },
                    ..RulesDraft::default()
                })
                .unwrap(),
            )
        };
        assert!(with(5).unwrap().starts_with("Bij 5 tot 9 antwoorden"));
        assert!(with(9).unwrap().starts_with("Bij 9 antwoorden"));
        assert_eq!(with(10), None);
        assert_eq!(with(12), None);
    }

    #[test]
    fn what_is_hidden_says_why() {
        let few = Cell::Withheld(Withheld::TooFew { minimum: 8 });
        let nearly_all = Cell::NearlyAll {
            side: Side::Disagree,
        };
        assert_eq!(
            hidden(&few).unwrap(),
            "Te weinig antwoorden om te tonen, minimaal 8"
        );
        assert_eq!(short_hidden(&few).unwrap(), "te weinig");
        assert_eq!(hidden(&nearly_all).unwrap(), "(Bijna) iedereen oneens");
        assert_eq!(
            short_hidden(&nearly_all).unwrap(),
            "(bijna) iedereen oneens"
        );
        assert_eq!(hidden(&Cell::NotAsked).unwrap(), "Niet gevraagd");
    }
}
