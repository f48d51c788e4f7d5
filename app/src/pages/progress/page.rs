//! `/scans/{id}/voortgang`

use super::stop;
use super::words::{due, marks_of, proposal, status, summary};
use crate::pages::dates::{day, local_day};
use crate::pages::failure::Failure;
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::results::typed_text;
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::progress::{
    self, ActionReport, FollowedAction, ProgressView, ROUNDS, Round, may_conclude,
};
use services::scans::State;

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/voortgang/afronden", post(conclude))
}

async fn conclude(visit: Visit, Path(scan): Path<String>) -> Answer {
    let scan = parsed_scan(&scan)?;
    progress::conclude(&visit.actor, visit.services(), &scan)
        .await
        .map_err(Failure::from)?;
    visit.go(format!("/scans/{scan}/voortgang"))
}

/// `/scans/{id}/voortgang`
#[component]
pub fn ProgressPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let view = progress::load(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view))
    })
}

fn page(view: &ProgressView) -> AnyView {
    let body = if view.version.is_some() {
        followed(view)
    } else {
        view! {
            <div class="qs-empty">
                <p><strong>"De voortgang begint als het plan is vastgesteld."</strong></p>
                <p>"Daarna staat hier hoe het met elke actie gaat."</p>
                <p><a class="qs-button" href=format!("/scans/{}/verbeterplan", view.scan.id)>"Naar het plan"</a></p>
            </div>
        }
        .into_any()
    };
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/verbeterplan", view.scan.id)>"Terug naar het plan"</a></p>
        <h1>"Voortgang"</h1>
        {body}
    };
    scan_page(&view.scan, ScanTab::Plan, "Voortgang", content.into_any())
}

fn followed(view: &ProgressView) -> AnyView {
    let scan = &view.scan.id;
    let same = |one: &FollowedAction, other: &FollowedAction| one.place() == other.place();
    let priorities: Vec<_> = view
        .actions
        .chunk_by(same)
        .map(|actions| priority(view, actions))
        .collect();
    view! {
        {stop::notice(view)}
        <p class="qs-lead">{summary(|own| view.count(own))}</p>
        <div class="qs-finding">
            {rounds(view)}
            <p class="qs-links">
                <a class="qs-standalone" href=format!("/scans/{scan}/voortgang/verslag")>"Verslag voor het bestuur"</a>
                <span><a class="qs-standalone" href=format!("/scans/{scan}/voortgang.pdf") download>"Hetzelfde als PDF"</a></span>
            </p>
        </div>
        {priorities}
        {left_out(view)}
        {ending(view)}
        {stop::way(view)}
    }
    .into_any()
}

/// Where the rounds are: running, over, or when the next one begins.
fn rounds(view: &ProgressView) -> AnyView {
    let now = match view.round() {
        Some(_) if view.stopped.is_some() => String::new(),
        Some(round) if round.is_open => open(view, round),
        Some(round) => over(round),
        None => String::new(),
    };
    let next = view.round().map_or(0, |round| round.number);
    let next = usize::try_from(next).ok().and_then(|held| ROUNDS.get(held));
    let begins = next
        .zip(view.first_adopted_on)
        .and_then(|(after, adopted)| adopted.checked_add_months(*after));
    let waits = view.goes_on() && view.open_round().is_none();
    let next = begins.filter(|_| waits).map(|begins| {
        format!("De volgende ronde begint vanzelf op {}. Eigenaren met een e-mailadres krijgen dan een link.", day(begins))
    });
    view! { <p class="qs-measure">{now}" "{next}</p> }.into_any()
}

fn open(view: &ProgressView, round: &Round) -> String {
    let silent = view
        .actions
        .iter()
        .filter(|own| own.silent_since(Some(round)).is_some());
    let silent = match silent.count() {
        0 => "Over alle acties is verteld hoe het gaat.".to_owned(),
        1 => "Over 1 actie is nog niets verteld.".to_owned(),
        more => format!("Over {more} acties is nog niets verteld."),
    };
    format!(
        "Ronde {} loopt tot en met {}. {silent}",
        round.number,
        day(round.closes_on)
    )
}

fn over(round: &Round) -> String {
    let published = round.published_on.map_or_else(String::new, |on| {
        format!(" Het verslag is openbaar sinds {}.", day(on))
    });
    format!("Ronde {} is voorbij.{published}", round.number)
}

fn priority(view: &ProgressView, actions: &[FollowedAction]) -> AnyView {
    let (place, title) = actions
        .first()
        .map_or(("", ""), |own| (own.place(), own.priority.as_str()));
    let heading = format!("prioriteit-{place}");
    let rows: Vec<_> = actions.iter().map(|own| row(view, own)).collect();
    view! {
        <section class="qs-section" aria-labelledby=heading.clone()>
            <p class="qs-kicker">{format!("Prioriteit {place}")}</p>
            <h2 id=heading.clone() dir="auto">{title.to_owned()}</h2>
            <ol class="qs-rows">{rows}</ol>
        </section>
    }
    .into_any()
}

fn row(view: &ProgressView, action: &FollowedAction) -> AnyView {
    let number = &action.number;
    let asks = action.proposal().filter(|_| view.may_tell()).map(|_| {
        view! { <p class="qs-small"><strong>"De eigenaar stelt een andere datum voor. Neemt u die over?"</strong></p> }
    });
    let update = view.may_tell().then(|| {
        let href = format!("/scans/{}/voortgang/acties/{}", view.scan.id, action.id);
        view! { <p><a class="qs-standalone" href=href>"Bijwerken"<span class="qs-visually-hidden">{format!(": actie {number}")}</span></a></p> }
    });
    view! {
        <li id=format!("actie-{}", action.id)>
            <p dir="auto"><strong>{format!("{number} {}", action.what)}</strong></p>
            {marks_of(action, view.today, view.round())}
            <dl class="qs-facts">
                <div><dt class="qs-note">"Stand"</dt><dd>{status(action.status)}</dd></div>
                <div><dt class="qs-note">"Wie"</dt><dd dir="auto">{action.owner.clone()}</dd></div>
                <div><dt class="qs-note">"Klaar op"</dt><dd>{due(action.due_on, action.planned_on, action.day_reason())}</dd></div>
                {last(action)}
            </dl>
            {asks}
            {update}
            {history(action)}
        </li>
    }
    .into_any()
}

fn last(action: &FollowedAction) -> AnyView {
    let told = match action.reports.first() {
        Some(last) if last.note.is_empty() => day(local_day(last.told_at)).into_any(),
        Some(last) => {
            view! { {typed_text(&last.note)}<p class="qs-note">{day(local_day(last.told_at))}</p> }
                .into_any()
        }
        None => view! { <span class="qs-subtle">"Nog niets verteld"</span> }.into_any(),
    };
    view! { <div><dt class="qs-note">"Laatst verteld"</dt><dd>{told}</dd></div> }.into_any()
}

/// All that was told of an action, the newest first; nothing before the second time.
#[must_use]
pub fn history(action: &FollowedAction) -> Option<AnyView> {
    let count = action.reports.len();
    let rows: Vec<_> = action.reports.iter().map(told).collect();
    (count > 0).then(|| {
        view! {
            <details class="qs-disclosure">
                <summary>{format!("Wat is verteld ({count})")}<span class="qs-visually-hidden">{format!(" over actie {}", action.number)}</span></summary>
                <ul class="qs-rows">{rows}</ul>
            </details>
        }
        .into_any()
    })
}

fn told(report: &ActionReport) -> AnyView {
    let round = if report.round > 0 {
        format!(", ronde {}", report.round)
    } else {
        String::new()
    };
    let note = (!report.note.is_empty()).then(|| typed_text(&report.note));
    let moved = report.due_on.map(|on| {
        view! {
            <p class="qs-small">{format!("{}: {}", proposal(report.proposal), day(on))}</p>
            <p class="qs-small" dir="auto">{report.reason.clone()}</p>
        }
    });
    view! {
        <li>
            <p class="qs-note" dir="auto">{format!("{}, {}{round}", day(local_day(report.told_at)), report.told_by)}</p>
            <p>{status(report.status)}</p>
            {note}
            {moved}
        </li>
    }
    .into_any()
}

/// Actions that an earlier version had, with what was told of them.
fn left_out(view: &ProgressView) -> Option<AnyView> {
    let rows: Vec<_> = view
        .left_out
        .iter()
        .map(|own| {
            view! { <li><p dir="auto">{own.what.clone()}</p><p class="qs-note">{format!("Laatste stand: {}", status(own.status))}</p>{history(own)}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="vervallen">
                <h2 id="vervallen">"Niet meer in het plan"</h2>
                <ul class="qs-rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// The end of the scan, for the lead, once the last round is over.
fn ending(view: &ProgressView) -> Option<AnyView> {
    let may = view.may_tell() && view.scan.state == State::Published && may_conclude(&view.rounds);
    may.then(|| {
        view! {
            <section class="qs-section" aria-labelledby="afronden">
                <h2 id="afronden">"Scan afronden"</h2>
                <p class="qs-measure">"Beide rondes zijn geweest. U kunt de scan afronden. Alles blijft te lezen, en bijwerken kan ook daarna nog. De e-mailadressen van eigenaren wissen wij."</p>
                <form method="post" action=format!("/scans/{}/voortgang/afronden", view.scan.id)><Button>"Scan afronden"</Button></form>
            </section>
        }
        .into_any()
    })
}
