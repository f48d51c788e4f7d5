//! `/scans/{id}/gesprek`

use super::form_parts::{place_buttons, removed_list};
use super::in_room::in_room;
use super::recorded::recorded;
use super::sharing::{not_shared, sharing};
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
use services::results::{ThemeText, names};
use services::room::{self, RoomView};
use services::scans::State;
use services::sessions::{
    self, LEAST_PRIORITIES, MOST_PRIORITIES, MOST_TALKING_POINTS, Priority, SessionView,
    TalkingPoint,
};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/gesprek", post(conclude))
}

async fn conclude(visit: Visit, Path(scan): Path<String>) -> Answer {
    let scan = parsed_scan(&scan)?;
    sessions::discuss(&visit.actor, visit.services(), &scan)
        .await
        .map_err(Failure::from)?;
    visit.go(format!("/scans/{scan}/verbeterplan"))
}

/// `/scans/{id}/gesprek`
#[component]
pub fn SessionPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let room = room::load(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&room, visit.site.base_url()))
    })
}

fn page(room: &RoomView, base_url: &str) -> AnyView {
    let view = &room.session;
    let lead = if view.may_write() {
        "Bereid het gesprek voor en leg vast wat u samen kiest. Alles wat u bewaart, blijft staan."
    } else if view.scan.state == State::Closed {
        "Hier bereiden de procesbegeleider en de trekker het gesprek voor."
    } else {
        "Het gesprek is afgerond. Hier leest u wat ervoor is opgeschreven en wat is gekozen."
    };
    let parts = if view.scan.state == State::Closed {
        let draft = if view.reads_draft() {
            view! { {interpretations(view)} {points(view)} }.into_any()
        } else {
            not_shared(view)
        };
        view! { {draft} {priorities(view)} }.into_any()
    } else {
        recorded(view)
    };
    let content = view! {
        <h1>"Agenderingsgesprek"</h1>
        <p class="qs-lead">{lead}</p>
        {preparing(view)}
        {in_room(room, base_url)}
        {parts}
        {sharing(view)}
        {conclusion(view)}
    };
    scan_page(&view.scan, ScanTab::Session, "Gesprek", content.into_any())
}

/// The way to all that the clerk prepares, and the sheet that everybody may print.
fn preparing(view: &SessionView) -> AnyView {
    let below = |rest: &str| format!("/scans/{}/gesprek/{rest}", view.scan.id);
    let page = view.standing.clerk.then(|| {
        view! { <p><a class="qs-standalone" href=below("voorbereiden")>"Het gesprek voorbereiden: lezen, draaiboek en genodigden"</a></p> }
    });
    let sheet = view! {
        <p><a class="qs-standalone" href=below("gespreksblad.pdf") download>"Gespreksblad"</a>" "<span class="qs-subtle">"PDF"</span></p>
    };
    view! { {page} {sheet} }.into_any()
}

fn interpretations(view: &SessionView) -> AnyView {
    let rows: Vec<_> = view
        .report
        .texts
        .themes
        .iter()
        .map(|theme| interpretation(view, theme))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="duiding">
            <h2 id="duiding">"Wat valt op, per thema"</h2>
            {view.may_draft().then(|| view! { <p class="qs-measure">"Schrijf in gewone woorden wat u in de antwoorden ziet. Dat helpt om te kiezen waar het gesprek over gaat."</p> })}
            <ul class="qs-rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn interpretation(view: &SessionView, theme: &ThemeText) -> AnyView {
    let path = format!("/scans/{}/gesprek/duiding/{}", view.scan.id, theme.key);
    let text = view.interpretations.get(&theme.key);
    let link = view.may_draft().then(|| {
        let label = if text.is_some() { "Aanpassen" } else { "Schrijven" };
        view! { <a class="qs-standalone" href=path>{label}<span class="qs-visually-hidden">": "{theme.title.clone()}</span></a> }
    });
    let text = text.map_or_else(
        || view! { <p class="qs-subtle">"Nog niets opgeschreven."</p> }.into_any(),
        |text| typed_text(text),
    );
    view! { <li id=format!("duiding-{}", theme.key)><h3>{theme.title.clone()}</h3>{text}{link}</li> }.into_any()
}

fn points(view: &SessionView) -> AnyView {
    let base = format!("/scans/{}/gesprek/gesprekspunten", view.scan.id);
    let present: Vec<&TalkingPoint> = view.points.iter().filter(|point| !point.removed).collect();
    let count = present.len();
    let rows: Vec<_> = present
        .iter()
        .enumerate()
        .map(|(place, point)| point_row(view, point, place, Some(count)))
        .collect();
    let removed = view.points.iter().filter(|point| point.removed);
    let removed = removed
        .map(|point| (format!("{base}/{}", point.id), point_title(view, point)))
        .collect();
    let how = if view.may_draft() {
        " Kies stellingen waarover u wilt praten."
    } else {
        ""
    };
    let empty = (count == 0).then(
        || view! { <p class="qs-subtle">{format!("Er zijn nog geen gesprekspunten.{how}")}</p> },
    );
    let add = view.may_draft().then(|| {
        if count < MOST_TALKING_POINTS {
            view! { <p><a class="qs-button" href=format!("{base}/nieuw")>"Gesprekspunt toevoegen"</a></p> }.into_any()
        } else {
            view! { <p class="qs-note">{format!("Dit zijn er {MOST_TALKING_POINTS}. Meer past niet in één gesprek.")}</p> }.into_any()
        }
    });
    view! {
        <section class="qs-section" aria-labelledby="punten">
            <h2 id="punten">"Gesprekspunten"</h2>
            <p class="qs-measure">{format!("Hoogstens {MOST_TALKING_POINTS}. Zij komen één voor één op het scherm zodra ze met iedereen gedeeld zijn.")}</p>
            {empty}
            <ol class="qs-rows">{rows}</ol>
            {add}
            {view.may_draft().then(|| removed_list(removed))}
        </section>
    }
    .into_any()
}

/// What a talking point is called: its first statement, or its own words where it is about none.
fn point_title(view: &SessionView, point: &TalkingPoint) -> String {
    let mut statements = statements_of(view, point);
    statements.next().unwrap_or(&point.text).to_owned()
}

fn statements_of<'a>(
    view: &'a SessionView,
    point: &'a TalkingPoint,
) -> impl Iterator<Item = &'a str> {
    let keys = point.statements.iter();
    keys.filter_map(move |key| view.report.texts.statement(key))
        .map(|statement| statement.text.as_str())
}

/// A talking point; with the number of them, also what to do with it.
pub(super) fn point_row(
    view: &SessionView,
    point: &TalkingPoint,
    place: usize,
    count: Option<usize>,
) -> AnyView {
    let path = format!(
        "/scans/{}/gesprek/gesprekspunten/{}",
        view.scan.id, point.id
    );
    let title = point_title(view, point);
    let others: Vec<_> = statements_of(view, point)
        .skip(1)
        .map(|text| view! { <li dir="auto">{text.to_owned()}</li> })
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! { <p class="qs-note">"Ook over:"</p> <ul class="qs-list">{others}</ul> }
    });
    let text = (!point.statements.is_empty() && !point.text.trim().is_empty())
        .then(|| typed_text(&point.text));
    let may_change = view.may_draft() && count.is_some();
    let untied = (point.statements.is_empty() && may_change).then(|| {
        view! { <p class="qs-note">"Dit punt hoort nog bij geen enkele stelling. Pas het aan en kies er minstens één."</p> }
    });
    let buttons = count.filter(|_| may_change).map(|count| {
        view! {
            <div class="qs-button-group">
                <a class="qs-standalone" href=path.clone()>"Aanpassen"<span class="qs-visually-hidden">": "{title.clone()}</span></a>
                {place_buttons(&path, &title, place == 0, place + 1 == count)}
            </div>
        }
    });
    view! { <li id=format!("punt-{}", point.id)><p dir="auto"><strong>{format!("{}. ", place + 1)}{title.clone()}</strong></p>{others}{text}{untied}{buttons}</li> }.into_any()
}

fn priorities(view: &SessionView) -> AnyView {
    let base = format!("/scans/{}/gesprek/prioriteiten", view.scan.id);
    let present: Vec<&Priority> = view
        .priorities
        .iter()
        .filter(|priority| !priority.removed)
        .collect();
    let count = present.len();
    let rows: Vec<_> = present
        .iter()
        .enumerate()
        .map(|(place, priority)| priority_row(view, priority, place, Some(count)))
        .collect();
    let removed = view.priorities.iter().filter(|priority| priority.removed);
    let removed = removed
        .map(|priority| (format!("{base}/{}", priority.id), priority.title.clone()))
        .collect();
    let empty = (count == 0)
        .then(|| view! { <p class="qs-subtle">"Er zijn nog geen prioriteiten gekozen."</p> });
    let add = (view.may_write() && count < MOST_PRIORITIES)
        .then(|| view! { <p><a class="qs-button" href=format!("{base}/nieuw")>"Prioriteit toevoegen"</a></p> });
    view! {
        <section class="qs-section" aria-labelledby="prioriteiten">
            <h2 id="prioriteiten">"Prioriteiten"</h2>
            <p class="qs-measure">{format!("Kies er {LEAST_PRIORITIES} tot {MOST_PRIORITIES}: wat moet het eerst beter?")}</p>
            {empty}
            <ol class="qs-rows">{rows}</ol>
            {add}
            {view.may_write().then(|| removed_list(removed))}
        </section>
    }
    .into_any()
}

/// A priority; with the number of them, also what to do with it.
pub(super) fn priority_row(
    view: &SessionView,
    priority: &Priority,
    place: usize,
    count: Option<usize>,
) -> AnyView {
    let path = format!(
        "/scans/{}/gesprek/prioriteiten/{}",
        view.scan.id, priority.id
    );
    let statements: Vec<_> = priority
        .statements
        .iter()
        .filter_map(|key| view.report.texts.statement(key))
        .map(|statement| view! { <li>{statement.text.clone()}</li> })
        .collect();
    let dissent = (!priority.dissent.trim().is_empty())
        .then(|| view! { <p class="qs-note">"Anders gezien:"</p> {typed_text(&priority.dissent)} });
    let buttons = count.filter(|_| view.may_write()).map(|count| {
        view! {
            <div class="qs-button-group">
                <a class="qs-standalone" href=path.clone()>"Aanpassen"<span class="qs-visually-hidden">": "{priority.title.clone()}</span></a>
                {place_buttons(&path, &priority.title, place == 0, place + 1 == count)}
            </div>
        }
    });
    view! {
        <li id=format!("prioriteit-{}", priority.id)>
            <h3 dir="auto">{format!("{}. ", place + 1)}{priority.title.clone()}</h3>
            <p class="qs-note">{names::subgoal(view.report.kind(), priority.subgoal)}</p>
            <ul class="qs-list">{statements}</ul>
            {dissent}
            {buttons}
        </li>
    }
    .into_any()
}

/// That remarks wait for redaction; the way there for who may read them.
fn remarks_first(view: &SessionView) -> AnyView {
    let sentence = format!(
        "Lees eerst de opmerkingen na: er wachten er nog {}.",
        view.waiting
    );
    if view.standing.lead || view.standing.clerk {
        let link = format!("/scans/{}/resultaten/opmerkingen", view.scan.id);
        view! { <li><a href=link>{sentence}</a></li> }.into_any()
    } else {
        view! { <li>{sentence}</li> }.into_any()
    }
}

/// Concluding the talk, with what still stands in the way.
fn conclusion(view: &SessionView) -> Option<AnyView> {
    if view.scan.state != State::Closed {
        return Some(view! { <p class="qs-section"><a class="qs-button qs-button--primary" href=format!("/scans/{}/verbeterplan", view.scan.id)>"Naar het verbeterplan"</a></p> }.into_any());
    }
    let chosen = view
        .priorities
        .iter()
        .filter(|priority| !priority.removed)
        .count();
    let remarks = (view.waiting > 0).then(|| remarks_first(view));
    let missing = (chosen < LEAST_PRIORITIES)
        .then(|| view! { <li>{format!("Kies nog minstens {}: het zijn er nu {chosen}.", prioriteiten(LEAST_PRIORITIES - chosen))}</li> });
    let ready = remarks.is_none() && missing.is_none();
    let button = (ready && view.standing.clerk).then(|| {
        view! { <form method="post"><Button>"Gesprek afronden"</Button></form> }
    });
    let who = (ready && !view.standing.clerk)
        .then(|| view! { <p>"Alles is klaar. De procesbegeleider rondt het gesprek af."</p> });
    Some(
        view! {
            <section class="qs-section" aria-labelledby="afronden">
                <h2 id="afronden">"Gesprek afronden"</h2>
                <p class="qs-measure">"Daarna staan de prioriteiten vast en begint het verbeterplan. Wat mensen schreven en niet is vrijgegeven, vernietigen wij dan."</p>
                {(!ready).then(|| view! { <ul class="qs-list">{remarks}{missing}</ul> })}
                {who}
                {button}
            </section>
        }
        .into_any(),
    )
}

fn prioriteiten(count: usize) -> String {
    if count == 1 {
        "1 prioriteit".to_owned()
    } else {
        format!("{count} prioriteiten")
    }
}
