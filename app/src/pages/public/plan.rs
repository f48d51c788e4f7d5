//! What will be done: the actions of each priority, who sees to them, and when they are done.

use super::page::was_changed;
use crate::pages::dates::day;
use crate::pages::results::typed_text;
use leptos::prelude::*;
use services::plans::{PlanAction, PlanPriority, PlanSupport};
use services::publication::PublicView;

/// The section.
pub fn plan(view: &PublicView) -> AnyView {
    let version = &view.plan;
    let priorities: Vec<_> = version
        .text
        .priorities
        .iter()
        .zip(1..)
        .map(|(priority, number)| plan_priority(priority, number))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="doen">
            <h2 id="doen">"Wat gaan wij doen?"</h2>
            <p>{format!("Dit plan is vastgesteld op {} door {}.", day(version.adopted_on), version.adopted_by)}</p>
            {changed(view)}
            {priorities}
        </section>
    }
    .into_any()
}

/// That the plan was changed since it became public, and why.
fn changed(view: &PublicView) -> Option<AnyView> {
    let version = &view.plan;
    let (why, reason) = if version.reason.is_empty() {
        ("", None)
    } else {
        (" De reden:", Some(typed_text(&version.reason)))
    };
    was_changed(view).then(|| {
        view! {
            <div class="qs-notice">
                <p>{format!("Dit is versie {}.0. Het plan is gewijzigd sinds het openbaar werd.{why}", version.number)}</p>
                {reason}
                <p><a class="qs-standalone" href="#nalezen">"Naar de eerdere versies"</a></p>
            </div>
        }
        .into_any()
    })
}

/// A priority with its goal and its actions, as everybody reads it.
#[must_use]
pub fn plan_priority(priority: &PlanPriority, number: u32) -> AnyView {
    let goal = (!priority.goal.trim().is_empty()).then(|| view! { <p class="qs-measure" dir="auto"><strong>"Ons doel: "</strong>{priority.goal.clone()}</p> });
    let dissent = (!priority.dissent.trim().is_empty()).then(|| view! { <p class="qs-measure" dir="auto"><strong>"Anders gezien: "</strong>{priority.dissent.clone()}</p> });
    let actions: Vec<_> = priority.actions.iter().map(plan_action).collect();
    view! {
        <article class="qs-finding">
            <h3 dir="auto">{format!("{number}. {}", priority.title)}</h3>
            {goal}
            {dissent}
            <ul class="qs-rows">{actions}</ul>
            {support(&priority.support)}
        </article>
    }
    .into_any()
}

/// The help of the programme that is asked for; nothing where none is.
fn support(asked: &[PlanSupport]) -> Option<AnyView> {
    let rows: Vec<_> = asked
        .iter()
        .map(|own| {
            let name = if own.link.is_empty() {
                own.name.clone().into_any()
            } else {
                view! { <a href=own.link.clone()>{own.name.clone()}</a> }.into_any()
            };
            let question = (!own.question.is_empty()).then(|| format!(": {}", own.question));
            view! { <li dir="auto">{name}{question}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <p><strong>"Hierbij vragen wij hulp van het programma:"</strong></p>
            <ul class="qs-list">{rows}</ul>
        }
        .into_any()
    })
}

fn plan_action(action: &PlanAction) -> AnyView {
    let line = |label: &'static str, text: String| {
        (!text.trim().is_empty()).then(
            || view! { <div><dt class="qs-note">{label}</dt><dd class="qs-small" dir="auto">{text}</dd></div> },
        )
    };
    view! {
        <li>
            <p class="qs-typed" dir="auto">{action.what.clone()}</p>
            <dl class="qs-facts">
                {line("Wie", action.owner.clone())}
                {line("Met", action.others.clone())}
                {line("Klaar op", action.due_on.map(day).unwrap_or_default())}
                {line("Eerste stap", action.first_step.clone())}
                {line("Zo zien wij het", action.how_seen.clone())}
            </dl>
        </li>
    }
    .into_any()
}
