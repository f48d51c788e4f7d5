//! What a page of figures begins with: how many, of what, on which day.

use super::filter::{address, form};
use super::outlook::sentence;
use super::words::{plural, take_part};
use crate::pages::dates;
use crate::pages::numbers::whole;
use leptos::prelude::*;
use services::programme::uptake::{KindChoice, Overview, View};

/// The heading, the lead and the filter.
#[must_use]
pub fn headline(overview: &Overview) -> AnyView {
    let view = &overview.view;
    view! {
        <p class="qs-kicker">{selection(view)}</p>
        <h1>{heading(overview)}</h1>
        <p class="qs-lead">{lead(overview)}</p>
        {chooser(view, "/programma", "", true)}
    }
    .into_any()
}

/// The filter, open where something was chosen, with the way back to everything.
#[must_use]
pub fn chooser(view: &View, path: &'static str, subset: &str, dated: bool) -> AnyView {
    let chosen = is_narrowed(view);
    let open = chosen || !view.problems.is_empty();
    let all = chosen.then(|| {
        let href = if subset.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?stand={subset}")
        };
        view! { <p><a class="qs-standalone" href=href>"Weer alles tonen"</a></p> }
    });
    view! {
        <details class="qs-disclosure qs-chooser" open=open>
            <summary>"Kies soort, provincie, campagne of periode"</summary>
            {form(view, path, subset, dated)}
            {all}
        </details>
    }
    .into_any()
}

fn is_narrowed(view: &View) -> bool {
    let filter = &view.filter;
    !filter.is_today
        || filter.since.is_some()
        || filter.province.is_some()
        || filter.campaign.is_some()
        || filter.kind != KindChoice::Counted
}

/// "Stand op ma 23 november 2026, Gelderland"
#[must_use]
pub fn selection(view: &View) -> String {
    let province = view.province().map(|found| found.display_name.clone());
    let campaign = view.campaign.as_ref().map(|found| found.name.clone());
    let day = format!("Stand op {}", dates::day(view.filter.on));
    let since = view.filter.since;
    let since = since.map(|since| format!("aangevraagd vanaf {}", dates::day(since)));
    let parts: Vec<String> = [Some(day), since, province, campaign]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}

fn heading(overview: &Overview) -> String {
    let view = &overview.view;
    let (count, nouns) = (overview.participating, plural(&view.selection.kinds));
    let verb = take_part(count);
    let place = view
        .province()
        .map(|province| format!(" in {}", province.display_name))
        .unwrap_or_default();
    let of = match (view.target, &view.campaign) {
        (Some((goal, _)), None) if count < goal => goal,
        (Some(_), None) => return format!("{} {nouns} {verb}", whole(count.into())),
        _ => overview.existing,
    };
    format!(
        "{} van de {} {nouns}{place} {verb}",
        whole(count.into()),
        whole(of.into())
    )
}

fn lead(overview: &Overview) -> String {
    let view = &overview.view;
    let (Some(outlook), Some(target)) = (overview.outlook, view.target) else {
        let completed = overview.completed;
        let verb = if completed == 1 { "heeft" } else { "hebben" };
        return format!(
            "{} daarvan {verb} een verbeterplan.",
            if completed == 0 {
                "Geen".to_owned()
            } else {
                whole(completed.into())
            }
        );
    };
    let goal = view.campaign.as_ref().map(|campaign| {
        format!(
            "Het doel van deze campagne is {} op {}. ",
            campaign.target,
            dates::day(campaign.ends_on)
        )
    });
    format!("{}{}", goal.unwrap_or_default(), sentence(outlook, target))
}

/// A figure that leads to the list behind it; a zero leads nowhere.
#[must_use]
pub fn figure(view: &View, number: u32, more: &[(&str, &str)]) -> AnyView {
    if number == 0 {
        return view! { "0" }.into_any();
    }
    let href = address(view, "/programma/lijst", more);
    view! { <a href=href>{whole(number.into())}</a> }.into_any()
}
