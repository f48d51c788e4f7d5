//! `/scans/{id}/draaiboek/{gesprek}`: the script of a session, as a list to tick off.

use super::form_parts::MoveForm;
use super::remote;
use super::script_parts::{
    Anew, adding, beginning_anew, step_address, step_form, step_row, taken_out,
};
use crate::pages::crossed::{self, Brought, Opened};
use crate::pages::failure::Failure;
use crate::pages::load::load;
use crate::pages::numbers::minutes_in_words;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page, told, typing_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use serde::Deserialize;
use services::ordered::Move;
use services::scans::arrangements::{SessionKind, time_of_day};
use services::sessions::script::{self, ScriptStep, ScriptView, StepForm, StepMove};

const BASE: &str = "/scans/{id}/draaiboek/{gesprek}";

/// What the remote says of where a step is ticked off.
pub(super) const FROM_REMOTE: &str = "afstandsbediening";

/// Whether a step is ticked off, and where.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct TickForm {
    klaar: String,
    vanaf: String,
}

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route(BASE, post(add))
        .route(&format!("{BASE}/stappen/{{stap}}"), post(change))
        .route(&format!("{BASE}/stappen/{{stap}}/plaats"), post(arrange))
        .route(&format!("{BASE}/stappen/{{stap}}/klaar"), post(tick))
        .route(&format!("{BASE}/standaard"), post(reset))
        .route(&format!("{BASE}/terugzetten"), post(put_back))
}

/// Which session a path is about.
fn session_of(code: &str) -> Result<SessionKind, Failure> {
    SessionKind::from_code(code).ok_or(Failure::NotFound)
}

async fn add(
    visit: Visit,
    Path((scan, session)): Path<(String, String)>,
    Sent(form): Sent<StepForm>,
) -> Answer {
    let (scan, session) = (parsed_scan(&scan)?, session_of(&session)?);
    let added = script::add(&visit.actor, visit.services(), &scan, session, &form).await;
    let next = |key: String| format!("/scans/{scan}/draaiboek/{}#stap-{key}", session.code());
    visit.go_or_show_again(added, form, told, next).await
}

async fn change(
    visit: Visit,
    Path((scan, session, key)): Path<(String, String, String)>,
    Sent(form): Sent<StepForm>,
) -> Answer {
    let (scan, session) = (parsed_scan(&scan)?, session_of(&session)?);
    let actor = &visit.actor;
    let changed = script::change(actor, visit.services(), &scan, session, &key, &form).await;
    let next = format!("/scans/{scan}/draaiboek/{}#stap-{key}", session.code());
    crossed::go_or_show_again(visit, changed, form, told, next).await
}

async fn arrange(
    visit: Visit,
    Path((scan, session, key)): Path<(String, String, String)>,
    Sent(form): Sent<MoveForm>,
) -> Answer {
    let (scan, session) = (parsed_scan(&scan)?, session_of(&session)?);
    let to = form.read()?;
    // A step that moved stays in view; one that was taken out has no place to go to.
    let place = if to == Move::Out {
        "stappen".to_owned()
    } else {
        format!("stap-{key}")
    };
    let to = StepMove::Move(to);
    script::arrange(&visit.actor, visit.services(), &scan, session, &key, to).await?;
    visit.go(format!(
        "/scans/{scan}/draaiboek/{}#{place}",
        session.code()
    ))
}

async fn tick(
    visit: Visit,
    Path((scan, session, key)): Path<(String, String, String)>,
    Sent(form): Sent<TickForm>,
) -> Answer {
    let (scan, session) = (parsed_scan(&scan)?, session_of(&session)?);
    let to = StepMove::Done(form.klaar == "ja");
    script::arrange(&visit.actor, visit.services(), &scan, session, &key, to).await?;
    if form.vanaf == FROM_REMOTE {
        return visit.go(remote::address_of(&scan, session));
    }
    visit.go(format!(
        "/scans/{scan}/draaiboek/{}#stap-{key}",
        session.code()
    ))
}

async fn reset(visit: Visit, Path((scan, session)): Path<(String, String)>) -> Answer {
    let (scan, session) = (parsed_scan(&scan)?, session_of(&session)?);
    script::reset(&visit.actor, visit.services(), &scan, session).await?;
    visit.go(format!("/scans/{scan}/draaiboek/{}", session.code()))
}

async fn put_back(visit: Visit, Path((scan, session)): Path<(String, String)>) -> Answer {
    let (scan, session) = (parsed_scan(&scan)?, session_of(&session)?);
    script::put_back(&visit.actor, visit.services(), &scan, session).await?;
    visit.go(format!("/scans/{scan}/draaiboek/{}", session.code()))
}

/// `/scans/{id}/draaiboek/{gesprek}`
#[component]
pub fn ScriptPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let session = session_of(&param("gesprek"));
    let filled = Filled::<StepForm>::of_request();
    load(async move {
        let view = script::load(&visit.actor, visit.services(), &scan?, session?).await?;
        Ok(page(&view, filled))
    })
}

/// `/scans/{id}/draaiboek/{gesprek}/stappen/{stap}`
#[component]
pub fn ScriptStepPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let session = session_of(&param("gesprek"));
    let key = param("stap");
    let brought = Brought::<StepForm>::of_request();
    load(async move {
        let view = script::load(&visit.actor, visit.services(), &scan?, session?).await?;
        let step = view.script.step(&key).ok_or(Failure::NotFound)?;
        let opened = brought.or(StepForm::from(step));
        Ok(step_page(&view, opened))
    })
}

fn base(view: &ScriptView) -> String {
    format!("/scans/{}/draaiboek/{}", view.scan.id, view.session.code())
}

const fn tab(session: SessionKind) -> ScanTab {
    match session {
        SessionKind::Start => ScanTab::Preparation,
        SessionKind::Agenda => ScanTab::Session,
    }
}

fn page(view: &ScriptView, Filled { form, problems }: Filled<StepForm>) -> AnyView {
    let (up, label) = match view.session {
        SessionKind::Start => ("startgesprek", "Terug naar het startgesprek"),
        SessionKind::Agenda => (
            "gesprek/voorbereiden",
            "Terug naar de voorbereiding van het gesprek",
        ),
    };
    let title = format!("Draaiboek van het {}", view.session.code());
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/{up}", view.scan.id)>{label}</a></p>
        <h1>{title.clone()}</h1>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-lead">{summary(view)}</p>
        {to_the_time(view)}
        {steps(view)}
        {adding(&base(view), &view.script, form, &problems)}
        {whole(view)}
    };
    scan_page(&view.scan, tab(view.session), &title, content.into_any())
}

/// How long it takes, from when to when, and how far it is.
fn summary(view: &ScriptView) -> String {
    let script = &view.script;
    let takes = minutes_in_words(script.minutes());
    let begins = view.meeting.as_ref().and_then(|meeting| meeting.at);
    let clock = begins.and_then(|begins| {
        let until = *script.times(begins).last()?;
        Some(format!(
            ", van {} tot {}",
            begins.format("%H:%M"),
            time_of_day(until)
        ))
    });
    let clock = clock.unwrap_or_else(|| {
        ". Vul in hoe laat het gesprek begint, dan staan hier ook kloktijden".to_owned()
    });
    let done = script.steps().filter(|step| step.done).count();
    let far = if done == 0 {
        String::new()
    } else {
        format!(" Afgevinkt: {done} van de {}.", script.steps().count())
    };
    format!("Samen {takes}{clock}.{far}")
}

/// The way to where the time is filled in, as long as it is not.
fn to_the_time(view: &ScriptView) -> Option<AnyView> {
    let known = view.meeting.as_ref().and_then(|meeting| meeting.at);
    let path = format!("/scans/{}/voorbereiding/data", view.scan.id);
    known.is_none().then(|| {
        view! { <p><a class="qs-standalone" href=path>"Data en tijden invullen"</a></p> }.into_any()
    })
}

fn steps(view: &ScriptView) -> AnyView {
    let base = base(view);
    let present: Vec<&ScriptStep> = view.script.steps().collect();
    let begins = view.meeting.as_ref().and_then(|meeting| meeting.at);
    let times = begins.map(|begins| view.script.times(begins));
    let count = present.len();
    let rows: Vec<_> = present
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let clock = times.as_ref().and_then(|times| times.get(place));
            let clock = clock.map(|at| at.format("%H:%M").to_string());
            let ends = (place == 0, place + 1 == count);
            step_row(&base, step, ends, clock, Some(ticking(&base, step)))
        })
        .collect();
    let empty = (count == 0).then(|| view! { <p class="qs-subtle">"Er staat niets in het draaiboek. Voeg een onderdeel toe, of ga terug naar het standaarddraaiboek."</p> });
    view! {
        <section class="qs-section" aria-labelledby="stappen">
            <h2 id="stappen">"Wat u doet"</h2>
            {empty}
            <ol class="qs-rows qs-script">{rows}</ol>
            {taken_out(&base, &view.script)}
        </section>
    }
    .into_any()
}

/// The button that ticks a step off, or takes that back.
fn ticking(base: &str, step: &ScriptStep) -> AnyView {
    let (value, tick) = if step.done {
        ("nee", "Toch niet klaar")
    } else {
        ("ja", "Afvinken")
    };
    view! {
        <form method="post" action=format!("{}/klaar", step_address(base, step))>
            <button class="qs-button qs-button--small" name="klaar" value=value>
                {tick}<span class="qs-visually-hidden">": "{step.title.clone()}</span>
            </button>
        </form>
    }
    .into_any()
}

/// Setting the whole script back, and undoing that.
fn whole(view: &ScriptView) -> Option<AnyView> {
    let words = Anew {
        when_reset: "U hebt het draaiboek aangepast. Gaat u terug naar het standaarddraaiboek, dan bewaren wij het uwe.",
        reset: "Terug naar het standaarddraaiboek",
        when_put_back: "Er is nog een eerder draaiboek van u. Zet u dat terug, dan bewaren wij dit.",
    };
    beginning_anew(&base(view), &view.script, &words, None)
}

fn step_page(view: &ScriptView, opened: Opened<StepForm>) -> AnyView {
    let content = step_form(&base(view), opened, true);
    typing_page(
        &view.scan,
        tab(view.session),
        "Onderdeel aanpassen",
        content,
    )
}
