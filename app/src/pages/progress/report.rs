//! `/scans/{id}/voortgang/verslag`: how the plan goes, as the elected body gets it and, once the lead makes it public, everybody.

use super::words::{due, followed_no_more, marks, status, summary};
use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::results::{caveat, typed_text};
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::progress::{self, ProgressReport, ProgressView, ReportedAction, ReportedPriority};
use services::scans::State;

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/voortgang/verslag", post(publish))
}

async fn publish(visit: Visit, Path(scan): Path<String>) -> Answer {
    let scan = parsed_scan(&scan)?;
    progress::publish_progress(&visit.actor, visit.services(), &scan)
        .await
        .map_err(Failure::from)?;
    visit.go(format!("/scans/{scan}/voortgang/verslag"))
}

/// `/scans/{id}/voortgang/verslag`
#[component]
pub fn ProgressReportPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let (view, report) =
            progress::progress_report(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, &report))
    })
}

fn page(view: &ProgressView, report: &ProgressReport) -> AnyView {
    let scan = &view.scan.id;
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{scan}/voortgang")>"Terug naar de voortgang"</a></p>
        <h1>"Voortgang van het verbeterplan"</h1>
        {report_sections(report)}
        <section class="qs-section qs-links" aria-label="Delen">
            <span><a class="qs-standalone" href=format!("/scans/{scan}/voortgang.pdf") download>"Dit verslag als PDF"</a></span>
            {public_link(view)}
        </section>
        {publishing(view)}
    };
    scan_page(
        &view.scan,
        ScanTab::Plan,
        "Voortgang van het verbeterplan",
        content.into_any(),
    )
}

fn public_link(view: &ProgressView) -> Option<AnyView> {
    let published = view.rounds.iter().any(|round| round.published_on.is_some());
    let path = services::publication::path_of(&view.scan).filter(|_| published)?;
    Some(view! { <span><a class="qs-standalone" href=format!("{path}/voortgang")>"Zoals het openbaar is"</a></span> }.into_any())
}

/// Making it public, for the lead.
fn publishing(view: &ProgressView) -> Option<AnyView> {
    if !view.may_tell() {
        return None;
    }
    let public = matches!(view.scan.state, State::Published | State::FollowedUp);
    let content = match view.round() {
        _ if !public => view! { <p>"Dit verslag kan openbaar worden zodra het plan openbaar is."</p> }.into_any(),
        None => view! { <p>"Dit verslag kan openbaar worden vanaf de eerste ronde. Die begint vanzelf, een half jaar na het vaststellen."</p> }.into_any(),
        Some(round) => {
            let (label, what) = match round.published_on {
                Some(on) => ("Opnieuw openbaar maken", format!("Het verslag van ronde {} is openbaar sinds {}. Wat u daarna bijwerkte, wordt pas openbaar als u het opnieuw openbaar maakt.", round.number, day(on))),
                None => ("Openbaar maken", format!("Iedereen kan dan lezen wat hierboven staat, als verslag van ronde {}. Kijk na of er geen namen in staan.", round.number)),
            };
            view! { <p>{what}</p><form method="post"><Button>{label}</Button></form> }.into_any()
        }
    };
    Some(view! { <div class="qs-panel">{content}</div> }.into_any())
}

/// What the report says, below its title.
#[must_use]
pub fn report_sections(report: &ProgressReport) -> AnyView {
    let priorities: Vec<_> = report
        .priorities
        .iter()
        .zip(1..)
        .map(|(priority, number)| section(priority, number))
        .collect();
    let round = report
        .round
        .map_or_else(String::new, |round| format!(", ronde {round}"));
    view! {
        <p class="qs-lead">{summary(|own| report.count(own))}</p>
        <p class="qs-measure">
            {format!("Stand op {}{round}. Het plan, versie {}.0, is vastgesteld op {} door {}.", day(report.on), report.version, day(report.adopted_on), report.adopted_by)}
        </p>
        {report.stopped.as_ref().map(followed_no_more)}
        {caveat(&report.caveat)}
        {priorities}
    }
    .into_any()
}

fn section(priority: &ReportedPriority, number: u32) -> AnyView {
    let heading = format!("prioriteit-{number}");
    let rows: Vec<_> = priority.actions.iter().map(row).collect();
    view! {
        <section class="qs-section" aria-labelledby=heading.clone()>
            <h2 id=heading.clone() dir="auto">{format!("{number}. {}", priority.title)}</h2>
            <ol class="qs-rows">{rows}</ol>
        </section>
    }
    .into_any()
}

fn row(action: &ReportedAction) -> AnyView {
    let note = (!action.note.is_empty()).then(|| {
        view! { <div><dt class="qs-note">"Toelichting"</dt><dd>{typed_text(&action.note)}</dd></div> }
    });
    let told = action.told_on.map_or_else(|| "nog niet".to_owned(), day);
    view! {
        <li>
            <p dir="auto"><strong>{format!("{} {}", action.number, action.what)}</strong></p>
            {marks(action.overdue_since, action.silent_since)}
            <dl class="qs-facts">
                <div><dt class="qs-note">"Stand"</dt><dd>{status(action.status)}</dd></div>
                <div><dt class="qs-note">"Wie"</dt><dd dir="auto">{action.owner.clone()}</dd></div>
                <div><dt class="qs-note">"Klaar op"</dt><dd>{due(action.due_on, action.planned_on, &action.day_reason)}</dd></div>
                {note}
                <div><dt class="qs-note">"Verteld op"</dt><dd>{told}</dd></div>
            </dl>
        </li>
    }
    .into_any()
}
