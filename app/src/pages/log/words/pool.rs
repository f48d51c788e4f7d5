//! The pool of clerks.

use super::changed;
use crate::pages::dates::day;
use crate::pages::log::Names;
use services::audit::PoolEvent as Event;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::PoolMemberInvited { member: id } => {
            format!("{} uitgenodigd voor de griffierspool", names.member(id))
        }
        Event::PoolProfileKept { member: id, fields } if *fields == ["notes"] => {
            format!("Notities over {} gewijzigd", names.member(id))
        }
        Event::PoolProfileKept { member: id, fields } => profile(names.member(id), fields),
        Event::AbsenceChanged {
            member: id,
            from,
            until,
            change,
        } => format!(
            "Afwezigheid van {} {}: {} tot en met {}",
            names.member(id),
            changed(*change),
            day(*from),
            day(*until)
        ),
        Event::ConflictListed {
            member: id,
            authority: code,
            reason,
        } => format!(
            "{} uitgesloten voor {}: {reason}",
            names.member(id),
            names.authority(code)
        ),
        Event::ConflictLifted {
            member: id,
            authority: code,
        } => format!(
            "{} niet meer uitgesloten voor {}",
            names.member(id),
            names.authority(code)
        ),
        Event::PoolImported { added, changed } => {
            format!("Bestand met griffiers overgenomen: {added} nieuw, {changed} bijgewerkt")
        }
    }
}

/// What was changed in the profile of a clerk.
fn profile(name: &str, fields: &[String]) -> String {
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
