//! `/scans/{id}/logboek`: who did what, and when.

use super::parts::{back, below};
use crate::pages::{
    load::load,
    log::{Names, log_table},
    scan_page::{ScanTab, scan_id, scan_page},
    visit::use_visit,
};
use leptos::prelude::*;
use services::audit::{AuditEntry, AuditEvent};
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
            <div class="qs-section">{log_table(&Names::of_scan(&scan, &log), log.entries.iter())}</div>
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
    let newest = log.entries.iter().filter(milestone).take(most);
    log_table(&Names::of_scan(scan, log), newest)
}

/// Whether an event is worth a line on the cockpit. The rest is in the log.
fn is_milestone(event: &AuditEvent) -> bool {
    !matches!(
        event,
        AuditEvent::ScanFilledIn { .. }
            | AuditEvent::PreviewSeen { .. }
            | AuditEvent::StoreCompacted
            | AuditEvent::OpeningReminded { .. }
            | AuditEvent::RemarkDecided { .. }
            | AuditEvent::RemarksAnswered { .. }
            | AuditEvent::InterpretationWritten { .. }
            | AuditEvent::TalkingPointChanged { .. }
            | AuditEvent::TalkShared { .. }
            | AuditEvent::ScriptChanged { .. }
            | AuditEvent::PriorityChanged { .. }
            | AuditEvent::RoomEnded { .. }
            | AuditEvent::PicksOpened { .. }
            | AuditEvent::PicksClosed { .. }
            | AuditEvent::PicksRevealed { .. }
            | AuditEvent::PicksWithdrawn { .. }
            | AuditEvent::SuggestionDecided { .. }
            | AuditEvent::RoomCodeClosed { .. }
            | AuditEvent::ActionChanged { .. }
            | AuditEvent::SupportAsked { .. }
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
