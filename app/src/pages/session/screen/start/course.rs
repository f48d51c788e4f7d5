//! Slides of how the scan goes on: the five steps with their days, and who does what by when.

use super::{NOT_YET, kind, line};
use crate::pages::dates;
use crate::pages::scans::words;
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::results::names;
use services::room::StartTalk;
use services::scans::Step;
use services::scans::arrangements::{Meeting, SessionKind};
use services::sessions::{LEAST_PRIORITIES, MOST_PRIORITIES};

const STEPS: [Step; 5] = [
    Step::Preparation,
    Step::StartSession,
    Step::Questionnaire,
    Step::AgendaSession,
    Step::Plan,
];

/// The five steps, each with its day as far as that is agreed.
pub fn steps(talk: &StartTalk) -> AnyView {
    let lines: Vec<_> = STEPS
        .into_iter()
        .map(|step| line(words::step(step).to_owned(), day_of(talk, step)))
        .collect();
    view! { <ol class="qs-presenter__steps">{lines}</ol> }.into_any()
}

/// When a step is, as far as that is agreed.
fn day_of(talk: &StartTalk, step: Step) -> String {
    let sessions = talk.scan.arrangements.sessions();
    match step {
        Step::Preparation => "overeenkomsten, begeleidingscommissie en dagen".to_owned(),
        Step::StartSession => meeting(sessions.of(SessionKind::Start)),
        Step::Questionnaire => days(talk).map_or_else(not_yet, |(opens_on, closes_on)| {
            format!(
                "van {} tot en met {}",
                dates::day(opens_on),
                dates::day(closes_on)
            )
        }),
        Step::AgendaSession => meeting(sessions.of(SessionKind::Agenda)),
        Step::Plan => sessions
            .plan_on
            .map_or_else(not_yet, |on| format!("op de agenda op {}", dates::day(on))),
    }
}

fn not_yet() -> String {
    NOT_YET.to_owned()
}

fn days(talk: &StartTalk) -> Option<(NaiveDate, NaiveDate)> {
    talk.scan.setup.period.as_ref()?.days()
}

fn meeting(planned: Option<&Meeting>) -> String {
    planned.map_or_else(not_yet, |meeting| {
        format!("{}{}", dates::day(meeting.on), meeting.time_and_place())
    })
}

/// Who does what by when, from the end of the talk to the plan.
pub fn next(talk: &StartTalk) -> AnyView {
    let sessions = talk.scan.arrangements.sessions();
    let days = days(talk);
    let opens = days.map_or_else(not_yet, |(first, _)| format!("op {}", dates::day(first)));
    let closes = days.map_or_else(not_yet, |(_, last)| {
        format!("tot en met {}", dates::day(last))
    });
    let plan = sessions
        .plan_on
        .map_or_else(not_yet, |on| format!("op {}", dates::day(on)));
    let prepares = if talk.scan.has_two_clerks() {
        "De procesbegeleiders bereiden het gesprek over de uitkomsten voor"
    } else {
        "De procesbegeleider bereidt het gesprek over de uitkomsten voor"
    };
    let chooses = format!(
        "De begeleidingscommissie kiest {LEAST_PRIORITIES} tot {MOST_PRIORITIES} prioriteiten"
    );
    let agenda = meeting(sessions.of(SessionKind::Agenda));
    let lines = vec![
        line(
            "De trekker legt de besluiten vast en opent de vragenlijst".to_owned(),
            opens,
        ),
        line("De groepen vullen de vragenlijst in".to_owned(), closes),
        line(prepares.to_owned(), "na de sluiting".to_owned()),
        line(chooses, agenda),
        line(takes(talk), plan),
    ];
    view! { <ol class="qs-presenter__steps">{lines}</ol> }.into_any()
}

/// What the elected body does with the plan.
fn takes(talk: &StartTalk) -> String {
    let kind = kind(talk);
    let verb = match kind {
        AuthorityKind::Province => "behandelen",
        AuthorityKind::Municipality | AuthorityKind::WaterBoard => "behandelt",
    };
    let body = names::at_the_start(names::elected_body(kind));
    format!("{body} {verb} het verbeterplan")
}
