//! What was found: a finding for each priority, with the statements it comes from.

use crate::pages::results::charts::{
    Domain, answers_key, bars, bars_head, label, label_list, statement_table,
};
use crate::pages::results::typed_text;
use leptos::prelude::*;
use services::plans::PlanPriority;
use services::publication::PublicView;
use services::results::StatementRow;
use services::results::words::LabelKind;

/// The section.
pub fn findings(view: &PublicView) -> AnyView {
    let report = &view.report;
    let domain = Domain::of(
        report
            .tables
            .statements
            .iter()
            .flat_map(|table| table.cells.iter().map(|(_, cell)| cell)),
    );
    let findings: Vec<_> = view
        .plan
        .text
        .priorities
        .iter()
        .map(|priority| finding(view, priority, domain))
        .collect();
    let all = (!view.path.is_empty()).then(|| {
        let count = report.tables.statements.len();
        view! { <p class="qs-finding"><a class="qs-standalone" href=format!("{}/uitkomsten", view.path)>{format!("Bekijk alle {count} stellingen")}</a></p> }
    });
    view! {
        <section class="qs-section" aria-labelledby="zagen">
            <h2 id="zagen">"Wat zagen wij?"</h2>
            <div class="qs-stack">
                <p class="qs-measure">"Links van de middellijn staat oneens, rechts eens. De getallen zijn procenten."</p>
                {answers_key(&report.texts.scale)}
                {words(view)}
            </div>
            {findings}
            {all}
        </section>
    }
    .into_any()
}

/// What the words beside the bars mean, as far as they occur.
fn words(view: &PublicView) -> AnyView {
    let report = &view.report;
    let named = view.plan.text.priorities.iter();
    let shown =
        named.flat_map(|priority| priority.statements.iter().filter_map(|key| report.row(key)));
    let labels: Vec<LabelKind> = shown
        .flat_map(|row| row.table.labels.iter().map(|label| LabelKind::of(*label)))
        .collect();
    let labels: Vec<_> = LabelKind::ALL
        .into_iter()
        .filter(|kind| labels.contains(kind))
        .map(|kind| view! { <div><dt>{label(kind, "")}</dt><dd>{kind.meaning(report.rules.cut_offs())}</dd></div> })
        .collect();
    view! {
        <details class="qs-disclosure">
            <summary>"Wat betekenen de woorden bij de balken?"</summary>
            <dl class="qs-rows qs-rows--wide">
                <div><dt>"26 van 43"</dt><dd>"Van de 43 mensen in de groep gaven er 26 een antwoord."</dd></div>
                <div><dt>"Eensgezind, gemengd, verdeeld"</dt><dd>"Hoe dicht de antwoorden in een groep bij elkaar liggen."</dd></div>
                {labels}
            </dl>
        </details>
    }
    .into_any()
}

fn finding(view: &PublicView, priority: &PlanPriority, domain: Domain) -> AnyView {
    let rows = priority
        .statements
        .iter()
        .filter_map(|key| view.report.row(key));
    let figures: Vec<_> = rows.map(|row| figure(view, row, domain)).collect();
    let text = (!priority.finding.trim().is_empty())
        .then(|| view! { <div class="qs-measure">{typed_text(&priority.finding)}</div> });
    view! { <article class="qs-finding"><h3 dir="auto">{priority.title.clone()}</h3>{text}{figures}</article> }.into_any()
}

fn figure(view: &PublicView, row: StatementRow<'_>, domain: Domain) -> AnyView {
    let report = &view.report;
    view! {
        <figure class="qs-statement qs-stack">
            <figcaption>"Stelling: "<strong>{row.text.text.clone()}</strong></figcaption>
            {label_list(report, &row.table.labels)}
            {bars_head(domain)}
            {bars(report, row, domain)}
            {statement_table(report, row)}
        </figure>
    }
    .into_any()
}
