//! Names of people and of political parties in a question that an authority writes itself. Who is named there did not ask for a
//! verdict, and a party's name makes of a question about how democracy works one about who is right.

/// What a local question names, each name once, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Political parties, as they were typed.
    pub parties: Vec<String>,
    /// What looks like the name of a person: a capital that neither the beginning of a sentence nor the list of usual ones explains.
    pub people: Vec<String>,
}

/// Parties that had a seat in the Tweede Kamer, the Eerste Kamer, several Provinciale Staten or several general boards since 2010, by
/// names that mean nothing else; found whatever their capitals.
const PARTIES: [&str; 39] = [
    "50plus",
    "algemene waterschapspartij",
    "bbb",
    "bij1",
    "boerburgerbeweging",
    "bvnl",
    "cda",
    "christenunie",
    "christen-democratisch appèl",
    "d66",
    "democraten 66",
    "forum voor democratie",
    "fnp",
    "fryske nasjonale partij",
    "fvd",
    "gl-pvda",
    "groenlinks",
    "groenlinks-pvda",
    "groenlinks/pvda",
    "ja21",
    "nieuw sociaal contract",
    "nsc",
    "onafhankelijke politiek nederland",
    "opnl",
    "partij van de arbeid",
    "partij voor de dieren",
    "partij voor de vrijheid",
    "partij voor het noorden",
    "pvda",
    "pvdd",
    "pvv",
    "sgp",
    "socialistische partij",
    "staatkundig gereformeerde partij",
    "vvd",
    "volkspartij voor vrijheid en democratie",
    "volt nederland",
    "water natuurlijk",
    "waterschapspartij",
];

/// Parties whose name is a word as well: found only as they write it.
const PARTIES_AS_WRITTEN: [&str; 6] = [
    "DENK",
    "Code Oranje",
    "Gemeentebelangen",
    "Leefbaar",
    "SP",
    "Volt",
];

/// Words that have a capital without being a name of somebody.
const USUAL: [&str; 26] = [
    "Caribisch",
    "Den",
    "Duits",
    "Duitse",
    "Duitsland",
    "Eerste",
    "Engels",
    "Engelse",
    "Europa",
    "Europees",
    "Europese",
    "Fries",
    "Friese",
    "Gedeputeerde",
    "Kamer",
    "Koning",
    "Nederland",
    "Nederlands",
    "Nederlandse",
    "Omgevingswet",
    "Provinciale",
    "Rijk",
    "Staten",
    "Statenleden",
    "Tweede",
    "Unie",
];

/// The names in a text. `own`: the name of the authority, which may stand there.
#[must_use]
pub fn named(text: &str, own: &str) -> Named {
    let parties = parties(text);
    let of_party = |word: &str| {
        let word = word.to_lowercase();
        let mut names = parties.iter();
        names.any(|party| words(&party.to_lowercase()).any(|(part, _)| part == word))
    };
    let mut people: Vec<String> = Vec::new();
    for (word, begins) in words(text) {
        let usual = USUAL.contains(&word) || words(own).any(|(part, _)| part == word);
        let is_name = looks_like_a_name(word) && !begins && !usual && !of_party(word);
        if is_name && !people.iter().any(|known| known == word) {
            people.push(word.to_owned());
        }
    }
    Named { parties, people }
}

/// Each party once, as it stands there first.
fn parties(text: &str) -> Vec<String> {
    let typed: Vec<&str> = words(text).map(|(word, _)| word).collect();
    let anyhow = PARTIES
        .iter()
        .filter_map(|party| as_typed(&typed, party, |word, own| word.to_lowercase() == own));
    let exactly = PARTIES_AS_WRITTEN
        .iter()
        .filter_map(|party| as_typed(&typed, party, |word, own| word == own));
    anyhow.chain(exactly).collect()
}

/// The words that are those of a name, as they were typed.
fn as_typed(typed: &[&str], name: &str, is_same: impl Fn(&str, &str) -> bool) -> Option<String> {
    let name: Vec<&str> = name.split(' ').collect();
    let is_name = |run: &&[&str]| run.iter().zip(&name).all(|(word, own)| is_same(word, own));
    let mut runs = typed.windows(name.len());
    runs.find(is_name).map(|run| run.join(" "))
}

/// A capital, then small letters: an abbreviation is no name of somebody.
fn looks_like_a_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// The words of a text, each with whether a sentence begins with it.
fn words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut begins = true;
    text.split_whitespace().filter_map(move |piece| {
        let word = piece.trim_matches(|sign: char| !sign.is_alphanumeric());
        let first = begins;
        begins = piece.ends_with(['.', '!', '?', ':', '‘', '“']);
        (!word.is_empty()).then_some((word, first))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, parties: &[&str], people: &[&str]) {
        let found = named(text, "’s-Hertogenbosch");
        assert_eq!(found.parties, parties, "{text}");
        assert_eq!(found.people, people, "{text}");
    }

    #[test]
    fn parties_are_found_whatever_their_capitals() {
        finds("De VVD luistert naar inwoners.", &["VVD"], &[]);
        finds("De vvd luistert, zegt de VVD.", &["vvd"], &[]);
        finds(
            "Ik voel mij thuis bij GroenLinks-PvdA.",
            &["GroenLinks-PvdA"],
            &[],
        );
        finds(
            "De Partij voor de Dieren hoort in de raad.",
            &["Partij voor de Dieren"],
            &[],
        );
        finds(
            "Volt en DENK spreken veel in de raad.",
            &["DENK", "Volt"],
            &[],
        );
    }

    #[test]
    fn words_that_are_also_parties_are_left_alone() {
        finds("Ik denk dat er te veel volt op het net staat.", &[], &[]);
        finds("De gemeente is leefbaar.", &[], &[]);
    }

    #[test]
    fn people_are_found_by_their_capital() {
        finds("Burgemeester Jansen luistert goed.", &[], &["Jansen"]);
        finds(
            "Het plan van Fatima El-Amrani, en van Fatima alleen.",
            &[],
            &["Fatima", "El-Amrani"],
        );
    }

    #[test]
    fn beginnings_bodies_abbreviations_and_the_authority_are_no_people() {
        finds(
            "De raad van ’s-Hertogenbosch kent de wijken. Het AB ook.",
            &[],
            &[],
        );
        finds(
            "Provinciale Staten en Gedeputeerde Staten werken goed samen.",
            &[],
            &[],
        );
        finds("De Omgevingswet is duidelijk voor het MKB.", &[], &[]);
    }
}
