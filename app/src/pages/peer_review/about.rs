//! What a question is about, for who reads the question.

use crate::pages::results::{labels_in_words, typed_text};
use leptos::prelude::*;
use services::peer_review::About;
use services::publication::path_of;
use services::results::StatementText;
use services::scans::Scan;

/// The priority, with the finding and the statements it comes from.
pub fn about(scan: &Scan, about: &About) -> AnyView {
    let priority = &about.priority;
    let finding = (!priority.finding.trim().is_empty()).then(|| typed_text(&priority.finding));
    let rows: Vec<_> = about
        .statements
        .iter()
        .map(|text| statement(about, text))
        .collect();
    let statements = (!rows.is_empty()).then(|| {
        view! {
            <p><strong>"Uit deze stellingen"</strong></p>
            <ul class="qs-list">{rows}</ul>
            {results(scan, about)}
        }
    });
    let seen = (finding.is_some() || statements.is_some()).then(|| {
        view! {
            <details class="qs-disclosure">
                <summary>"Wat zij daar zagen"</summary>
                <div class="qs-stack qs-stack--tight">{finding}{statements}</div>
            </details>
        }
    });
    view! {
        <p class="qs-note" dir="auto">{format!("Bij de prioriteit ‘{}’", priority.title)}</p>
        {seen}
    }
    .into_any()
}

/// The sentence and, once the results are public, what it came to in words.
fn statement(about: &About, text: &StatementText) -> AnyView {
    let words = about.report.as_ref().and_then(|report| {
        let row = report.row(&text.key)?;
        Some(labels_in_words(report, &row.table.labels))
    });
    let labels = words
        .filter(|words| !words.is_empty())
        .map(|words| view! { <span class="qs-note">{words}</span> });
    view! { <li>{text.text.clone()}" "{labels}</li> }.into_any()
}

/// Where all answers are, or why there are none to see.
fn results(scan: &Scan, about: &About) -> AnyView {
    match path_of(scan).filter(|_| about.report.is_some()) {
        Some(path) => {
            let who = format!(" van {}", super::words::name(scan));
            view! { <p><a class="qs-standalone" href=format!("{path}/uitkomsten")>"Alle uitkomsten"<span class="qs-visually-hidden">{who}</span></a></p> }
                .into_any()
        }
        None if about.report.is_some() => ().into_any(),
        None => view! { <p class="qs-note">"De uitkomsten zijn nog niet openbaar. U ziet daarom alleen de stellingen."</p> }
            .into_any(),
    }
}
