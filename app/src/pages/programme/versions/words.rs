//! What versions, changes and places in a questionnaire are called.

use crate::pages::dates;
use questionnaires::comparison::StatementChange;
use questionnaires::identifying::Identifies;
use questionnaires::kind::AuthorityKind;
use services::versions::{Stamp, Standing};

/// Where a version stands, in a few words.
#[must_use]
pub const fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::Embedded => "Komt met het programma",
        Standing::Proposed { .. } => "Wacht op vrijgave",
        Standing::Released { .. } => "Vrijgegeven",
    }
}

/// Who did something and when: "Marijke de Vries op ma 23 november 2026, 12:00".
#[must_use]
pub fn stamp(stamp: &Stamp) -> String {
    format!("{} op {}", stamp.by, dates::moment(stamp.at))
}

/// The beginning of a hash: enough to tell two files apart.
#[must_use]
pub fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}

/// How many scans, in words.
#[must_use]
pub fn scans(count: usize) -> String {
    match count {
        0 => "geen scans".to_owned(),
        1 => "1 scan".to_owned(),
        many => format!("{many} scans"),
    }
}

/// What became of a statement.
#[must_use]
pub const fn change(change: StatementChange) -> &'static str {
    match change {
        StatementChange::Same => "Gelijk",
        StatementChange::Corrected => "Andere woorden, wel te vergelijken",
        StatementChange::Reworded => "Andere woorden, niet te vergelijken",
        StatementChange::ScaleChanged => "Andere schaal, niet te vergelijken",
        StatementChange::New => "Nieuw",
        StatementChange::Gone => "Vervallen",
    }
}

/// A sign for the same, so that a list can be scanned without colour.
#[must_use]
pub const fn sign(change: StatementChange) -> &'static str {
    match change {
        StatementChange::Same => "=",
        StatementChange::Corrected => "≈",
        StatementChange::Reworded | StatementChange::ScaleChanged => "≠",
        StatementChange::New => "+",
        StatementChange::Gone => "−",
    }
}

/// A kind of authority in a sentence.
#[must_use]
pub const fn kind(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "gemeente",
        AuthorityKind::Province => "provincie",
        AuthorityKind::WaterBoard => "waterschap",
    }
}

/// What a word in a statement could tell of the person who answers.
#[must_use]
pub const fn tells(tells: Identifies) -> &'static str {
    match tells {
        Identifies::Function => "functie",
        Identifies::Age => "leeftijd",
        Identifies::Gender => "geslacht",
        Identifies::Service => "jaren in functie",
        Identifies::Portfolio => "portefeuille",
        Identifies::Party => "partij of coalitie",
        Identifies::Private => "privé",
    }
}

/// A place beside the statements, as the file names it, in words.
#[must_use]
pub fn place(place: &str) -> String {
    let (first, rest) = place.split_once('.').unwrap_or((place, ""));
    let paragraph = |what: &str| format!("{what}, alinea {rest}");
    match first {
        "title" => "Naam van de scan".to_owned(),
        "welcome" => "Vraag op de eerste pagina".to_owned(),
        "about_authority" => paragraph("Wat de organisatie doet"),
        "introduction" => paragraph("Inleiding"),
        "who_sees_what" => format!("Wie ziet wat, regel {rest}"),
        "scale" => format!("Antwoord {rest}"),
        "remark" => "Vraag om een opmerking".to_owned(),
        "directions_question" => "Vraag boven de richtingen".to_owned(),
        "background" => format!("Vraag over wie invult: {rest}"),
        "sending" => paragraph("Voor het versturen"),
        "closing" => paragraph("Na het versturen"),
        "caveat" => "Zin bij elk verslag".to_owned(),
        direction if direction.starts_with('R') => format!("Richting {direction}"),
        theme => match rest.split_once('.') {
            Some(("words", word)) => format!("Moeilijk woord bij thema {theme}: {word}"),
            _ if rest == "explanation" => format!("Uitleg bij thema {theme}"),
            _ => format!("Naam van thema {theme}"),
        },
    }
}
