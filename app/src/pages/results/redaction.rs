//! `/scans/{id}/resultaten/opmerkingen`: what people wrote, by theme, and how far the reading is.

use super::look_for::look_for;
use super::remark::{address, last_decision, state};
use super::remarks::remarks_in_words;
use crate::pages::load::load;
use crate::pages::scan_page::{ScanTab, scan_id, scan_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::results::RemarkTopic;
use services::results::remarks::{self, RedactionView, Status, WrittenRemark};

/// How much of a remark stands in the list.
const EXCERPT: usize = 90;

/// `/scans/{id}/resultaten/opmerkingen`
#[component]
pub fn RedactionPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let decided = use_query_map().read_untracked().get("besloten");
    load(async move {
        let view = remarks::list(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, decided.as_deref()))
    })
}

fn page(view: &RedactionView, decided: Option<&str>) -> AnyView {
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/resultaten", view.scan.id)>"Terug naar de resultaten"</a></p>
        <h1>"Opmerkingen nalezen"</h1>
        {if view.open { open(view, decided) } else { over(view) }}
    };
    scan_page(
        &view.scan,
        ScanTab::Results,
        "Opmerkingen nalezen",
        content.into_any(),
    )
}

fn over(view: &RedactionView) -> AnyView {
    view! {
        <p class="qs-panel">"Het gesprek is afgerond. Wat is vrijgegeven, staat bij de resultaten. De rest is vernietigd."</p>
        <p class="qs-finding"><a class="qs-standalone" href=format!("/scans/{}/resultaten/antwoorden", view.scan.id)>"Naar de antwoorden op opmerkingen"</a></p>
    }
    .into_any()
}

fn open(view: &RedactionView, decided: Option<&str>) -> AnyView {
    if view.remarks.is_empty() {
        return view! { <p class="qs-panel">"Niemand schreef een opmerking die u mag lezen. U hoeft hier niets te doen."</p> }.into_any();
    }
    let topics = view.report.texts.remark_topics();
    let topics: Vec<_> = topics.filter_map(|topic| topic_row(view, &topic)).collect();
    view! {
        <p class="qs-lead">"Lees elke opmerking. Haal weg waaraan iemand te herkennen is. Geef haar dan vrij, of houd haar tegen."</p>
        {last_decision(view, decided)}
        <div class="qs-finding qs-stack">
            <p role="status"><strong>{progress(view)}</strong></p>
            {start(view)}
        </div>
        <section class="qs-section" aria-labelledby="letten">
            <h2 id="letten">"Waar let u op?"</h2>
            {look_for(view.report.kind())}
        </section>
        <section class="qs-section" aria-labelledby="themas">
            <h2 id="themas">"Per thema"</h2>
            <ul class="qs-rows">{topics}</ul>
        </section>
        {explanation()}
    }
    .into_any()
}

fn explanation() -> AnyView {
    view! {
        <section class="qs-section" aria-labelledby="weten">
            <h2 id="weten">"Goed om te weten"</h2>
            <ul class="qs-list qs-measure">
                <li>"Alleen de trekker en de procesbegeleider zien deze pagina."</li>
                <li>"Bij een kleine groep staat er niet bij wie het schreef. Ook de computer weet dat niet meer."</li>
                <li>"U kunt alles terugdraaien tot het gesprek is afgerond. Daarna vernietigen wij wat er eerst stond."</li>
                <li>"Wat 3 maanden na het sluiten niet is nagelezen, vernietigen wij ook."</li>
            </ul>
        </section>
    }
    .into_any()
}

fn progress(view: &RedactionView) -> String {
    let (all, waiting) = (view.remarks.len(), view.waiting());
    match (all, waiting) {
        (1, 0) => "Klaar: de ene opmerking is nagelezen.".to_owned(),
        (_, 0) => format!("Klaar: alle {all} opmerkingen zijn nagelezen."),
        (_, 1) => format!("{} van {all} nagelezen. Er wacht er nog 1.", all - 1),
        _ => format!(
            "{} van {all} nagelezen. Er wachten er nog {waiting}.",
            all - waiting
        ),
    }
}

fn start(view: &RedactionView) -> Option<AnyView> {
    let first = view.first_waiting()?;
    let label = if view.waiting() == view.remarks.len() {
        "Begin met nalezen"
    } else {
        "Verder met nalezen"
    };
    Some(view! { <p><a class="qs-button qs-button--primary" href=address(view, first)>{label}</a></p> }.into_any())
}

fn topic_row(view: &RedactionView, topic: &RemarkTopic) -> Option<AnyView> {
    let remarks: Vec<_> = view.of_theme(&topic.key).collect();
    let first = remarks.first()?;
    let waits = |remark: &&WrittenRemark| remark.status == Status::Waiting;
    let next = remarks.iter().copied().find(waits);
    let left = match remarks.iter().copied().filter(waits).count() {
        0 => view! { "alles is nagelezen" }.into_any(),
        1 => view! { <strong>"er wacht er nog 1"</strong> }.into_any(),
        many => view! { <strong>{format!("er wachten er nog {many}")}</strong> }.into_any(),
    };
    let label = if next.is_some() {
        "Nalezen"
    } else {
        "Bekijken"
    };
    let rows: Vec<_> = remarks.iter().map(|remark| row(view, remark)).collect();
    Some(
        view! {
            <li>
                <h3>{topic.title.clone()}</h3>
                <p>{remarks_in_words(remarks.len())}": "{left}</p>
                <p><a class="qs-standalone" href=address(view, next.unwrap_or(first))>{label}<span class="qs-visually-hidden">": "{topic.title.clone()}</span></a></p>
                <details class="qs-disclosure">
                    <summary>"Alle opmerkingen hierbij"</summary>
                    <ul class="qs-rows">{rows}</ul>
                </details>
            </li>
        }
        .into_any(),
    )
}

fn row(view: &RedactionView, remark: &WrittenRemark) -> AnyView {
    view! {
        <li>
            <a class="qs-standalone" dir="auto" href=address(view, remark)>{excerpt(&remark.text)}</a>
            <p class="qs-note">{state(remark.status)}</p>
        </li>
    }
    .into_any()
}

/// The beginning of a remark, on one line.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= EXCERPT {
        return line;
    }
    let begin: String = line.chars().take(EXCERPT).collect();
    let whole_words = begin
        .rsplit_once(' ')
        .map_or(begin.as_str(), |(words, _)| words);
    format!("{whole_words}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_remark_is_cut_between_words() {
        assert_eq!(excerpt("Kort\n en bondig."), "Kort en bondig.");
        let long = "woord ".repeat(40);
        let cut = excerpt(&long);
        assert!(
            cut.ends_with("woord…") && cut.chars().count() <= EXCERPT + 1,
            "{cut}"
        );
        assert_eq!(excerpt(&"x".repeat(200)).chars().count(), EXCERPT + 1);
    }
}
