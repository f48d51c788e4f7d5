//! `/scans/{id}/gesprek/presenteren/{n}`: one statement, in type that the back row can read.

use crate::pages::failure::Failure;
use crate::pages::load::load;
use crate::pages::results::charts::{
    Domain, Hatch, answers_key, bars, bars_head, label, labels_of,
};
use crate::pages::scan_page::{param, scan_id};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use leptos_meta::Title;
use services::results::{Report, StatementRow};
use services::sessions::{self, SessionView};

/// From this length on a statement is set smaller.
const LONG: usize = 90;

/// `/scans/{id}/gesprek/presenteren/{n}`
#[component]
pub fn PresenterPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let number = param("n").parse::<usize>().ok();
    load(async move {
        let view = sessions::load(&visit.actor, visit.services(), &scan?).await?;
        let keys = view.statements_to_present();
        let place = number
            .and_then(|number| number.checked_sub(1))
            .ok_or(Failure::NotFound)?;
        let row = keys
            .get(place)
            .and_then(|key| view.report.row(key))
            .ok_or(Failure::NotFound)?;
        Ok(page(&view, row, place, keys.len()))
    })
}

fn page(view: &SessionView, row: StatementRow<'_>, place: usize, count: usize) -> AnyView {
    let report = &view.report;
    let domain = Domain::of_report(report);
    let theme = report
        .texts
        .theme_of(&row.text.key)
        .map(|theme| theme.title.clone());
    let statement = if row.text.text.chars().count() > LONG {
        "qs-presenter__statement qs-presenter__statement--long"
    } else {
        "qs-presenter__statement"
    };
    let labels: Vec<_> = labels_of(report, &row.table.labels)
        .into_iter()
        .map(|(kind, more)| view! { <li>{label(kind, &more)}</li> })
        .collect();
    let talk = view
        .points_on_screen()
        .find(|point| point.statements.contains(&row.text.key) && !point.text.trim().is_empty())
        .map(|point| view! { <p class="qs-presenter__question qs-typed" dir="auto">{point.text.clone()}</p> });
    view! {
        <Title text=format!("Stelling {} van {count} {} – {}", place + 1, report.authority.display_name, report.texts.instrument)/>
        <Hatch/>
        <div class="qs-presenter">
            <header class="qs-presenter__bar qs-subtle">
                <p>{theme}</p>
                <p>{report.authority_name()}</p>
            </header>
            <main class="qs-presenter__main" id="inhoud">
                <h1 class=statement>{row.text.text.clone()}</h1>
                <div>
                    {bars_head(domain)}
                    {bars(report, row, domain)}
                </div>
                {talk}
                <div>
                    <ul class="qs-labels">{labels}</ul>
                    {answers_key(&report.texts.scale)}
                    {unknown(report, row)}
                </div>
            </main>
            {paging(view, place, count)}
        </div>
    }
    .into_any()
}

fn unknown(report: &Report, row: StatementRow<'_>) -> Option<AnyView> {
    let told: Vec<_> = row
        .table
        .cells
        .iter()
        .filter_map(|(group, cell)| {
            Some(format!(
                "{} {}%",
                report.group_in_sentence(*group),
                cell.share_unknown()?.percent()
            ))
        })
        .collect();
    (!told.is_empty()).then(|| {
        view! { <p class="qs-note">{format!("Weet ik niet: {}", told.join(", "))}</p> }.into_any()
    })
}

fn paging(view: &SessionView, place: usize, count: usize) -> AnyView {
    let path = |number: usize| format!("/scans/{}/gesprek/presenteren/{number}", view.scan.id);
    let previous = (place > 0).then(|| view! { <a href=path(place) rel="prev">"Vorige"</a> });
    let next =
        (place + 1 < count).then(|| view! { <a href=path(place + 2) rel="next">"Volgende"</a> });
    view! {
        <nav class="qs-presenter__bar qs-subtle" aria-label="Bladeren">
            <p>{previous}</p>
            <p>{format!("{} van {count}", place + 1)}" · "<a href=format!("/scans/{}/gesprek", view.scan.id)>"Stoppen"</a></p>
            <p>{next}</p>
        </nav>
    }
    .into_any()
}
