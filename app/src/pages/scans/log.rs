//! `/scans/{id}/logboek`: who did what, and when.

use super::parts::{back, below};
use crate::pages::{
    load::load,
    log::{Names, log_table},
    scan_page::{ScanTab, scan_id, scan_page},
    visit::use_visit,
};
use leptos::prelude::*;
use services::audit::{
    ArrangementEvent, AuditEntry, AuditEvent, PeerReviewEvent, PlanEvent, ProgressEvent,
    ResultEvent, RoomEvent,
};
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
    match event {
        AuditEvent::Arrangement(event) => !matches!(
            event,
            ArrangementEvent::ScanFilledIn { .. }
                | ArrangementEvent::PreviewSeen { .. }
                | ArrangementEvent::OpeningReminded { .. }
                | ArrangementEvent::RoomCodeClosed { .. }
        ),
        AuditEvent::Result(event) => matches!(event, ResultEvent::LateDestroyed { .. }),
        AuditEvent::Talk(_) => false,
        AuditEvent::Room(event) => matches!(event, RoomEvent::RoomOpened { .. }),
        AuditEvent::Plan(event) => !matches!(
            event,
            PlanEvent::ActionChanged { .. } | PlanEvent::SupportAsked { .. }
        ),
        AuditEvent::Progress(event) => !matches!(
            event,
            ProgressEvent::ActionReported { .. }
                | ProgressEvent::ActionDayDecided { .. }
                | ProgressEvent::OwnerAddressKept { .. }
                | ProgressEvent::OwnerLinkMailed { .. }
                | ProgressEvent::OwnerLinkRevoked { .. }
                | ProgressEvent::ActionReminded { .. }
        ),
        AuditEvent::PeerReview(event) => !matches!(
            event,
            PeerReviewEvent::PeerQuestionKept { .. }
                | PeerReviewEvent::PeerSuggestionGiven { .. }
                | PeerReviewEvent::PeerSuggestionDecided { .. }
        ),
        _ => true,
    }
}
