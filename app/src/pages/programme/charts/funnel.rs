//! How far they are: a bar for each of the five steps.

use crate::pages::numbers::whole;
use crate::pages::programme::uptake::words::{days, number, or_none, step};
use leptos::prelude::*;
use services::programme::uptake::{Funnel, StepCount, StepTime};

/// The funnel. `list`: where the number of those that got to a step leads, and of those that are in it now.
#[must_use]
pub fn funnel(funnel: &Funnel, list: impl Fn(&str) -> String) -> AnyView {
    let most = funnel.steps[0].reached;
    let rows: Vec<_> = funnel
        .steps
        .iter()
        .map(|count| row(count, most, funnel.completed, &list))
        .collect();
    view! { <ol class="qs-rows qs-funnel">{rows}</ol> }.into_any()
}

fn row(count: &StepCount, most: u32, completed: u32, list: &dyn Fn(&str) -> String) -> AnyView {
    let number = number(count.step);
    let width = if most == 0 {
        0.0
    } else {
        100.0 * f64::from(count.reached) / f64::from(most)
    };
    let reached = linked(count.reached, list(&format!("vanaf-{number}")));
    let now = linked(count.now, list(&format!("stap-{number}")));
    let completed = (number == 5).then(|| {
        let completed = linked(completed, list("plan-klaar"));
        view! { ", met een plan: " {completed} }
    });
    view! {
        <li class=format!("qs-funnel__row qs-step--{number}")>
            <p>{format!("{number} {}", step(count.step))}</p>
            <p class="qs-funnel__count">{reached}</p>
            <svg class="qs-funnel__bar" aria-hidden="true" focusable="false">
                <rect width=format!("{width:.2}%") height="100%"></rect>
            </svg>
            <p class="qs-note">"nu in deze stap: " {now} {completed} ". " {time(count.time)}</p>
        </li>
    }
    .into_any()
}

fn linked(count: u32, href: String) -> AnyView {
    if count == 0 {
        or_none(count).into_any()
    } else {
        view! { <a href=href>{whole(count.into())}</a> }.into_any()
    }
}

fn time(time: Option<StepTime>) -> String {
    match time {
        None => "Nog geen scan rondde deze stap af.".to_owned(),
        Some(StepTime {
            scans: 1, slowest, ..
        }) => format!(
            "De ene scan die hem afrondde, deed er {} over.",
            days(slowest)
        ),
        Some(time) => format!(
            "Duurt in het midden {}, het langst {} ({} scans).",
            days(time.median),
            days(time.slowest),
            whole(time.scans as u64)
        ),
    }
}
