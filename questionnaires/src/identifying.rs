//! Words by which a local question could identify the person who answers it.

/// What a word in a local question could tell about the person who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identifies {
    /// An office or function that one or a few people have.
    Function,
    /// Age or year of birth.
    Age,
    /// Gender.
    Gender,
    /// Years of service, or the year somebody came in.
    Service,
    /// A portfolio or a subject that is one person's own.
    Portfolio,
    /// A party, or the side of coalition or opposition.
    Party,
    /// Home, family, health, descent or belief.
    Private,
}

/// A word by which a local question could identify a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentifyingWord {
    /// The word as it stands in the question.
    pub word: String,
    /// What it tells.
    pub tells: Identifies,
}

/// Words that tell about the respondent in any sentence.
const ALWAYS: [(&str, Identifies); 22] = [
    ("fractievoorzitter", Identifies::Function),
    ("leeftijd", Identifies::Age),
    ("geboren", Identifies::Age),
    ("geboortejaar", Identifies::Age),
    ("leeftijdsgroep", Identifies::Age),
    ("jaar oud", Identifies::Age),
    ("geslacht", Identifies::Gender),
    ("m/v", Identifies::Gender),
    ("man of vrouw", Identifies::Gender),
    ("dienstjaren", Identifies::Service),
    ("ambtsjubileum", Identifies::Service),
    ("jaar lid", Identifies::Service),
    ("jaar in dienst", Identifies::Service),
    ("jaar raadslid", Identifies::Service),
    ("jaar statenlid", Identifies::Service),
    ("jaar wethouder", Identifies::Service),
    ("sinds 19", Identifies::Service),
    ("sinds 20", Identifies::Service),
    ("hoe lang", Identifies::Service),
    ("hoelang", Identifies::Service),
    ("mijn portefeuille", Identifies::Portfolio),
    ("uw portefeuille", Identifies::Portfolio),
];

/// Words that tell about the respondent in a sentence about "ik" or "u": "de burgemeester luistert" tells nothing, "ik ben de
/// burgemeester" all.
const ABOUT_ME: [(&str, Identifies); 62] = [
    ("voorzitter", Identifies::Function),
    ("vicevoorzitter", Identifies::Function),
    ("commissievoorzitter", Identifies::Function),
    ("raadsvoorzitter", Identifies::Function),
    ("burgemeester", Identifies::Function),
    ("locoburgemeester", Identifies::Function),
    ("loco-burgemeester", Identifies::Function),
    ("wethouder", Identifies::Function),
    ("gedeputeerde", Identifies::Function),
    ("commissaris", Identifies::Function),
    ("dijkgraaf", Identifies::Function),
    ("heemraad", Identifies::Function),
    ("hoogheemraad", Identifies::Function),
    ("griffier", Identifies::Function),
    ("statengriffier", Identifies::Function),
    ("secretaris", Identifies::Function),
    ("gemeentesecretaris", Identifies::Function),
    ("directeur", Identifies::Function),
    ("directielid", Identifies::Function),
    ("manager", Identifies::Function),
    ("leidinggevende", Identifies::Function),
    ("teamleider", Identifies::Function),
    ("afdelingshoofd", Identifies::Function),
    ("functie", Identifies::Function),
    ("penningmeester", Identifies::Function),
    ("steunfractielid", Identifies::Function),
    ("burgerraadslid", Identifies::Function),
    ("commissielid", Identifies::Function),
    ("jonger", Identifies::Age),
    ("ouder dan", Identifies::Age),
    ("jongste", Identifies::Age),
    ("oudste", Identifies::Age),
    ("gepensioneerd", Identifies::Age),
    ("pensioen", Identifies::Age),
    ("vrouw", Identifies::Gender),
    ("man", Identifies::Gender),
    ("gender", Identifies::Gender),
    ("non-binair", Identifies::Gender),
    ("eerste termijn", Identifies::Service),
    ("tweede termijn", Identifies::Service),
    ("eerste periode", Identifies::Service),
    ("nieuw in", Identifies::Service),
    ("nieuwkomer", Identifies::Service),
    ("ervaren", Identifies::Service),
    ("portefeuille", Identifies::Portfolio),
    ("portefeuillehouder", Identifies::Portfolio),
    ("woordvoerder", Identifies::Portfolio),
    ("rapporteur", Identifies::Portfolio),
    ("partij", Identifies::Party),
    ("coalitie", Identifies::Party),
    ("coalitielid", Identifies::Party),
    ("oppositie", Identifies::Party),
    ("oppositielid", Identifies::Party),
    ("eenmansfractie", Identifies::Party),
    ("lijsttrekker", Identifies::Party),
    ("woon", Identifies::Private),
    ("woont", Identifies::Private),
    ("kinderen", Identifies::Private),
    ("geloof", Identifies::Private),
    ("beperking", Identifies::Private),
    ("migratieachtergrond", Identifies::Private),
    ("afkomst", Identifies::Private),
];

/// Words with which a sentence speaks about the person who answers.
const ME: [&str; 9] = [
    "ik", "mij", "me", "mijn", "mezelf", "mijzelf", "u", "uw", "uzelf",
];

/// The words by which a question could identify the person who answers it ("Ik ben fractievoorzitter"): a warning to the lead, since a
/// list of words cannot judge. Each word once.
#[must_use]
pub fn identifying_words(text: &str) -> Vec<IdentifyingWord> {
    let plain = plain_words(text);
    let about_me = ME.iter().any(|me| stands_in(&plain, me));
    let lists = ALWAYS.iter().chain(ABOUT_ME.iter().filter(|_| about_me));
    let found = lists.filter(|(word, _)| stands_in(&plain, word));
    found
        .map(|(word, tells)| IdentifyingWord {
            word: (*word).to_owned(),
            tells: *tells,
        })
        .collect()
}

/// The text in small letters, its words between single spaces.
fn plain_words(text: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/');
    let spaced: String = text
        .to_lowercase()
        .chars()
        .map(|c| if kept(c) { c } else { ' ' })
        .collect();
    let words: Vec<_> = spaced.split_whitespace().collect();
    format!(" {} ", words.join(" "))
}

/// Whether a word stands there whole; a year such as "sinds 20" may go on.
fn stands_in(plain: &str, word: &str) -> bool {
    let open_ended = word.ends_with(|c: char| c.is_ascii_digit());
    let end = if open_ended { "" } else { " " };
    plain.contains(&format!(" {word}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn tells(text: &str, expected: &[Identifies]) {
        let found: Vec<_> = identifying_words(text)
            .into_iter()
            .map(|word| word.tells)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn questions_that_identify_a_person_are_flagged() {
        tells("Bent u fractievoorzitter?", &[Identifies::Function]);
        tells("Ik ben wethouder.", &[Identifies::Function]);
        tells("Mijn leeftijd is hoger dan 60.", &[Identifies::Age]);
        tells("Ik ben een VROUW.", &[Identifies::Gender]);
        tells(
            "Ik ben langer dan acht jaar lid van de raad.",
            &[Identifies::Service],
        );
        tells("Lid sinds 2018.", &[Identifies::Service]);
        tells(
            "Ik heb genoeg ambtenaren voor mijn portefeuille.",
            &[Identifies::Portfolio, Identifies::Portfolio],
        );
        tells("Als oppositielid word ik gehoord.", &[Identifies::Party]);
        tells("Ik woon in het buitengebied.", &[Identifies::Private]);
    }

    #[test]
    fn statements_about_others_are_left_alone() {
        tells("De burgemeester luistert goed naar de oppositie.", &[]);
        tells("Ik vind dat iedereen in de raad kan meepraten.", &[]);
        tells("De gemeente is er voor jong en oud, man en vrouw.", &[]);
    }
}
