//! The pool in words: why a clerk may not guide a scan, and what speaks for and against one who may.

use super::dates;
use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use services::pool::{Exclusion, Language, Nearness, Reason};

/// Why not, for whoever is told so: what the programme office wrote down for itself stays there.
#[must_use]
pub fn rule(found: &Exclusion) -> String {
    match found {
        Exclusion::OnConflictList { .. } => "Is uitgesloten voor deze organisatie.".to_owned(),
        other => exclusion(other),
    }
}

/// Why not, as a sentence about the clerk, for the programme.
#[must_use]
pub fn exclusion(exclusion: &Exclusion) -> String {
    match exclusion {
        Exclusion::Lead => "Is zelf trekker van deze scan.".to_owned(),
        Exclusion::OwnAuthority => "Werkt bij deze organisatie.".to_owned(),
        Exclusion::MergedAuthority => {
            "Werkt bij een organisatie die met deze is samengegaan.".to_owned()
        }
        Exclusion::SplitAuthority => {
            "Werkt bij een organisatie die een deel van deze kreeg na een splitsing, of andersom."
                .to_owned()
        }
        Exclusion::LeadsAuthority => "Is trekker bij deze organisatie.".to_owned(),
        Exclusion::OnConflictList { reason } => {
            format!("Is uitgesloten voor deze organisatie: {reason}")
        }
        Exclusion::Guides => "Begeleidt deze scan al.".to_owned(),
        Exclusion::NoHome => {
            "In het profiel staat geen eigen organisatie. Wij kunnen niet nagaan of dit mag."
                .to_owned()
        }
        Exclusion::Inactive => "Doet nu niet mee in de pool.".to_owned(),
        Exclusion::NoCapacity => "Neemt geen scans aan: het aantal plaatsen is 0.".to_owned(),
        Exclusion::Full { occupied, capacity } => {
            format!(
                "Zit dit halfjaar vol: {} bezet.",
                places(*occupied, *capacity)
            )
        }
        Exclusion::Absent { on, until } => format!(
            "Is afwezig op {}, de dag van een gesprek (tot en met {}).",
            dates::day(*on),
            dates::day(*until)
        ),
        Exclusion::Away { from, until } => {
            format!("Is de hele periode van deze scan {}.", away(*from, *until))
        }
        Exclusion::Near { nearness } => near(*nearness).to_owned(),
        Exclusion::TooClose { km, least, about } => format!(
            "Werkt op {} afstand. De afspraak is minstens {least} km.",
            kilometres(*km, *about)
        ),
        Exclusion::Declined { reason } => format!("Zei eerder nee: {reason}"),
    }
}

/// "afwezig van ma 3 mei 2027 tot en met vr 21 mei 2027".
fn away(from: NaiveDate, until: NaiveDate) -> String {
    format!(
        "afwezig van {} tot en met {}",
        dates::day(from),
        dates::day(until)
    )
}

const fn near(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::Neighbours => "Werkt bij een buur van deze organisatie.",
        Nearness::SharedArea => "Werkt in hetzelfde gebied.",
    }
}

/// What was weighed, as one line: "42 km, kende al een waterschap, 1 van 3 plaatsen bezet".
#[must_use]
pub fn reasons(reasons: &[Reason]) -> String {
    let words: Vec<String> = reasons.iter().map(reason).collect();
    let line = words.join(", ");
    let mut signs = line.chars();
    signs
        .next()
        .map(|first| first.to_uppercase().chain(signs).collect())
        .unwrap_or_default()
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Distance { km, about } => kilometres(*km, *about),
        Reason::DistanceUnknown => "afstand onbekend".to_owned(),
        Reason::BeyondTravel { travel, by } => {
            format!("{by} km verder dan de {travel} km die hij of zij wil reizen")
        }
        Reason::OutsideRegion => "buiten de provincies van voorkeur".to_owned(),
        Reason::Load { occupied, capacity } => format!("{} bezet", places(*occupied, *capacity)),
        Reason::Experience { kind, known: true } => format!("kende al {}", one(*kind)),
        Reason::Experience { kind, known: false } => format!("begeleidde nog niet {}", one(*kind)),
        Reason::Fairness { guided: 0 } => "kreeg de laatste twee jaar geen scan".to_owned(),
        Reason::Fairness { guided: 1 } => "kreeg de laatste twee jaar 1 scan".to_owned(),
        Reason::Fairness { guided } => format!("kreeg de laatste twee jaar {guided} scans"),
        Reason::Frisian => "spreekt Fries".to_owned(),
        Reason::NoFrisian => "spreekt geen Fries".to_owned(),
        Reason::Untrained => "nog niet getraind".to_owned(),
        Reason::Unconfirmed => "deelname nog niet bevestigd".to_owned(),
        Reason::Away { from, until, .. } => away(*from, *until),
    }
}

/// "42 km", or "ongeveer 42 km" where the place of one of the two is a rough one.
#[must_use]
pub fn kilometres(km: u32, about: bool) -> String {
    if about {
        format!("ongeveer {km} km")
    } else {
        format!("{km} km")
    }
}

/// How many places somebody has and how many are taken, in the third person: "1 van 3 plaatsen"; of who has none that they take no
/// scans now, and how many they guide all the same.
#[must_use]
pub fn occupancy(occupied: u32, capacity: u32) -> String {
    match (occupied, capacity) {
        (0, 0) => "neemt nu geen scans aan".to_owned(),
        (guided, 0) => format!("neemt nu geen scans aan, begeleidt er {guided}"),
        _ => places(occupied, capacity),
    }
}

/// The same, said to whose places they are.
#[must_use]
pub fn own_occupancy(occupied: u32, capacity: u32) -> String {
    match (occupied, capacity) {
        (0, 0) => "U neemt nu geen scans aan.".to_owned(),
        (guided, 0) => format!("U neemt nu geen scans aan, en begeleidt er {guided}."),
        _ => format!(
            "Bij u is dit halfjaar bezet: {}.",
            places(occupied, capacity)
        ),
    }
}

/// "1 van 3 plaatsen".
#[must_use]
pub fn places(occupied: u32, capacity: u32) -> String {
    let noun = if capacity == 1 { "plaats" } else { "plaatsen" };
    format!("{occupied} van {capacity} {noun}")
}

/// One of a kind, with its article.
const fn one(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "een gemeente",
        AuthorityKind::Province => "een provincie",
        AuthorityKind::WaterBoard => "een waterschap",
    }
}

/// Several of a kind.
#[must_use]
pub const fn several(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "Gemeenten",
        AuthorityKind::Province => "Provincies",
        AuthorityKind::WaterBoard => "Waterschappen",
    }
}

/// The name of a language.
#[must_use]
pub const fn language(language: Language) -> &'static str {
    match language {
        Language::Dutch => "Nederlands",
        Language::Frisian => "Fries",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_takes_no_scans_has_no_places_to_be_taken() {
        assert_eq!(occupancy(1, 3), "1 van 3 plaatsen");
        assert_eq!(occupancy(0, 0), "neemt nu geen scans aan");
        assert_eq!(occupancy(3, 0), "neemt nu geen scans aan, begeleidt er 3");
        assert_eq!(
            own_occupancy(3, 0),
            "U neemt nu geen scans aan, en begeleidt er 3."
        );
        assert_eq!(
            own_occupancy(0, 1),
            "Bij u is dit halfjaar bezet: 0 van 1 plaats."
        );
    }

    #[test]
    fn a_rank_is_explained_in_one_line() {
        let weighed = [
            Reason::Distance {
                km: 42,
                about: false,
            },
            Reason::Experience {
                kind: AuthorityKind::WaterBoard,
                known: true,
            },
            Reason::Load {
                occupied: 1,
                capacity: 3,
            },
        ];
        assert_eq!(
            reasons(&weighed),
            "42 km, kende al een waterschap, 1 van 3 plaatsen bezet"
        );
        assert_eq!(
            reasons(&[Reason::DistanceUnknown, Reason::Untrained]),
            "Afstand onbekend, nog niet getraind"
        );
        let (km, about) = (80, true);
        assert_eq!(reasons(&[Reason::Distance { km, about }]), "Ongeveer 80 km");
    }
}
