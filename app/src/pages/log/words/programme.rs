//! What the programme office sets, plans and offers.

use super::changed;
use crate::pages::dates::day;
use crate::pages::log::Names;
use crate::pages::programme::uptake::words::plural;
use questionnaires::kind::AuthorityKind;
use services::audit::{Change, ProgrammeEvent as Event};
use services::scans::arrangements::SessionKind;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::ProgrammeSettingsChanged { fields } => settings(fields),
        Event::CampaignChanged {
            campaign, change, ..
        } => format!("{} {}", names.campaign(campaign), changed(*change)),
        Event::CampaignInvited {
            campaign,
            added,
            removed,
        } => invited(
            &names.campaign(campaign),
            &names.each(added),
            &names.each(removed),
        ),
        Event::CampaignEnded {
            campaign,
            on: Some(on),
        } => format!("{} beëindigd op {}", names.campaign(campaign), day(*on)),
        Event::CampaignEnded { campaign, on: None } => {
            format!("{} loopt toch door", names.campaign(campaign))
        }
        Event::SupportChanged { name, change, .. } => {
            format!("Aanbod ‘{name}’ {}", offered(*change))
        }
        Event::StandardScriptChanged {
            session,
            authority_kind,
            step,
            change,
            ..
        } => format!(
            "{}: onderdeel ‘{step}’ {}",
            standard_script(*session, *authority_kind),
            changed(*change)
        ),
        Event::StandardScriptReplaced {
            session,
            authority_kind,
            proposed,
        } => {
            let what = if *proposed {
                "teruggezet naar het ingebouwde"
            } else {
                "eerdere versie teruggezet"
            };
            format!("{}: {what}", standard_script(*session, *authority_kind))
        }
    }
}

fn settings(fields: &[(String, String, String)]) -> String {
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

/// So many names at the most; of a whole province it is enough to see the first.
const MOST_NAMES: usize = 12;

/// Whom a campaign invites since then, and whom not any more.
fn invited(campaign: &str, added: &[String], removed: &[String]) -> String {
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

/// What the programme offers.
const fn offered(change: Change) -> &'static str {
    match change {
        Change::Added => "toegevoegd",
        Change::Changed => "gewijzigd",
        Change::Moved => "op een andere plek gezet",
        Change::Removed => "wordt niet meer aangeboden",
        Change::Restored => "wordt weer aangeboden",
    }
}

/// Such as "Standaarddraaiboek van het startgesprek voor provincies".
fn standard_script(session: SessionKind, kind: AuthorityKind) -> String {
    format!(
        "Standaarddraaiboek van het {} voor {}",
        session.code(),
        plural(&[kind])
    )
}
