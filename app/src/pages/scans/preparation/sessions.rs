//! When the sessions are.

use super::section::{section, what_to_tell};
use crate::pages::scans::away::away;
use crate::pages::scans::parts::{below, points_out};
use crate::pages::{
    crossed::{Brought, Opened, button_to_save, kept_now, read_on, send},
    dates,
    forms::{Form, TextArea, TextField, TextKind},
    load::load,
    problems::Problems,
    scan_page::scan_id,
    visit::use_visit,
};
use leptos::prelude::*;
use services::ProblemCode;
use services::audit::ScanPart;
use services::results::names;
use services::scans::arrangements::{SessionKind, SessionsForm};
use services::scans::{self, Scan};

/// `/scans/{id}/voorbereiding/data`
#[component]
pub fn SessionsPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let points_out = points_out();
    let brought = Brought::<SessionsForm>::of_request();
    load(async move {
        let (part, id) = (ScanPart::Sessions, id?);
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id, part).await?;
        let clashes = scans::away_at_sessions(&visit.actor, visit.services(), &id).await?;
        let own = visit.actor.member().map(|member| &member.id);
        let opened = brought.or(scan.arrangements.sessions.clone().unwrap_or_default());
        let to_tell = what_to_tell(&opened, points_out, |form| {
            Problems::found(&form.problems(), say)
        });
        let problems = to_tell.0.clone();
        let lead =
            "Spreek de dagen zo vroeg mogelijk af. Weet u er een nog niet? Laat die dan leeg.";
        Ok(section(
            &scan,
            "Data van de gesprekken",
            lead,
            to_tell,
            view! { {away(&clashes, own)} {fields(&scan, opened, &problems)} }.into_any(),
        ))
    })
}

/// The days follow each other; which one comes too early is said by its name.
fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("agenda_on", ProblemCode::BeforeFirstDay) => {
            Some("Het agenderingsgesprek komt na het startgesprek. Kijk beide dagen na.")
        }
        ("plan_on", ProblemCode::BeforeFirstDay) => {
            Some("Het verbeterplan komt na de gesprekken. Kijk de dagen na.")
        }
        _ => None,
    }
}

fn fields(scan: &Scan, opened: Opened<SessionsForm>, problems: &Problems) -> AnyView {
    let Opened { filled, kept, .. } = opened;
    let form = &filled.form;
    let save = button_to_save(kept.is_some());
    let kept = kept.map(|kept| kept_now(as_kept(&kept), below(&scan.id, "/voorbereiding/data")));
    let plan = format!(
        "Wanneer behandelt {} het verbeterplan?",
        names::elected_body(scan.authority.kind)
    );
    let plan = plan.replace(
        "behandelt Provinciale Staten",
        "behandelen Provinciale Staten",
    );
    let fields = view! {
        {read_on(form)}
        {meeting(scan, SessionKind::Start, [&form.start_on, &form.start_at, &form.start_place, &form.start_invited], problems)}
        {meeting(scan, SessionKind::Agenda, [&form.agenda_on, &form.agenda_at, &form.agenda_place, &form.agenda_invited], problems)}
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Verbeterplan"</legend>
            <TextField kind=TextKind::Date name="plan_on" label=plan value=form.plan_on.clone() problem=problems.of("plan_on") optional=true/>
        </fieldset>
        <div class="qs-button-group">{send(save)}</div>
    }
    .into_any();
    view! {
        {kept}
        <Form>{fields}</Form>
    }
    .into_any()
}

/// What somebody else made of it meanwhile.
fn as_kept(form: &SessionsForm) -> AnyView {
    let row = |name: &'static str, parts: &[&String]| {
        let parts: Vec<_> = parts.iter().filter_map(|part| told(part)).collect();
        let parts = if parts.is_empty() {
            "nog niets".to_owned()
        } else {
            parts.join(", ")
        };
        view! { <div><dt>{name}</dt><dd dir="auto">{parts}</dd></div> }
    };
    let start = [
        &form.start_on,
        &form.start_at,
        &form.start_place,
        &form.start_invited,
    ];
    let agenda = [
        &form.agenda_on,
        &form.agenda_at,
        &form.agenda_place,
        &form.agenda_invited,
    ];
    view! {
        <dl class="qs-rows qs-rows--wide">
            {row(SessionKind::Start.name(), &start)}
            {row(SessionKind::Agenda.name(), &agenda)}
            {row("Verbeterplan", &[&form.plan_on])}
        </dl>
    }
    .into_any()
}

/// A field in a line: a day in words, names one after the other.
fn told(typed: &str) -> Option<String> {
    let day = services::typed::day(typed).map(dates::day);
    let lines = || {
        let lines = typed.lines().map(str::trim);
        lines
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    };
    Some(day.unwrap_or_else(lines)).filter(|told| !told.is_empty())
}

fn meeting(
    scan: &Scan,
    session: SessionKind,
    [on, at, place, invited]: [&String; 4],
    problems: &Problems,
) -> AnyView {
    let name = match session {
        SessionKind::Start => "start",
        SessionKind::Agenda => "agenda",
    };
    let field = |part: &str| format!("{name}_{part}");
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">{session.name()}</legend>
            <TextField kind=TextKind::Date name=field("on") label="Dag" value=on.clone() problem=problems.of(&field("on")) optional=true/>
            <TextField
                name=field("at")
                label="Tijd"
                hint="Bijvoorbeeld 19:30."
                class="qs-textbox--short"
                value=at.clone()
                problem=problems.of(&field("at"))
                optional=true
            />
            <TextField name=field("place") label="Plaats" value=place.clone() problem=problems.of(&field("place")) optional=true/>
            <TextArea
                name=field("invited")
                label="Wie nodigt u uit?"
                hint="Eén naam op een regel. Laat u dit leeg, dan is dat de begeleidingscommissie. Trekker en procesbegeleider komen altijd."
                rows=5
                value=invited.clone()
                problem=problems.of(&field("invited"))
                optional=true
            />
            {calendar_file(scan, session)}
        </fieldset>
    }
    .into_any()
}

/// The files with which it comes in a calendar, once its day is kept: one's own leads to the scan, where who is invited has no account.
fn calendar_file(scan: &Scan, session: SessionKind) -> Option<AnyView> {
    let sessions = scan.arrangements.sessions();
    sessions.of(session).map(|_| {
        let path = format!("/scans/{}/{}.ics", scan.id, session.code());
        view! {
            <p class="qs-links">
                <a class="qs-standalone" href=format!("{path}?voor=mij") download>{format!("Agendabestand voor uzelf: {}", session.code())}</a>
                <a class="qs-standalone" href=path download>{format!("Agendabestand om mee te sturen: {}", session.code())}</a>
            </p>
        }
        .into_any()
    })
}
