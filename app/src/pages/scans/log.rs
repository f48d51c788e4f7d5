//! `/scans/{id}/logboek`: who did what, and when.

use super::parts::{back, below, executive_rule, group_with_article};
use super::words;
use crate::pages::{
    dates,
    load::load,
    scan_page::{ScanTab, scan_id, scan_page},
    table::{Column::Text, Table},
    visit::use_visit,
};
use leptos::prelude::*;
use services::audit::{AuditActor, AuditEntry, AuditEvent, Change};
use services::ids::MemberId;
use services::results::names;
use services::scans::{self, Log, Scan};

/// `/scans/{id}/logboek`
#[component]
pub fn LogPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    load(async move {
        let (scan, log) = scans::log(&visit.actor, visit.services(), &id?).await?;
        let content = view! {
            {back(below(&scan.id, ""), "Terug naar de stand van zaken")}
            <h1>"Logboek"</h1>
            <p class="qs-lead">"Wie deed wat, en wanneer. Het nieuwste staat bovenaan. Wat mensen antwoorden, staat hier nooit in."</p>
            <div class="qs-section">{log_table(&scan, &log, log.entries.iter())}</div>
        };
        Ok(scan_page(
            &scan,
            ScanTab::Cockpit,
            "Logboek",
            content.into_any(),
        ))
    })
}

/// The newest milestones, for the cockpit.
pub fn newest(scan: &Scan, log: &Log, most: usize) -> AnyView {
    let milestone = |entry: &&AuditEntry| entry.event.as_ref().is_some_and(is_milestone);
    log_table(scan, log, log.entries.iter().filter(milestone).take(most))
}

/// Events as a table.
fn log_table<'a>(scan: &Scan, log: &Log, entries: impl Iterator<Item = &'a AuditEntry>) -> AnyView {
    let rows: Vec<_> = entries
        .map(|entry| {
            view! {
                <tr>
                    <td class="qs-log__when">{dates::moment(entry.at)}</td>
                    <td>{sentence(scan, log, entry)}</td>
                    <td>{actor(&entry.actor)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <Table
            label="Wat is gedaan, het nieuwste bovenaan"
            columns=&[Text("Wanneer"), Text("Wat"), Text("Wie")]
        >
            {rows}
        </Table>
    }
    .into_any()
}

/// Who did it.
pub fn actor(actor: &AuditActor) -> String {
    match actor {
        AuditActor::Member { name, .. } => name.clone(),
        AuditActor::System => "ging vanzelf".to_owned(),
        AuditActor::Anonymous => "niet ingelogd".to_owned(),
    }
}

fn sentence(scan: &Scan, log: &Log, entry: &AuditEntry) -> String {
    let Some(event) = &entry.event else {
        return entry.kind.replace('_', " ");
    };
    life(scan, log, event)
        .or_else(|| register(event))
        .or_else(|| ways_in(scan, event))
        .or_else(|| after_closing(event))
        .or_else(|| intervision(event))
        .unwrap_or_else(|| entry.kind.replace('_', " "))
}

/// From request to closing.
fn life(scan: &Scan, log: &Log, event: &AuditEvent) -> Option<String> {
    let name = |id: &MemberId| {
        log.names
            .get(id)
            .map_or("iemand", String::as_str)
            .to_owned()
    };
    Some(match event {
        AuditEvent::ScanRequested { lead, .. } => {
            format!("Scan aangevraagd, met {} als trekker", name(lead))
        }
        AuditEvent::ClerkProposed { clerk } => {
            format!("{} gevraagd als procesbegeleider", name(clerk))
        }
        AuditEvent::ClerkAccepted { clerk } => {
            format!("{} zei ja en is procesbegeleider", name(clerk))
        }
        AuditEvent::ClerkDeclined { clerk, reason } if reason.is_empty() => {
            format!("{} zei nee", name(clerk))
        }
        AuditEvent::ClerkDeclined { clerk, reason } => format!("{} zei nee: {reason}", name(clerk)),
        AuditEvent::ClerkWithdrawn { clerk } => {
            format!("{} is niet meer gevraagd als procesbegeleider", name(clerk))
        }
        event @ (AuditEvent::SecondClerkProposed { .. }
        | AuditEvent::SecondClerkJoined { .. }
        | AuditEvent::ClerkSteppedBack { .. }
        | AuditEvent::ClerkSearchEnded
        | AuditEvent::RuleOverridden { .. }
        | AuditEvent::ClerkReminded { .. }
        | AuditEvent::SuccessorProposed { .. }
        | AuditEvent::ClerkRelieved { .. }
        | AuditEvent::ClerkTookOver { .. }) => return clerks(event, name),
        AuditEvent::LeadChanged { from, to } => {
            format!("{} is trekker, in plaats van {}", name(to), name(from))
        }
        AuditEvent::ScanFilledIn { part } => format!("{} ingevuld", words::part(*part)),
        AuditEvent::PreviewSeen { group } => {
            format!(
                "Voorbeeld bekeken: {}",
                names::group(scan.authority.kind, executive_rule(scan), *group)
            )
        }
        AuditEvent::ScanPrepared => "Deelname bevestigd".to_owned(),
        AuditEvent::ScanOpened {
            version,
            local_questions,
        } => opened(version, *local_questions),
        AuditEvent::ScanClosed { by_hand, destroyed } => closed(*by_hand, *destroyed),
        AuditEvent::StoreCompacted => {
            "Opslag opgeruimd: van wat vernietigd is, staat niets meer op schijf".to_owned()
        }
        AuditEvent::ScanCancelled { reason, .. } => format!("Scan geannuleerd: {reason}"),
        _ => return None,
    })
}

/// What happens around a clerk beside the usual question and answer.
fn clerks(event: &AuditEvent, name: impl Fn(&MemberId) -> String) -> Option<String> {
    Some(match event {
        AuditEvent::SecondClerkProposed { clerk } => {
            format!("{} gevraagd als tweede procesbegeleider", name(clerk))
        }
        AuditEvent::SecondClerkJoined { clerk } => {
            format!("{} zei ja en is tweede procesbegeleider", name(clerk))
        }
        AuditEvent::ClerkSteppedBack { clerk, reason } => {
            format!("{} stopte als procesbegeleider: {reason}", name(clerk))
        }
        AuditEvent::ClerkSearchEnded => "Er wordt niemand anders gevraagd".to_owned(),
        AuditEvent::RuleOverridden { clerk, reason } => {
            format!("{} toch gevraagd, ondanks de regel: {reason}", name(clerk))
        }
        AuditEvent::ClerkReminded { clerk } => format!("{} herinnerd aan het verzoek", name(clerk)),
        AuditEvent::SuccessorProposed { clerk, reason } => {
            format!(
                "{} gevraagd om de scan over te nemen: {reason}",
                name(clerk)
            )
        }
        AuditEvent::ClerkRelieved { clerk, reason } => {
            format!("{} is geen procesbegeleider meer: {reason}", name(clerk))
        }
        AuditEvent::ClerkTookOver { from, to } => match from {
            Some(from) => format!("{} nam de scan over van {}", name(to), name(from)),
            None => format!("{} nam de scan over", name(to)),
        },
        _ => return None,
    })
}

fn opened(version: &str, local_questions: usize) -> String {
    match local_questions {
        0 => format!("Vragenlijst geopend met versie {version}"),
        1 => format!("Vragenlijst geopend met versie {version} en 1 eigen vraag"),
        more => format!("Vragenlijst geopend met versie {version} en {more} eigen vragen"),
    }
}

fn closed(by_hand: bool, destroyed: u64) -> String {
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

/// What the register did to its authority.
fn register(event: &AuditEvent) -> Option<String> {
    let AuditEvent::AuthorityEnded { last_day, .. } = event else {
        return None;
    };
    let last_day = dates::day(*last_day);
    Some(format!(
        "De organisatie ging op in een andere, of werd gesplitst. Haar laatste dag was {last_day}. De scan loopt door"
    ))
}

fn ways_in(scan: &Scan, event: &AuditEvent) -> Option<String> {
    match event {
        AuditEvent::CodesMade { group, codes } => Some(format!(
            "{codes} codes gemaakt voor {}",
            group_with_article(scan, *group)
        )),
        AuditEvent::LinkRenewed { group } => Some(format!(
            "Link vernieuwd voor {}",
            group_with_article(scan, *group)
        )),
        _ => None,
    }
}

/// Whether an event is worth a line on the cockpit. The rest is in the log.
fn is_milestone(event: &AuditEvent) -> bool {
    !matches!(
        event,
        AuditEvent::ScanFilledIn { .. }
            | AuditEvent::PreviewSeen { .. }
            | AuditEvent::StoreCompacted
            | AuditEvent::RemarkDecided { .. }
            | AuditEvent::RemarksAnswered { .. }
            | AuditEvent::InterpretationWritten { .. }
            | AuditEvent::TalkingPointChanged { .. }
            | AuditEvent::PriorityChanged { .. }
            | AuditEvent::ActionChanged { .. }
            | AuditEvent::ActionReported { .. }
            | AuditEvent::ActionDayDecided { .. }
            | AuditEvent::OwnerAddressKept { .. }
            | AuditEvent::OwnerLinkMailed { .. }
            | AuditEvent::OwnerLinkRevoked { .. }
            | AuditEvent::ActionReminded { .. }
            | AuditEvent::PeerQuestionKept { .. }
            | AuditEvent::PeerSuggestionGiven { .. }
            | AuditEvent::PeerSuggestionDecided { .. }
    )
}

const fn answered(change: Change) -> &'static str {
    match change {
        Change::Added => "Antwoord op opmerkingen geschreven",
        Change::Changed | Change::Moved => "Antwoord op opmerkingen aangepast",
        Change::Removed => "Antwoord op opmerkingen weggehaald",
        Change::Restored => "Antwoord op opmerkingen teruggezet",
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

/// The life of the plan after its adoption.
fn following(event: &AuditEvent) -> Option<String> {
    Some(match event {
        AuditEvent::PlanAmended { reason } => {
            format!("Wijziging van het verbeterplan begonnen: {reason}")
        }
        AuditEvent::PlanAmendmentGivenUp => "Wijziging van het verbeterplan ingetrokken".to_owned(),
        AuditEvent::ActionReported { by_owner: true, .. } => {
            "Eigenaar vertelde met een link hoe een actie gaat".to_owned()
        }
        AuditEvent::ActionReported { .. } => "Voortgang van een actie bijgewerkt".to_owned(),
        AuditEvent::ActionDayDecided { on, accepted, .. } => {
            let became = if *accepted {
                "overgenomen"
            } else {
                "niet overgenomen"
            };
            format!("Voorgestelde datum {} {became}", dates::day(*on))
        }
        AuditEvent::OwnerAddressKept { .. } => "E-mailadres bij een actie aangepast".to_owned(),
        AuditEvent::OwnerLinkMailed { round } => {
            format!("Eigenaar kreeg een link voor ronde {round}")
        }
        AuditEvent::OwnerLinkRevoked { .. } => "Link van een eigenaar ingetrokken".to_owned(),
        AuditEvent::RoundOpened { round, closes_on } => {
            format!(
                "Ronde {round} van de voortgang begon, tot en met {}",
                dates::day(*closes_on)
            )
        }
        AuditEvent::RoundClosed { round } => format!("Ronde {round} van de voortgang gesloten"),
        AuditEvent::ActionReminded { due_on, .. } => {
            format!(
                "Herinnerd aan een actie die klaar moet zijn op {}",
                dates::day(*due_on)
            )
        }
        AuditEvent::ProgressPublished { .. } => "Voortgang openbaar gemaakt".to_owned(),
        AuditEvent::ScanFollowedUp => "Scan afgerond: de rondes zijn geweest".to_owned(),
        _ => return None,
    })
}

/// What happens in a group in intervision. What people wrote to each other is not told.
fn intervision(event: &AuditEvent) -> Option<String> {
    Some(match event {
        AuditEvent::PeerInvited { name, .. } => {
            format!("Uitgenodigd voor de intervisiegroep ‘{name}’")
        }
        AuditEvent::PeerAnswered {
            accepted: true,
            line,
            ..
        } => with_line("Ja gezegd tegen de intervisie", line),
        AuditEvent::PeerAnswered { line, .. } => with_line("Nee gezegd tegen de intervisie", line),
        AuditEvent::PeerQuestionKept { .. } => "Vraag voor de intervisie opgeschreven".to_owned(),
        AuditEvent::PeerSuggestionGiven { change, .. } => match change {
            Change::Removed => "Suggestie van een ander ingetrokken",
            Change::Restored => "Suggestie van een ander teruggezet",
            Change::Added | Change::Changed | Change::Moved => {
                "Suggestie gekregen van een andere organisatie"
            }
        }
        .to_owned(),
        AuditEvent::PeerSuggestionDecided { decision, .. } if decision == "later" => {
            "Suggestie bewaard voor later".to_owned()
        }
        AuditEvent::PeerSuggestionDecided { .. } => "Bedankt voor een suggestie".to_owned(),
        AuditEvent::PeerSuggestionTaken { .. } => {
            "Suggestie uit de intervisie overgenomen in het plan".to_owned()
        }
        AuditEvent::PeerReportKept { .. } => "Verslag van de intervisie geschreven".to_owned(),
        _ => return None,
    })
}

fn with_line(what: &str, line: &str) -> String {
    if line.is_empty() {
        what.to_owned()
    } else {
        format!("{what}: {line}")
    }
}

fn after_closing(event: &AuditEvent) -> Option<String> {
    let sentence = match event {
        AuditEvent::RemarkDecided { .. } => "Opmerking nagelezen",
        AuditEvent::RemarksAnswered { change, .. } => answered(*change),
        AuditEvent::InterpretationWritten { .. } => "Duiding geschreven",
        AuditEvent::TalkingPointChanged { .. } => "Gesprekspunten gewijzigd",
        AuditEvent::PriorityChanged { .. } => "Prioriteiten gewijzigd",
        AuditEvent::ScanDiscussed { .. } => "Prioriteiten gekozen",
        AuditEvent::ActionChanged { .. } => "Acties gewijzigd",
        AuditEvent::PlanWritten { .. } => "Verbeterplan geschreven",
        AuditEvent::PlanAdopted {
            version,
            decision_number,
            ..
        } => return Some(adopted(*version, decision_number)),
        AuditEvent::ScanPublished { .. } => "Resultaten en verbeterplan openbaar gemaakt",
        event @ (AuditEvent::PlanAmended { .. }
        | AuditEvent::PlanAmendmentGivenUp
        | AuditEvent::ActionReported { .. }
        | AuditEvent::ActionDayDecided { .. }
        | AuditEvent::OwnerAddressKept { .. }
        | AuditEvent::OwnerLinkMailed { .. }
        | AuditEvent::OwnerLinkRevoked { .. }
        | AuditEvent::RoundOpened { .. }
        | AuditEvent::RoundClosed { .. }
        | AuditEvent::ActionReminded { .. }
        | AuditEvent::ProgressPublished { .. }
        | AuditEvent::ScanFollowedUp) => return following(event),
        AuditEvent::LateDestroyed { .. } => "Tellingen en niet nagelezen opmerkingen vernietigd",
        _ => return None,
    };
    Some(sentence.to_owned())
}
