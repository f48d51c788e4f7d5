//! `/scans/{id}/resultaten/antwoorden`: what the authority answers to the remarks, by theme.

use super::parts::typed_text;
use super::remarks::{remark_rows, remarks_in_words};
use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::load::load;
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use serde::Deserialize;
use services::publication;
use services::results::RemarkTopic;
use services::results::remark_answers::{self, AnsweringView, RemarkAnswer};

/// The button beside an answer, or beside one that was taken away.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RemovalForm {
    antwoord: String,
}

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route(
        "/scans/{id}/resultaten/antwoorden/{theme}/weghalen",
        post(remove),
    )
}

async fn remove(
    visit: Visit,
    Path((scan, theme)): Path<(String, String)>,
    Sent(form): Sent<RemovalForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let removed = match form.antwoord.as_str() {
        "weghalen" => true,
        "terugzetten" => false,
        _ => return Err(Failure::Malformed),
    };
    remark_answers::set_removed(&visit.actor, visit.services(), &scan, &theme, removed)
        .await
        .map_err(Failure::from)?;
    visit.go(format!("/scans/{scan}/resultaten/antwoorden#thema-{theme}"))
}

/// `/scans/{id}/resultaten/antwoorden`
#[component]
pub fn RemarkAnswersPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let view = remark_answers::list(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view))
    })
}

fn page(view: &AnsweringView) -> AnyView {
    let lead = if view.may_write() {
        "Vertel de mensen die iets schreven wat u ermee doet. U schrijft één antwoord per thema, en een bij elke eigen open vraag."
    } else {
        "Wat de trekker antwoordt op wat mensen schreven."
    };
    let topics: Vec<_> = view.topics().map(|topic| section(view, &topic)).collect();
    let content = if topics.is_empty() {
        view! { <p class="qs-panel">"Er is geen opmerking vrijgegeven. Hier hoeft niets te gebeuren."</p> }.into_any()
    } else {
        view! {
            <p class="qs-finding" role="status"><strong>{progress(view)}</strong></p>
            {where_to_read(view)}
            {topics}
        }
        .into_any()
    };
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/resultaten", view.scan.id)>"Terug naar de resultaten"</a></p>
        <h1>"Antwoorden op opmerkingen"</h1>
        <p class="qs-lead">{lead}</p>
        {content}
    };
    scan_page(
        &view.scan,
        ScanTab::Results,
        "Antwoorden op opmerkingen",
        content.into_any(),
    )
}

fn progress(view: &AnsweringView) -> String {
    let topics = view.topics().count();
    let answered = view
        .topics()
        .filter(|topic| standing_answer(view, topic).is_some())
        .count();
    match topics {
        1 if answered == 1 => {
            "Er staat een antwoord bij het enige onderwerp met opmerkingen.".to_owned()
        }
        1 => {
            "Bij één onderwerp zijn opmerkingen vrijgegeven. Er staat nog geen antwoord.".to_owned()
        }
        _ if answered == 0 => format!(
            "Bij {topics} onderwerpen zijn opmerkingen vrijgegeven. Er staat nog geen antwoord."
        ),
        _ => format!(
            "Bij {answered} van de {topics} onderwerpen met opmerkingen staat een antwoord."
        ),
    }
}

fn where_to_read(view: &AnsweringView) -> AnyView {
    match publication::path_of(&view.scan) {
        Some(path) => view! {
            <p class="qs-measure">"Wat hier staat, is openbaar zodra het bewaard is. "<a href=format!("{path}#opmerkingen")>"Bekijk de openbare pagina"</a></p>
        }
        .into_any(),
        None => view! { <p class="qs-measure">"De antwoorden worden openbaar als het plan wordt gepubliceerd. Daarna kan de trekker ze nog aanpassen."</p> }
            .into_any(),
    }
}

fn standing_answer<'a>(view: &'a AnsweringView, topic: &RemarkTopic) -> Option<&'a RemarkAnswer> {
    view.answer(&topic.key).filter(|answer| !answer.removed)
}

fn section(view: &AnsweringView, topic: &RemarkTopic) -> AnyView {
    let remarks = view.remarks_of(&topic.key);
    let id = format!("thema-{}", topic.key);
    let heading = format!("{id}-kop");
    let answer = match view.answer(&topic.key) {
        Some(answer) if answer.removed => taken_away(view, topic, answer),
        Some(answer) => answered(view, topic, answer),
        None => view! {
            <div class="qs-stack">
                <p class="qs-subtle">"Er staat nog geen antwoord."</p>
                {write_link(view, topic, "Antwoord schrijven")}
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="qs-section" id=id aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{topic.title.clone()}</h2>
            <details class="qs-disclosure">
                <summary>{format!("Lees {}", what_to_read(remarks.len()))}</summary>
                {remark_rows(&view.report, &remarks)}
            </details>
            {answer}
        </section>
    }
    .into_any()
}

/// The remarks behind a summary: "de opmerking", "de 12 opmerkingen".
#[must_use]
pub fn what_to_read(count: usize) -> String {
    if count == 1 {
        "de opmerking".to_owned()
    } else {
        format!("de {}", remarks_in_words(count))
    }
}

/// An answer as everybody reads it, with the day on which it last changed.
#[must_use]
pub fn answer_text(label: &str, answer: &RemarkAnswer) -> AnyView {
    view! {
        <div class="qs-answer">
            <p class="qs-answer__label">{label.to_owned()}</p>
            {typed_text(&answer.text)}
            <p class="qs-note">{format!("Laatst gewijzigd op {}", day(answer.changed_on))}</p>
        </div>
    }
    .into_any()
}

fn answered(view: &AnsweringView, topic: &RemarkTopic, answer: &RemarkAnswer) -> AnyView {
    let remove = view
        .may_write()
        .then(|| removal(view, topic, "weghalen", "Weghalen"));
    view! {
        {answer_text("Antwoord", answer)}
        <div class="qs-button-group">{write_link(view, topic, "Aanpassen")}{remove}</div>
    }
    .into_any()
}

fn taken_away(view: &AnsweringView, topic: &RemarkTopic, answer: &RemarkAnswer) -> AnyView {
    if !view.may_write() {
        return view! { <p class="qs-subtle">"Er staat nog geen antwoord."</p> }.into_any();
    }
    view! {
        <p class="qs-subtle">"Het antwoord is weggehaald. Niemand anders leest het."</p>
        <details class="qs-disclosure">
            <summary>"Lees wat er stond"</summary>
            {typed_text(&answer.text)}
        </details>
        <div class="qs-button-group">
            {removal(view, topic, "terugzetten", "Terugzetten")}
            {write_link(view, topic, "Nieuw antwoord schrijven")}
        </div>
    }
    .into_any()
}

fn write_link(view: &AnsweringView, topic: &RemarkTopic, label: &'static str) -> Option<AnyView> {
    let path = format!(
        "/scans/{}/resultaten/antwoorden/{}",
        view.scan.id, topic.key
    );
    view.may_write().then(|| {
        view! { <a class="qs-button" href=path>{label}<span class="qs-visually-hidden">": "{topic.title.clone()}</span></a> }.into_any()
    })
}

fn removal(
    view: &AnsweringView,
    topic: &RemarkTopic,
    value: &'static str,
    label: &'static str,
) -> AnyView {
    let path = format!(
        "/scans/{}/resultaten/antwoorden/{}/weghalen",
        view.scan.id, topic.key
    );
    view! {
        <form method="post" action=path>
            <button class="qs-button" name="antwoord" value=value>
                {label}<span class="qs-visually-hidden">{format!(": antwoord bij {}", topic.title)}</span>
            </button>
        </form>
    }
    .into_any()
}
