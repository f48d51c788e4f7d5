//! The five official steps, with the day that matters in each.

use crate::pages::dates;
use crate::pages::scans::words;
use leptos::prelude::*;
use services::scans::{Cockpit, Progress, State, Step, StepView};

pub fn steps(cockpit: &Cockpit) -> AnyView {
    let steps: Vec<_> = (1..)
        .zip(cockpit.steps)
        .map(|(number, view)| step(cockpit, number, view))
        .collect();
    view! {
        <section class="qs-section" aria-label="De vijf stappen">
            <ol class="qs-stepper">{steps}</ol>
        </section>
    }
    .into_any()
}

fn step(cockpit: &Cockpit, number: u32, view: StepView) -> AnyView {
    let todo = if view.progress == Progress::Ahead {
        " qs-stepper__step--todo"
    } else {
        ""
    };
    let current = (view.progress == Progress::Current).then_some("step");
    view! {
        <li class=format!("qs-stepper__step qs-step--{number}{todo}") aria-current=current>
            <span class="qs-step">{number}</span>
            <div>
                <p class="qs-stepper__name">{words::step(view.step)}</p>
                <p class="qs-subtle">{day(cockpit, view)}</p>
            </div>
        </li>
    }
    .into_any()
}

fn day(cockpit: &Cockpit, view: StepView) -> String {
    let Some(on) = view.on else {
        return match view.progress {
            Progress::Done => "Klaar",
            Progress::Current => "Hier is de scan nu",
            Progress::Ahead => "Nog geen datum",
        }
        .to_owned();
    };
    format!("{} {}", before_day(cockpit, view.step), dates::day(on))
}

/// What happened, or will happen, on the day.
fn before_day(cockpit: &Cockpit, step: Step) -> &'static str {
    let (scan, held) = (
        &cockpit.scan,
        cockpit.scan.arrangements.start_session.is_some(),
    );
    match step {
        Step::Preparation => "Klaar op",
        Step::StartSession if held => "Gehouden op",
        Step::StartSession => "Gepland op",
        Step::Questionnaire if scan.state > State::Open => "Gesloten op",
        Step::Questionnaire if scan.state == State::Open => "Open tot en met",
        Step::Questionnaire => "Gepland vanaf",
        Step::AgendaSession if scan.state >= State::Discussed => "Klaar op",
        Step::AgendaSession => "Gepland op",
        Step::Plan if scan.state >= State::Adopted => "Vastgesteld op",
        Step::Plan => "Op de agenda op",
    }
}
