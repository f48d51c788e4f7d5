//! Who must act now, and for what.

use crate::pages::dates;
use crate::pages::progress::words::way_to_behind;
use crate::pages::scans::parts::{below, still_to_preview};
use crate::pages::scans::words;
use leptos::prelude::*;
use services::scans::{Cockpit, Scan, State, Task, Turn, Who};

pub fn turns(cockpit: &Cockpit) -> AnyView {
    let rows: Vec<_> = (0..)
        .zip(&cockpit.turns)
        .map(|(place, turn)| row(cockpit, *turn, place == 0))
        .collect();
    let list = if rows.is_empty() {
        view! { <p>{nothing(cockpit)}</p> }.into_any()
    } else {
        view! { <ul class="qs-rows qs-rows--wide qs-tasks">{rows}</ul> }.into_any()
    };
    let behind = way_to_behind(&cockpit.scan.id, &cockpit.follow_up)
        .map(|way| view! { <p class="qs-notice">"In het verbeterplan: "{way}</p> });
    view! {
        <section aria-labelledby="aanzet">
            <h2 id="aanzet">"Wie is nu aan zet?"</h2>
            {list}
            {behind}
        </section>
    }
    .into_any()
}

const fn nothing(cockpit: &Cockpit) -> &'static str {
    match cockpit.scan.state {
        State::Cancelled => "Niemand. De scan is gestopt.",
        _ if cockpit.follow_up.stopped.is_some() => {
            "Niemand. De opvolging van het plan is gestopt."
        }
        _ => "Niemand. Alles is gedaan.",
    }
}

fn row(cockpit: &Cockpit, turn: Turn, first: bool) -> AnyView {
    let own = is_own(cockpit, turn.who);
    let who = if own { "U" } else { words::who(turn.who) };
    let by = turn.by.map(|day| {
        let before = match (turn.who, turn.task) {
            (Who::Itself, _) => "na ",
            (_, Task::Open) => "gepland op ",
            _ => "uiterlijk ",
        };
        view! { <br/><span class="qs-note">{format!("{before}{}", dates::day_of_year(day))}</span> }
    });
    let waits = turn.blocks && turn.who != Who::Itself;
    let blocks = waits.then(|| view! { <p class="qs-note">"Hier wacht de scan op."</p> });
    view! {
        <li>
            <p><strong>{who}</strong>{by}</p>
            <div class="qs-stack">
                <p>{sentence(&cockpit.scan, turn.task)}</p>
                {blocks}
                {own.then(|| button(cockpit, turn, first))}
            </div>
        </li>
    }
    .into_any()
}

/// What has to be done; of previews, which.
fn sentence(scan: &Scan, task: Task) -> String {
    let sentence = words::task_sentence(task);
    match still_to_preview(scan) {
        Some(groups) if task == Task::Preview => format!("{sentence} Nog te bekijken: {groups}."),
        _ => sentence.to_owned(),
    }
}

/// Only one button is the main one.
fn button(cockpit: &Cockpit, turn: Turn, first: bool) -> AnyView {
    let class = if first {
        "qs-button qs-button--primary"
    } else {
        "qs-button"
    };
    match words::task_place(turn.task) {
        Some((path, label)) => {
            view! { <p><a class=class href=below(&cockpit.scan.id, path)>{label}</a></p> }
                .into_any()
        }
        None => ().into_any(),
    }
}

fn is_own(cockpit: &Cockpit, who: Who) -> bool {
    match who {
        Who::Lead => cockpit.standing.lead,
        Who::Clerk => cockpit.standing.clerk,
        Who::Programme => cockpit.standing.programme,
        Who::ProposedClerk | Who::Itself => false,
    }
}
