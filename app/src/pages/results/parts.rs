//! Pieces that several pages of a scan share.

use super::charts::{Domain, Hatch, answers_key, bars_head};
use super::page::statement;
use leptos::prelude::*;
use services::results::{Report, StatementRow};

/// The answers of every group to some statements as bars, with their key.
#[must_use]
pub fn answers_to<'a>(
    report: &Report,
    rows: impl IntoIterator<Item = StatementRow<'a>>,
) -> AnyView {
    let domain = Domain::of_report(report);
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| statement(report, row, domain))
        .collect();
    view! {
        <Hatch/>
        {answers_key(&report.texts.scale)}
        <h3 class="qs-figure__title">"Alle antwoorden per stelling"</h3>
        <div class="qs-results">{bars_head(domain)}{rows}</div>
    }
    .into_any()
}

/// The sentence that every report carries, set apart.
#[must_use]
pub fn caveat(sentence: &str) -> AnyView {
    view! { <p class="qs-caveat">{sentence.to_owned()}</p> }.into_any()
}

/// What somebody typed, as typed: lines stay lines, and each paragraph reads in its own direction.
#[must_use]
pub fn typed_text(text: &str) -> AnyView {
    view! { <p class="qs-typed" dir="auto">{text.to_owned()}</p> }.into_any()
}
