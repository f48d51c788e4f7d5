//! How far they are: a bar for each of the five steps.

use crate::pages::numbers::whole;
use crate::pages::programme::uptake::words::{STEPS, days, number, or_none, step};
use leptos::prelude::*;
use services::programme::uptake::{Funnel, StepCount, StepTime};
use services::results::names::at_the_start;
use services::scans::Step;

/// The funnel. `now`: what the day is called; `list`: where the number of those that got to a step leads, and of those that are in it;
/// `measured`: where the time of a step leads.
#[must_use]
pub fn funnel(
    funnel: &Funnel,
    now: &'static str,
    list: impl Fn(&str) -> String,
    measured: impl Fn(Step) -> String,
) -> AnyView {
    let most = funnel.steps[0].reached;
    let rows: Vec<_> = funnel
        .steps
        .iter()
        .map(|count| {
            let time = time(count.time, measured(count.step));
            row(count, most, (now, funnel.completed), &list, time)
        })
        .collect();
    view! { <ol class="qs-rows qs-funnel">{rows}</ol> }.into_any()
}

fn row(
    count: &StepCount,
    most: u32,
    (word, completed): (&'static str, u32),
    list: &dyn Fn(&str) -> String,
    time: AnyView,
) -> AnyView {
    let number = number(count.step);
    let width = if most == 0 {
        0.0
    } else {
        100.0 * f64::from(count.reached) / f64::from(most)
    };
    let reached = linked(count.reached, list(&format!("vanaf-{number}")));
    let now = linked(count.now, list(&format!("stap-{number}")));
    let is_last = number == STEPS.len();
    let completed = is_last.then(|| {
        let completed = linked(completed, list("plan-klaar"));
        view! { ", plan klaar: " {completed} }
    });
    view! {
        <li class=format!("qs-funnel__row qs-step--{number}")>
            <p>{format!("{number} {}", step(count.step))}</p>
            <p class="qs-funnel__count">{reached}</p>
            <svg class="qs-funnel__bar" aria-hidden="true" focusable="false">
                <rect width=format!("{width:.2}%") height="100%"></rect>
            </svg>
            <p class="qs-note">{at_the_start(word)}" in deze stap: " {now} {completed} ". " {time}</p>
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

/// How long it takes, which leads to the scans that finished the step with how long each took.
fn time(time: Option<StepTime>, measured: String) -> AnyView {
    match time {
        None => "Nog geen scan rondde deze stap af.".into_any(),
        Some(StepTime {
            scans: 1, slowest, ..
        }) => view! {
            <a href=measured>"De ene scan"</a>
            {format!(" die hem afrondde, deed er {} over.", days(slowest))}
        }
        .into_any(),
        Some(time) => view! {
            {format!("De helft duurde hooguit {}, de langste {} (", days(time.median), days(time.slowest))}
            <a href=measured>{format!("{} scans", whole(time.scans as u64))}</a>
            ")."
        }
        .into_any(),
    }
}
