//! When the sessions are.

use super::section::section;
use crate::pages::scans::away::away;
use crate::pages::scans::parts::{pointed_out, points_out};
use crate::pages::{
    forms::{Button, Form, TextArea, TextField, TextKind},
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
    load(async move {
        let (part, id) = (ScanPart::Sessions, id?);
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id, part).await?;
        let clashes = scans::away_at_sessions(&visit.actor, visit.services(), &id).await?;
        let own = visit.actor.member().map(|member| &member.id);
        let form = scan.arrangements.sessions.clone().unwrap_or_default();
        let problems = pointed_out(points_out, || Problems::found(&form.problems(), say));
        let lead =
            "Spreek de dagen zo vroeg mogelijk af. Weet u er een nog niet? Laat die dan leeg.";
        Ok(section(
            &scan,
            "Data van de gesprekken",
            lead,
            problems.clone(),
            view! { {away(&clashes, own)} {fields(&scan, &form, &problems)} }.into_any(),
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

fn fields(scan: &Scan, form: &SessionsForm, problems: &Problems) -> AnyView {
    let plan = format!(
        "Wanneer behandelt {} het verbeterplan?",
        names::elected_body(scan.authority.kind)
    );
    let plan = plan.replace(
        "behandelt Provinciale Staten",
        "behandelen Provinciale Staten",
    );
    let fields = view! {
        {meeting(scan, SessionKind::Start, [&form.start_on, &form.start_at, &form.start_place, &form.start_invited], problems)}
        {meeting(scan, SessionKind::Agenda, [&form.agenda_on, &form.agenda_at, &form.agenda_place, &form.agenda_invited], problems)}
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Verbeterplan"</legend>
            <TextField kind=TextKind::Date name="plan_on" label=plan value=form.plan_on.clone() problem=problems.of("plan_on") optional=true/>
        </fieldset>
        <div class="qs-button-group"><Button>"Opslaan"</Button></div>
    }
    .into_any();
    view! {
        <Form>{fields}</Form>
    }
    .into_any()
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
