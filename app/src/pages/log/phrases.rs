//! The parts of a log's sentences that hang on what exactly was done.

use crate::pages::dates::day;
use crate::pages::programme::uptake::words::plural;
use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use services::audit::Change;
use services::scans::arrangements::SessionKind;
use services::sessions::Audience;

/// What the programme offers.
pub const fn offered(change: Change) -> &'static str {
    match change {
        Change::Added => "toegevoegd",
        Change::Changed => "gewijzigd",
        Change::Moved => "op een andere plek gezet",
        Change::Removed => "wordt niet meer aangeboden",
        Change::Restored => "wordt weer aangeboden",
    }
}

/// Support of the programme that the lead asks for.
pub fn asked(name: &str, change: Change) -> String {
    match change {
        Change::Added | Change::Restored => format!("Hulp van het programma gevraagd: {name}"),
        Change::Changed | Change::Moved => format!("Vraag om hulp aangepast: {name}"),
        Change::Removed => format!("Vraag om hulp weggehaald: {name}"),
    }
}

/// What the programme does about it.
pub fn taken(name: &str, taken_up: bool) -> String {
    if taken_up {
        format!("Programma pakte de vraag om hulp op: {name}")
    } else {
        format!("Vraag om hulp wacht weer op het programma: {name}")
    }
}

pub fn with_line(what: &str, line: &str) -> String {
    if line.is_empty() {
        what.to_owned()
    } else {
        format!("{what}: {line}")
    }
}

pub fn settings(fields: &[(String, String, String)]) -> String {
    let none = |text: &str| {
        if text.is_empty() {
            "niets".to_owned()
        } else {
            format!("‘{text}’")
        }
    };
    let changes: Vec<String> = fields
        .iter()
        .map(|(field, old, new)| format!("{} van {} naar {}", setting(field), none(old), none(new)))
        .collect();
    if changes.is_empty() {
        "Instellingen opgeslagen, niets gewijzigd".to_owned()
    } else {
        format!("Instellingen gewijzigd: {}", changes.join("; "))
    }
}

fn setting(field: &str) -> &'static str {
    match field {
        "name" => "naam",
        "goal" => "doel",
        "goal_by" => "dag van het doel",
        "starting_figure" => "beginstand",
        "starting_on" => "dag van de beginstand",
        "counted_kinds" => "soorten die meetellen",
        "contact_name" => "contactpersoon",
        "contact_email" => "e-mailadres voor vragen",
        "answer_within_days" => "dagen om te antwoorden",
        "least_distance_km" => "kleinste afstand in km",
        "stalls_after_days" => "dagen tot stilstand",
        _ => "een instelling",
    }
}

/// What was changed in the profile of a clerk.
pub fn profile(name: &str, fields: &[String]) -> String {
    if fields.is_empty() {
        return format!("Profiel van {name} opgeslagen, niets gewijzigd");
    }
    let words: Vec<&str> = fields.iter().map(|field| of_profile(field)).collect();
    format!("Profiel van {name} gewijzigd: {}", words.join(", "))
}

fn of_profile(field: &str) -> &'static str {
    match field {
        "name" => "naam",
        "home" => "eigen organisatie",
        "functions" => "functies",
        "kinds" => "wat eerder is begeleid",
        "trained_on" => "dag van de training",
        "travel_km" => "reisafstand",
        "regions" => "provincies",
        "languages" => "talen",
        "capacity" => "aantal plaatsen",
        "active" => "meedoen in de pool",
        _ => "een gegeven",
    }
}

/// So many names at the most; of a whole province it is enough to see the first.
const MOST_NAMES: usize = 12;

/// Whom a campaign invites since then, and whom not any more.
pub fn invited(campaign: &str, added: &[String], removed: &[String]) -> String {
    let parts = [("erbij", added), ("eraf", removed)];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what} {}", some_names(names)))
        .collect();
    if told.is_empty() {
        format!("{campaign}: genodigden opgeslagen, niets gewijzigd")
    } else {
        format!("{campaign}: genodigden {}", told.join("; "))
    }
}

fn some_names(names: &[String]) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    let shown = names[..names.len() - more].join(", ");
    match more {
        0 => shown,
        1 => format!("{shown} en 1 andere"),
        more => format!("{shown} en {more} andere"),
    }
}

/// What an edition of the register brought: only what there is of it.
pub fn register(as_of: NaiveDate, counts: &[(i64, &str)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let what = if parts.is_empty() {
        "niets veranderd".to_owned()
    } else {
        parts.join(", ")
    };
    format!("Register van {} overgenomen: {what}", day(as_of))
}

pub fn opened(version: &str, local_questions: usize) -> String {
    match local_questions {
        0 => format!("Vragenlijst geopend met versie {version}"),
        1 => format!("Vragenlijst geopend met versie {version} en 1 eigen vraag"),
        more => format!("Vragenlijst geopend met versie {version} en {more} eigen vragen"),
    }
}

pub fn closed(by_hand: bool, destroyed: u64) -> String {
    let how = if by_hand {
        "Vragenlijst met de hand gesloten"
    } else {
        "Vragenlijst gesloten, de periode was voorbij"
    };
    match destroyed {
        0 => how.to_owned(),
        1 => format!("{how}. 1 code of begonnen lijst vernietigd"),
        all => format!("{how}. Alle {all} codes en begonnen lijsten vernietigd"),
    }
}

pub fn adopted(version: i64, decision_number: &str) -> String {
    let which = if version > 1 {
        format!("Versie {version}.0 van het verbeterplan vastgesteld")
    } else {
        "Verbeterplan vastgesteld".to_owned()
    };
    if decision_number.is_empty() {
        which
    } else {
        format!("{which}, besluit {decision_number}")
    }
}

pub const fn answered(change: Change) -> &'static str {
    match change {
        Change::Added => "Antwoord op opmerkingen geschreven",
        Change::Changed | Change::Moved => "Antwoord op opmerkingen aangepast",
        Change::Removed => "Antwoord op opmerkingen weggehaald",
        Change::Restored => "Antwoord op opmerkingen teruggezet",
    }
}

pub fn room_ended(by_hand: bool, phones: u64) -> String {
    let how = if by_hand {
        "Gesprek in de zaal beëindigd"
    } else {
        "Gesprek in de zaal beëindigd, de tijd was voorbij"
    };
    match phones {
        0 => how.to_owned(),
        1 => format!("{how}. Gegevens van 1 telefoon vernietigd"),
        all => format!("{how}. Gegevens van {all} telefoons vernietigd"),
    }
}

/// Who reads what the clerk wrote for the talk.
pub const fn shared(with: Audience) -> &'static str {
    match with {
        Audience::Clerk => "Duiding en gesprekspunten zijn alleen nog voor de procesbegeleider",
        Audience::Lead => "Duiding en gesprekspunten gedeeld met de trekker",
        Audience::Everybody => "Duiding en gesprekspunten gedeeld met iedereen die de scan ziet",
    }
}

pub const fn changed(change: Change) -> &'static str {
    match change {
        Change::Added => "toegevoegd",
        Change::Changed | Change::Moved => "gewijzigd",
        Change::Removed => "weggehaald",
        Change::Restored => "teruggezet",
    }
}

/// A round of picks that was taken back, and what went with it.
pub fn withdrawn(round: i64, phones: u64) -> String {
    match phones {
        0 => format!("Ronde {round} ingetrokken. Niemand had gekozen"),
        1 => format!("Ronde {round} ingetrokken. De keuze van 1 telefoon is vernietigd"),
        phones => {
            format!("Ronde {round} ingetrokken. De keuzes van {phones} telefoons zijn vernietigd")
        }
    }
}

/// Such as "Standaarddraaiboek van het startgesprek voor provincies".
pub fn standard_script(session: SessionKind, kind: AuthorityKind) -> String {
    format!(
        "Standaarddraaiboek van het {} voor {}",
        session.code(),
        plural(&[kind])
    )
}
