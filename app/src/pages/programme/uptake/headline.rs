//! What a page of figures begins with: how many, of what, on which day.

use super::filter::{address, form};
use super::list::since;
use super::outlook::sentence;
use super::then::{otherwise_set, unknown};
use super::words::{exist, plural, singular, take_part, took_part};
use crate::pages::dates;
use crate::pages::numbers::whole;
use leptos::prelude::*;
use services::programme::uptake::{KindChoice, Outlook, Overview, View, year_before};

/// The heading, the lead and the filter.
#[must_use]
pub fn headline(overview: &Overview) -> AnyView {
    let view = &overview.view;
    view! {
        <p class="qs-kicker">{format!("{} · {}", view.settings.name, selection(view))}</p>
        <h1>{heading(overview)}</h1>
        {lead(overview)}
        {otherwise_set(view)}
        {unknown(view)}
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

/// Its first figure leads to the list, where there is anybody whom that can name.
fn heading(overview: &Overview) -> AnyView {
    let view = &overview.view;
    let count = whole(overview.participating.into());
    let rest = rest_of_heading(overview);
    if overview.known == 0 {
        return view! { {count}" "{rest} }.into_any();
    }
    let href = address(view, "/programma/lijst", &[("stand", "doet-mee")]);
    view! { <a href=href>{count}</a>" "{rest} }.into_any()
}

/// A goal is no number of authorities that exist, and so nothing of which some take part.
fn rest_of_heading(overview: &Overview) -> String {
    let view = &overview.view;
    let (count, kinds) = (overview.participating, &view.selection.kinds);
    let (verb, is) = if view.filter.is_today {
        (take_part(count), "is")
    } else {
        (took_part(count), "was")
    };
    let own = if count == 1 {
        singular(kinds)
    } else {
        plural(kinds)
    };
    match (view.target, &view.campaign) {
        (Some((goal, _)), None) if count < goal => {
            format!("{own} {verb}, het doel {is} {}", whole(goal.into()))
        }
        (Some(_), None) => format!("{own} {verb}"),
        _ => {
            let place = view.province().map(|province| &province.display_name);
            let place = place.map_or_else(String::new, |name| format!(" in {name}"));
            // Who was split is none of those that exist, and may be one of those that take part.
            if overview.split > 0 {
                return format!("{own}{place} {verb}");
            }
            let existing = whole(overview.existing.into());
            format!("van de {existing} {}{place} {verb}", plural(kinds))
        }
    }
}

/// Who they are, how many have completed, and what is ahead.
fn lead(overview: &Overview) -> Option<AnyView> {
    let says = overview.participating > 0 || overview.view.target.is_some();
    says.then(|| {
        view! {
            <p class="qs-lead">
                {starting(overview)}
                {existing(overview)}
                {completed(overview)}
                {repeated(overview)}
                {goal(overview)}
                {ahead(overview)}
            </p>
        }
        .into_any()
    })
}

/// How many of them a list can name, where a starting figure is among them.
fn starting(overview: &Overview) -> Option<AnyView> {
    let view = &overview.view;
    let before = view.starting_figure;
    (before > 0).then(|| {
        let are = if view.filter.is_today {
            "zijn"
        } else {
            "waren"
        };
        if overview.known == 0 {
            return format!("Dat {are} de {} uit de beginstand. ", whole(before.into())).into_any();
        }
        let known = figure(view, overview.known, &[("stand", "doet-mee")]);
        let before = format!(
            "Dat {are} er {} uit de beginstand en ",
            whole(before.into())
        );
        view! { {before}{known}" in dit programma. " }.into_any()
    })
}

/// How many exist, where the heading cannot say it because some count that exist no longer.
fn existing(overview: &Overview) -> Option<AnyView> {
    let view = &overview.view;
    let is_of_goal = view.target.is_some() && view.campaign.is_none();
    if is_of_goal || overview.split == 0 {
        return None;
    }
    let figures = |number, subset| figure(view, number, &[("stand", subset)]);
    let (existing, split) = (
        figures(overview.existing, "bestaat"),
        figures(overview.split, "gesplitst"),
    );
    let (come, rest) = match (overview.split, view.filter.is_today) {
        (1, true) => (
            "komt ",
            " die is gesplitst: die bestaat niet meer, maar haar scan telt wel. ",
        ),
        (1, false) => (
            "kwam ",
            " die was gesplitst: die bestond niet meer, maar haar scan telde wel. ",
        ),
        (_, true) => (
            "komen ",
            " die zijn gesplitst: die bestaan niet meer, maar hun scans tellen wel. ",
        ),
        (_, false) => (
            "kwamen ",
            " die waren gesplitst: die bestonden niet meer, maar hun scans telden wel. ",
        ),
    };
    let exist = exist(view);
    Some(view! { "Er "{exist}" er "{existing}". Daarbij "{come}{split}{rest} }.into_any())
}

/// How many of those have their plan; nothing where there is nobody to have one.
fn completed(overview: &Overview) -> Option<AnyView> {
    let has = |count| match (count, overview.view.filter.is_today) {
        (0 | 1, true) => "heeft",
        (_, true) => "hebben",
        (0 | 1, false) => "had",
        (_, false) => "hadden",
    };
    let sentence = match overview.completed {
        _ if overview.known == 0 => return None,
        0 => format!("Geen daarvan {} het plan klaar. ", has(0)).into_any(),
        count => {
            let figure = figure(&overview.view, count, &[("stand", "plan-klaar")]);
            let verb = has(count);
            view! { {figure}{format!(" daarvan {verb} het plan klaar. ")} }.into_any()
        }
    };
    Some(sentence)
}

/// How many measured again, which adds nothing to the count.
fn repeated(overview: &Overview) -> Option<AnyView> {
    let count = overview.repeated;
    let rest = match (count, overview.view.filter.is_today) {
        (0, _) => return None,
        (1, true) => " doet een herhaalmeting of deed die. ",
        (_, true) => " doen een herhaalmeting of deden die. ",
        (1, false) => " deed een herhaalmeting, of had die gedaan. ",
        (_, false) => " deden een herhaalmeting, of hadden die gedaan. ",
    };
    let figure = figure(&overview.view, count, &[("stand", "herhaalt")]);
    Some(view! { {figure}{rest} }.into_any())
}

/// What the campaign is to reach, and whether it has.
fn goal(overview: &Overview) -> Option<String> {
    let view = &overview.view;
    let campaign = view.campaign.as_ref().filter(|_| view.target.is_some())?;
    let verb = if view.is_over() || !view.filter.is_today {
        "was"
    } else {
        "is"
    };
    let by = dates::day(campaign.ends_on);
    Some(if overview.outlook == Some(Outlook::Reached) {
        format!(
            "Het doel van deze campagne, {} op {by}, {verb} gehaald. ",
            campaign.target
        )
    } else {
        format!(
            "Het doel van deze campagne {verb} {} op {by}. ",
            campaign.target
        )
    })
}

/// Where the pace leads; nothing where it was just said that the goal of a campaign is reached.
fn ahead(overview: &Overview) -> Option<AnyView> {
    let view = &overview.view;
    let is_told = view.campaign.is_some();
    let outlook = overview
        .outlook
        .filter(|outlook| !is_told || *outlook != Outlook::Reached)?;
    let came = year_before(view.filter.on).map(since).unwrap_or_default();
    let list = address(view, "/programma/lijst", &[("stand", came.as_str())]);
    let is_today = view.filter.is_today;
    Some(sentence(outlook, view.target?, is_today, list))
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
