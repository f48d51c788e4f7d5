//! Names of clerks and scans, and the rules that keep clerks out, in few words.

use services::pool::{ClerkFacts, Exclusion, Ranking};

/// Names after each other: "Ede, Venlo en Zeist".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} en {last}", before.join(", ")),
    }
}

/// A rule in a few words, and whom it keeps out.
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
        Exclusion::SplitAuthority => "Werkt bij een deel ervan, na een splitsing",
        Exclusion::OnConflictList { .. } => "Is uitgesloten voor deze organisatie",
        Exclusion::Guides => "Begeleidt deze scan al",
        Exclusion::NoHome => "Werkplek onbekend",
        Exclusion::Inactive | Exclusion::NoCapacity => "Neemt nu geen scans aan",
        Exclusion::Full { .. } => "Geen plaats meer dit halfjaar",
        Exclusion::Absent { .. } | Exclusion::Away { .. } => "Afwezig",
        Exclusion::Near { .. } | Exclusion::TooClose { .. } => "Werkt te dichtbij",
        Exclusion::Declined { .. } => "Zei eerder nee",
    }
}

/// So many names at the most, and how many more there are.
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
}
