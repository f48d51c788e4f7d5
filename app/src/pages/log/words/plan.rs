//! The plan, until it is adopted and when it is amended.

use services::audit::{Change, PlanEvent as Event};

pub fn sentence(event: &Event) -> String {
    match event {
        Event::ActionChanged { .. } => "Acties gewijzigd".to_owned(),
        Event::SupportAsked { name, change, .. } => asked(name, *change),
        Event::SupportTakenUp { name, taken_up, .. } => taken(name, *taken_up),
        Event::PlanWritten { .. } => "Verbeterplan geschreven".to_owned(),
        Event::PlanAdopted {
            version,
            decision_number,
            ..
        } => adopted(*version, decision_number),
        Event::PlanAmended { reason } => {
            format!("Wijziging van het verbeterplan begonnen: {reason}")
        }
        Event::PlanAmendmentGivenUp => "Wijziging van het verbeterplan ingetrokken".to_owned(),
    }
}

/// Support of the programme that the lead asks for.
fn asked(name: &str, change: Change) -> String {
    match change {
        Change::Added | Change::Restored => format!("Hulp van het programma gevraagd: {name}"),
        Change::Changed | Change::Moved => format!("Vraag om hulp aangepast: {name}"),
        Change::Removed => format!("Vraag om hulp weggehaald: {name}"),
    }
}

/// What the programme does about it.
fn taken(name: &str, taken_up: bool) -> String {
    if taken_up {
        format!("Programma pakte de vraag om hulp op: {name}")
    } else {
        format!("Vraag om hulp wacht weer op het programma: {name}")
    }
}

fn adopted(version: i64, decision_number: &str) -> String {
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
