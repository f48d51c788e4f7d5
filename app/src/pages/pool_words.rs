//! The pool's rules and reasons in words.

use super::dates;
use questionnaires::kind::AuthorityKind;
use services::pool::facts::ClerkFacts;
use services::pool::geography::Nearness;
use services::pool::ranking::{Offer, Ranking, Reason};
use services::pool::rules::Exclusion;

/// Names after each other: "Ede, Venlo en Zeist".
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} en {last}", before.join(", ")),
    }
}

/// All that was weighed, in words and figures: "42 km, 1 van 3 plaatsen bezet, begeleidde al een waterschap".
#[must_use]
pub fn reasons(offer: &Offer) -> String {
    let words: Vec<String> = offer.reasons.iter().map(reason).collect();
    words.join(", ")
}

/// The distance and the places, for a list in which there is room for little.
#[must_use]
pub fn in_short(offer: &Offer) -> String {
    let short = offer.reasons.iter().filter(|reason| {
        matches!(
            reason,
            Reason::Distance { .. } | Reason::DistanceUnknown | Reason::Load { .. }
        )
    });
    let words: Vec<String> = short.map(reason).collect();
    words.join(", ")
}

/// One thing that speaks for or against a clerk.
#[must_use]
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Distance { km } => format!("{km} km"),
        Reason::DistanceUnknown => "afstand onbekend".to_owned(),
        Reason::BeyondTravel { travel, .. } => format!("reist liever niet verder dan {travel} km"),
        Reason::OutsideRegion => "buiten de gewenste provincies".to_owned(),
        Reason::Load { occupied, capacity } => {
            let places = if *capacity == 1 { "plaats" } else { "plaatsen" };
            format!("{occupied} van {capacity} {places} bezet")
        }
        Reason::Experience { kind, known: true } => {
            format!("begeleidde al een {}", kind_in_sentence(*kind))
        }
        Reason::Experience { kind, known: false } => {
            format!("begeleidde nog geen {}", kind_in_sentence(*kind))
        }
        Reason::Fairness { guided: 0 } => "in twee jaar nog geen scan".to_owned(),
        Reason::Fairness { guided: 1 } => "1 scan in twee jaar".to_owned(),
        Reason::Fairness { guided } => format!("{guided} scans in twee jaar"),
        Reason::Frisian => "spreekt Fries".to_owned(),
        Reason::NoFrisian => "spreekt geen Fries".to_owned(),
        Reason::Untrained => "nog niet getraind".to_owned(),
    }
}

const fn kind_in_sentence(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "gemeente",
        AuthorityKind::Province => "provincie",
        AuthorityKind::WaterBoard => "waterschap",
    }
}

/// Which rule keeps a clerk out, as a sentence about that clerk.
#[must_use]
pub fn excluded(exclusion: &Exclusion) -> String {
    match exclusion {
        Exclusion::Lead => "Is zelf trekker van deze scan.".to_owned(),
        Exclusion::OwnAuthority => "Werkt bij deze organisatie.".to_owned(),
        Exclusion::MergedAuthority => {
            "Werkt bij een organisatie die met deze is samengegaan.".to_owned()
        }
        Exclusion::LeadsAuthority => "Is trekker voor deze organisatie.".to_owned(),
        Exclusion::OnConflictList { reason } => format!("Staat op de conflictlijst: {reason}"),
        Exclusion::Guides => "Begeleidt deze scan al.".to_owned(),
        Exclusion::NoHome => "Wij weten niet waar deze griffier werkt.".to_owned(),
        Exclusion::Inactive => "Doet nu niet mee in de pool.".to_owned(),
        Exclusion::NoCapacity => "Neemt nu geen scans aan.".to_owned(),
        Exclusion::Full { occupied, capacity } => {
            format!("Heeft geen plaats meer: {occupied} van {capacity} bezet.")
        }
        Exclusion::Absent { on, until } => format!(
            "Is er niet op {}. De afwezigheid duurt tot en met {}.",
            dates::day(*on),
            dates::day(*until)
        ),
        Exclusion::Near(Nearness::Neighbours) => {
            "Werkt bij een buur van deze organisatie.".to_owned()
        }
        Exclusion::Near(Nearness::SharedArea) => {
            "Werkt in het gebied van deze organisatie.".to_owned()
        }
        Exclusion::TooClose { km, least } => {
            format!("Werkt op {km} km. Het moet minstens {least} km zijn.")
        }
        Exclusion::Declined { reason } => format!("Zei eerder nee: {reason}"),
    }
}

/// A rule in a few words, and whom it keeps out.
#[must_use]
pub fn by_rule(ranking: &Ranking, clerks: &[ClerkFacts]) -> Vec<(&'static str, String)> {
    let mut rules: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (id, exclusion) in &ranking.excluded {
        let name = clerks.iter().find(|clerk| clerk.id == *id);
        let name = name.map_or_else(String::new, |clerk| clerk.name.clone());
        let rule = rule(exclusion);
        match rules.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, names)) => names.push(name),
            None => rules.push((rule, vec![name])),
        }
    }
    rules.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
    rules
        .into_iter()
        .map(|(rule, names)| (rule, some_of(&names, 3, "anderen")))
        .collect()
}

const fn rule(exclusion: &Exclusion) -> &'static str {
    match exclusion {
        Exclusion::Lead | Exclusion::LeadsAuthority => "Is zelf trekker",
        Exclusion::OwnAuthority | Exclusion::MergedAuthority => "Werkt er zelf",
        Exclusion::OnConflictList { .. } => "Staat op de conflictlijst",
        Exclusion::Guides => "Begeleidt deze scan al",
        Exclusion::NoHome => "Werkplek onbekend",
        Exclusion::Inactive | Exclusion::NoCapacity => "Neemt nu geen scans aan",
        Exclusion::Full { .. } => "Geen plaats meer dit halfjaar",
        Exclusion::Absent { .. } => "Afwezig",
        Exclusion::Near(_) | Exclusion::TooClose { .. } => "Werkt te dichtbij",
        Exclusion::Declined { .. } => "Zei eerder nee",
    }
}

/// So many names at the most, and how many more there are.
#[must_use]
pub fn some_of(names: &[String], shown: usize, others: &str) -> String {
    if names.len() <= shown + 1 {
        return listed(names);
    }
    let more = names.len() - shown;
    format!("{} en {more} {others}", names[..shown].join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_of_names_are_cut_short_and_say_so() {
        let names: Vec<String> = ["Bas", "Els", "Mo", "Ine", "Ype"].map(str::to_owned).into();
        assert_eq!(listed(&names[..1]), "Bas");
        assert_eq!(some_of(&names[..4], 3, "anderen"), "Bas, Els, Mo en Ine");
        assert_eq!(some_of(&names, 3, "anderen"), "Bas, Els, Mo en 2 anderen");
    }

    #[test]
    fn reasons_read_as_one_line() {
        let offer = Offer {
            clerk: services::ids::MemberId::random(),
            cost: 0,
            reasons: vec![
                Reason::Distance { km: 42 },
                Reason::Load {
                    occupied: 1,
                    capacity: 3,
                },
                Reason::Experience {
                    kind: AuthorityKind::WaterBoard,
                    known: true,
                },
            ],
        };
        assert_eq!(
            reasons(&offer),
            "42 km, 1 van 3 plaatsen bezet, begeleidde al een waterschap"
        );
    }
}
