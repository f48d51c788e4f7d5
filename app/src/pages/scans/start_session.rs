//! `/scans/{id}/startgesprek`: when it is, what is decided, and what was agreed.

use super::decisions::decisions;
use super::parts::{back, below, pointed_out, points_out, today};
use crate::pages::{
    crossed::{self, Brought, Opened, button_to_save, heading, kept_now, read_on, send},
    dates,
    forms::{Form, TextArea, TextField, TextKind},
    load::load,
    problems::{ErrorSummary, Problems},
    results::typed_text,
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page, told, typing_page},
    sent::Sent,
    session::on_the_screen,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::room;
use services::scans::arrangements::{SessionKind, StartSessionForm, time_of_day};
use services::scans::{self, Part, Scan, Standing};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/scans/{id}/startgesprek", post(save))
}

/// `/scans/{id}/startgesprek`
#[component]
pub fn StartSessionPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let points_out = points_out();
    let brought = Brought::<StartSessionForm>::of_request();
    load(async move {
        let id = id?;
        let (scan, log) = scans::log(&visit.actor, visit.services(), &id).await?;
        let shown = room::load_start(&visit.actor, visit.services(), &id).await?;
        let standing = scan.standing(&visit.actor);
        let saved = scan.arrangements.start_session.clone();
        let opened = brought.or(saved.clone().unwrap_or_default());
        let crossed = opened.kept.is_some();
        let may_change = (standing.lead || standing.clerk) && scan.state.is_running();
        let problems = if crossed {
            opened.filled.problems.clone()
        } else {
            let form = &opened.filled.form;
            pointed_out(points_out, || told(&form.problems(today(&visit))))
        };
        let comes_down_to = if crossed {
            heading(crossed)
        } else {
            "Opgeslagen. Dit klopt nog niet:"
        };
        let record = if may_change {
            view! {
                {record(&scan, opened, &problems)}
                <div class="qs-printed">{recorded(saved.as_ref(), "vastgelegd")}</div>
            }
            .into_any()
        } else {
            recorded(saved.as_ref(), "gehouden")
        };
        let content = view! {
            {back(below(&scan.id, "/voorbereiding"), "Terug naar de voorbereiding")}
            <h1>"Startgesprek"</h1>
            <ErrorSummary problems heading=comes_down_to/>
            <p class="qs-lead">{planned(&scan)}</p>
            {ways(&scan, standing)}
            {on_the_screen(&shown, visit.site.base_url())}
            {decisions(&scan, &log, standing)}
            {record}
        };
        let page = if may_change { typing_page } else { scan_page };
        Ok(page(
            &scan,
            ScanTab::Preparation,
            "Startgesprek",
            content.into_any(),
        ))
    })
}

fn planned(scan: &Scan) -> String {
    let clerk = scan
        .clerk_names()
        .unwrap_or_else(|| "De procesbegeleider".to_owned());
    let leads = if scan.has_two_clerks() {
        "leiden"
    } else {
        "leidt"
    };
    match scan.arrangements.sessions().start {
        Some(meeting) => {
            let at = meeting
                .at
                .map(|at| format!(" om {}", time_of_day(at)))
                .unwrap_or_default();
            let place = if meeting.place.is_empty() {
                String::new()
            } else {
                format!(" Plaats: {}.", meeting.place)
            };
            format!(
                "{clerk} {leads} het gesprek, op {}{at}.{place}",
                dates::day(meeting.on)
            )
        }
        None => format!("{clerk} {leads} het gesprek. Er is nog geen dag afgesproken."),
    }
}

/// The sheet to take along, the files for a calendar once there is a day, and what who leads the talk prepares.
fn ways(scan: &Scan, standing: Standing) -> AnyView {
    let session = SessionKind::Start;
    let sessions = scan.arrangements.sessions();
    let file = sessions.of(session).map(|_| {
        let path = below(&scan.id, "/startgesprek.ics");
        view! {
            <a class="qs-standalone" href=format!("{path}?voor=mij") download>"Agendabestand voor uzelf"</a>
            <a class="qs-standalone" href=path download>"Agendabestand om mee te sturen"</a>
        }
    });
    let script = (standing.clerk && scan.state.is_running()).then(|| {
        let path = below(&scan.id, &format!("/draaiboek/{}", session.code()));
        let preparation = below(&scan.id, "/startgesprek/voorbereiden");
        view! {
            <a class="qs-standalone" href=preparation>"Het gesprek voorbereiden"</a>
            <a class="qs-standalone" href=path>"Draaiboek"</a>
        }
    });
    let sheet = below(&scan.id, "/startgesprek/gespreksblad.pdf");
    view! {
        <div class="qs-button-group">
            {script}
            <a class="qs-standalone" href=sheet download>"Gespreksblad (PDF)"</a>
            {file}
        </div>
    }
    .into_any()
}

fn record(scan: &Scan, opened: Opened<StartSessionForm>, problems: &Problems) -> AnyView {
    let (keep, saved) = (opened.keeps(), opened.saved());
    let Opened { filled, kept, .. } = opened;
    let form = filled.form;
    let save = button_to_save(kept.is_some());
    let kept = kept.map(|kept| kept_now(as_kept(&kept), below(&scan.id, "/startgesprek")));
    let fields = view! {
        {read_on(&form)}
        <TextField kind=TextKind::Date name="held_on" label="Gehouden op" value=form.held_on.clone() problem=problems.of("held_on")/>
        <TextArea
            name="notes"
            label="Wat u hebt afgesproken"
            hint="Trekker, procesbegeleider en programmabureau kunnen dit lezen."
            rows=8
            value=form.notes.clone()
            problem=problems.of("notes")
            optional=true
        />
        <div class="qs-button-group">{send(save)}{saved}</div>
    }
    .into_any();
    view! {
        <section class="qs-section qs-unprinted" aria-labelledby="gehouden">
            <h2 id="gehouden">"Na het gesprek"</h2>
            {kept}
            <Form keep>{fields}</Form>
        </section>
    }
    .into_any()
}

/// What somebody else wrote down meanwhile.
fn as_kept(form: &StartSessionForm) -> AnyView {
    view! {
        <p>{format!("Gehouden op: {}", day_of(form))}</p>
        {typed_text(&form.notes)}
    }
    .into_any()
}

/// The day as it is told, or as it was typed where it is none.
fn day_of(form: &StartSessionForm) -> String {
    services::typed::day(&form.held_on).map_or_else(|| form.held_on.clone(), dates::day)
}

/// What was written down, as text: for who does not change it, and on paper.
fn recorded(saved: Option<&StartSessionForm>, id: &'static str) -> AnyView {
    let Some(form) = saved else {
        return view! { <p class="qs-section">"Er is nog niets vastgelegd over dit gesprek."</p> }
            .into_any();
    };
    view! {
        <section class="qs-section" aria-labelledby=id>
            <h2 id=id>"Wat is afgesproken"</h2>
            <dl class="qs-rows qs-rows--wide">
                <div><dt>"Gehouden op"</dt><dd>{day_of(form)}</dd></div>
                <div><dt>"Afspraken"</dt><dd class="qs-typed">{form.notes.clone()}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

async fn save(visit: Visit, Path(id): Path<String>, Sent(form): Sent<StartSessionForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let complete = form.problems(today(&visit)).is_empty();
    let part = Part::StartSession(form.clone());
    let kept = scans::fill_in(&visit.actor, visit.services(), &id, part).await;
    let next = if complete {
        "/voorbereiding"
    } else {
        "/startgesprek?nakijken=ja"
    };
    crossed::go_or_show_again(visit, kept, form, told, below(&id, next)).await
}
