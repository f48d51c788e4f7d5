//! `/programma/logboek`: what was done outside of scans, by whom and when.

use super::frame::{Part, programme_page};
use crate::pages::{
    dates,
    load::load,
    scans::log::actor,
    table::{Column::Text, Table},
    visit::use_visit,
};
use leptos::prelude::*;
use services::audit::{self, AuditEntry, AuditEvent, Change, ProgrammeLog};
use services::authorities::AuthorityCode;
use services::ids::{CampaignId, MemberId};

/// How far back it goes.
const MOST: u32 = 200;

/// `/programma/logboek`
#[component]
pub fn ProgrammeLogPage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let log = audit::of_programme(&visit.actor, visit.services(), MOST).await?;
        let body = if log.entries.is_empty() {
            view! { <div class="qs-empty"><p><strong>"Er is nog niets gedaan."</strong></p></div> }
                .into_any()
        } else {
            table(&log)
        };
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/instellingen">"Terug naar de instellingen"</a></p>
            <h1>"Logboek van het programma"</h1>
            <p class="qs-lead">{format!("Wie deed wat, en wanneer: de laatste {MOST} keer, het nieuwste bovenaan. Wat in een scan gebeurt, staat in het logboek van die scan.")}</p>
            {body}
        };
        Ok(programme_page(
            Part::Settings,
            "Logboek",
            content.into_any(),
        ))
    })
}

fn table(log: &ProgrammeLog) -> AnyView {
    let rows: Vec<_> = log
        .entries
        .iter()
        .map(|entry| {
            view! {
                <tr>
                    <td class="qs-log__when">{dates::moment(entry.at)}</td>
                    <td>{sentence(log, entry)}</td>
                    <td>{actor(&entry.actor)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <Table
            label="Wat is gedaan, het nieuwste bovenaan"
            class="qs-section"
            columns=&[Text("Wanneer"), Text("Wat"), Text("Wie")]
        >
            {rows}
        </Table>
    }
    .into_any()
}

fn sentence(log: &ProgrammeLog, entry: &AuditEntry) -> String {
    let event = entry.event.as_ref();
    event
        .and_then(|event| {
            people(log, event)
                .or_else(|| pool(log, event))
                .or_else(|| campaigns(log, event))
                .or_else(|| intervision(log, event))
        })
        .unwrap_or_else(|| entry.kind.replace('_', " "))
}

fn member(log: &ProgrammeLog, id: &MemberId) -> String {
    let name = log.members.get(id);
    name.map_or("iemand", String::as_str).to_owned()
}

fn authority(log: &ProgrammeLog, code: &AuthorityCode) -> String {
    let name = log.authorities.get(code);
    name.map_or(code.as_str(), String::as_str).to_owned()
}

/// Accounts and settings.
fn people(log: &ProgrammeLog, event: &AuditEvent) -> Option<String> {
    Some(match event {
        AuditEvent::MemberAdded { member: id, .. } => {
            format!("{} kreeg een account of een rol erbij", member(log, id))
        }
        AuditEvent::LeadNamed {
            member: id,
            authority: code,
        } => format!(
            "{} is trekker van {}",
            member(log, id),
            authority(log, code)
        ),
        AuditEvent::MemberEnded { member: id } => {
            format!("Account van {} beëindigd", member(log, id))
        }
        AuditEvent::ProgrammeSettingsChanged { fields } => settings(fields),
        _ => return None,
    })
}

fn settings(fields: &[(String, String, String)]) -> String {
    let changes: Vec<String> = fields
        .iter()
        .map(|(field, old, new)| {
            let none = |text: &str| {
                if text.is_empty() {
                    "niets".to_owned()
                } else {
                    format!("‘{text}’")
                }
            };
            format!("{} van {} naar {}", setting(field), none(old), none(new))
        })
        .collect();
    if changes.is_empty() {
        "Instellingen opgeslagen, niets gewijzigd".to_owned()
    } else {
        format!("Instellingen gewijzigd: {}", changes.join("; "))
    }
}

fn setting(field: &str) -> &str {
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
        other => other,
    }
}

fn pool(log: &ProgrammeLog, event: &AuditEvent) -> Option<String> {
    Some(match event {
        AuditEvent::PoolMemberInvited { member: id } => {
            format!("{} uitgenodigd voor de griffierspool", member(log, id))
        }
        AuditEvent::PoolProfileKept { member: id, fields } if *fields == ["notes"] => {
            format!("Notities over {} gewijzigd", member(log, id))
        }
        AuditEvent::PoolProfileKept { member: id, .. } => {
            format!("Profiel van {} opgeslagen", member(log, id))
        }
        AuditEvent::AbsenceChanged {
            member: id,
            from,
            until,
            change,
        } => format!(
            "Afwezigheid van {} {}: {} tot en met {}",
            member(log, id),
            changed(*change),
            dates::day(*from),
            dates::day(*until)
        ),
        AuditEvent::ConflictListed {
            member: id,
            authority: code,
            reason,
        } => format!(
            "{} en {} op de lijst gezet van wie niet bij wie mag: {reason}",
            member(log, id),
            authority(log, code)
        ),
        AuditEvent::ConflictLifted {
            member: id,
            authority: code,
        } => format!(
            "{} en {} van de lijst gehaald van wie niet bij wie mag",
            member(log, id),
            authority(log, code)
        ),
        AuditEvent::PoolImported { added, changed } => {
            format!("Bestand met griffiers overgenomen: {added} nieuw, {changed} bijgewerkt")
        }
        _ => return None,
    })
}

fn campaigns(log: &ProgrammeLog, event: &AuditEvent) -> Option<String> {
    let name = |id: &CampaignId| {
        let name = log.campaigns.get(id);
        name.map_or("Campagne".to_owned(), |name| format!("Campagne ‘{name}’"))
    };
    Some(match event {
        AuditEvent::CampaignChanged {
            campaign, change, ..
        } => format!("{} {}", name(campaign), changed(*change)),
        AuditEvent::CampaignInvited {
            campaign,
            added,
            removed,
        } => format!(
            "{}: {} genodigden erbij, {} eraf",
            name(campaign),
            added.len(),
            removed.len()
        ),
        AuditEvent::CampaignEnded {
            campaign,
            on: Some(on),
        } => format!("{} beëindigd op {}", name(campaign), dates::day(*on)),
        AuditEvent::CampaignEnded { campaign, on: None } => {
            format!("{} loopt toch door", name(campaign))
        }
        _ => return None,
    })
}

fn intervision(log: &ProgrammeLog, event: &AuditEvent) -> Option<String> {
    Some(match event {
        AuditEvent::PeerGroupChanged { name, change, .. } => {
            format!("Intervisiegroep ‘{name}’ {}", changed(*change))
        }
        AuditEvent::PeerMemberChanged {
            name,
            authority: code,
            change,
            ..
        } => format!(
            "Intervisiegroep ‘{name}’: {} {}",
            authority(log, code),
            changed(*change)
        ),
        AuditEvent::PeerGroupInvited {
            name, authorities, ..
        } => format!("Intervisiegroep ‘{name}’: {authorities} organisaties uitgenodigd"),
        AuditEvent::PeerGroupBegun {
            name,
            authorities,
            left_out,
            ..
        } => format!(
            "Intervisiegroep ‘{name}’ begonnen met {authorities} organisaties, zonder {left_out} die waren uitgenodigd"
        ),
        AuditEvent::PeerGroupCancelled {
            name,
            reason: Some(reason),
            ..
        } => format!("Intervisiegroep ‘{name}’ gaat niet door: {reason}"),
        AuditEvent::PeerGroupCancelled {
            name, reason: None, ..
        } => format!("Intervisiegroep ‘{name}’ gaat toch door"),
        AuditEvent::PeerGroupClosed {
            name, closed: true, ..
        } => format!("Intervisiegroep ‘{name}’ afgesloten"),
        AuditEvent::PeerGroupClosed { name, .. } => {
            format!("Intervisiegroep ‘{name}’ heropend")
        }
        AuditEvent::PeerMeetingReminded { name, on, .. } => format!(
            "Intervisiegroep ‘{name}’ herinnerd aan de bijeenkomst op {}",
            dates::day(*on)
        ),
        AuditEvent::PeerReportsAsked { name, .. } => {
            format!("Intervisiegroep ‘{name}’ gevraagd wat zij meeneemt")
        }
        _ => return None,
    })
}

const fn changed(change: Change) -> &'static str {
    match change {
        Change::Added => "toegevoegd",
        Change::Changed | Change::Moved => "gewijzigd",
        Change::Removed => "weggehaald",
        Change::Restored => "teruggezet",
    }
}
