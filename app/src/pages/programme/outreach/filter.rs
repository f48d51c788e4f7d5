//! What of the list is shown: everything stands in the address, so that a selection can be kept and sent.

use super::ADDRESS;
use super::words::interest;
use crate::pages::address::encoded;
use crate::pages::paged::Paged;
use crate::pages::problems::Problems;
use crate::pages::programme::uptake;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::programme::outreach::{Interest, OutreachFilterForm, OutreachList};

/// Interests as addresses name them.
const INTERESTS: [(Interest, &str); 5] = [
    (Interest::NotApproached, "niet-benaderd"),
    (Interest::Approached, "benaderd"),
    (Interest::Interested, "belangstelling"),
    (Interest::Willing, "wil-meedoen"),
    (Interest::NotNow, "nu-niet"),
];

/// What `stap` says where only overdue steps are shown.
const OVERDUE: &str = "verlopen";

/// The filter of an address.
pub fn filter_form_of(field: impl Fn(&str) -> String) -> OutreachFilterForm {
    let name = field("belangstelling");
    let known = INTERESTS.iter().find(|(_, own)| *own == name);
    OutreachFilterForm {
        // What it names wrongly stays as it is, to be told.
        interest: known.map_or(name, |(interest, _)| interest.code().to_owned()),
        overdue: if field("stap") == OVERDUE {
            OVERDUE.to_owned()
        } else {
            String::new()
        },
        name: field("naam"),
        selection: uptake::filter_form_of(field),
    }
}

/// The filter of this request, and what it asks for of the list. Read it before the first `await`.
pub fn of_request() -> (OutreachFilterForm, Paged) {
    let query = use_query_map().read_untracked();
    let field = |name: &str| query.get(name).unwrap_or_default();
    (filter_form_of(field), Paged::of_request())
}

/// What narrows the list beside the selection, as an address says it.
fn own(list: &OutreachList) -> [(&'static str, String); 3] {
    let chosen = list.filter.interest;
    let interest = INTERESTS.iter().find(|(own, _)| Some(*own) == chosen);
    let overdue = if list.filter.overdue { OVERDUE } else { "" };
    [
        ("naam", encoded(&list.filter.name)),
        (
            "belangstelling",
            interest.map_or("", |(_, name)| name).to_owned(),
        ),
        ("stap", overdue.to_owned()),
    ]
}

/// An address that shows the same, with `more` in the place of what was there.
pub fn address(list: &OutreachList, path: &str, more: &[(&str, &str)]) -> String {
    let own = own(list);
    let own = own
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    // It is always about today, whichever day is usual for what is selected.
    let today = [("op", "")];
    let all: Vec<(&str, &str)> = own.chain(more.iter().copied()).chain(today).collect();
    uptake::address(&list.view, path, &all)
}

/// What is wrong with the address, in words.
pub fn problems(list: &OutreachList) -> Problems {
    let mut problems = uptake::problems(&list.view);
    for _ in &list.problems {
        problems.add(
            "naam",
            "Deze belangstelling kennen wij niet. U ziet alle organisaties.",
        );
    }
    problems
}

/// Parts of the list, one link each.
pub fn parts(list: &OutreachList) -> AnyView {
    let current = (list.filter.interest, list.filter.overdue);
    let link = |interest: Option<Interest>, name: &str, step: &str, label: &'static str| {
        let parts = [("belangstelling", name), ("stap", step)];
        let href = address(list, ADDRESS, &parts);
        let is_current = (current == (interest, !step.is_empty())).then_some("page");
        view! { <a class="qs-standalone" href=href aria-current=is_current>{label}</a> }.into_any()
    };
    let all = [
        link(None, "", "", "Alle"),
        link(None, "", OVERDUE, "Stap verlopen"),
    ];
    let by_interest = INTERESTS
        .iter()
        .map(|(own, name)| link(Some(*own), name, "", interest(*own)));
    let links: Vec<_> = all.into_iter().chain(by_interest).collect();
    view! { <nav class="qs-links" aria-label="Delen van de lijst">{links}</nav> }.into_any()
}

/// Searching by name, in what is selected.
pub fn search(list: &OutreachList, problems: &Problems) -> AnyView {
    let kept = kept(list, &["naam"]);
    let problem = problems.of("naam").map(|problem| {
        view! { <p class="qs-error" id="naam-fout"><span class="qs-visually-hidden">"Fout: "</span>{problem}</p> }
    });
    let described = problem.is_some().then_some("naam-fout");
    view! {
        <form class="qs-form qs-form--line" method="get" action=ADDRESS role="search">
            {kept}
            <div class="qs-form-field">
                <label class="qs-form-field__label" for="naam">"Zoek een organisatie"</label>
                {problem}
                <input
                    class="qs-textbox"
                    id="naam"
                    name="naam"
                    type="search"
                    value=list.filter.name.clone()
                    autocomplete="off"
                    aria-describedby=described
                />
            </div>
            <div class="qs-button-group"><button class="qs-button" type="submit">"Zoeken"</button></div>
        </form>
    }
    .into_any()
}

/// Kind, province and campaign; open where one was chosen.
pub fn chooser(list: &OutreachList, problems: &Problems) -> AnyView {
    let chosen = uptake::address(&list.view, "", &[]);
    let open = !chosen.is_empty() || !list.view.problems.is_empty();
    let all = (!chosen.is_empty() || list.filter.is_narrow()).then(|| {
        view! { <p><a class="qs-standalone" href=ADDRESS>"Weer alles tonen"</a></p> }
    });
    let kept = kept(list, &["soort", "provincie", "campagne"]);
    view! {
        <details class="qs-disclosure qs-chooser" open=open>
            <summary>"Kies soort, provincie of campagne"</summary>
            <form class="qs-filter" method="get" action=ADDRESS novalidate aria-label="Selectie">
                {kept}
                {uptake::selects(&list.view, problems)}
                <button class="qs-button" type="submit">"Tonen"</button>
            </form>
        </details>
        {all}
    }
    .into_any()
}

/// What the address holds beside the fields of a form, as fields that the form keeps.
fn kept(list: &OutreachList, fields: &[&str]) -> Vec<AnyView> {
    let address = address(list, "", &[]);
    let pairs = address.trim_start_matches('?').split('&');
    let pairs = pairs.filter_map(|pair| pair.split_once('='));
    let kept = pairs.filter(|(name, _)| !fields.contains(name));
    kept.map(|(name, value)| {
        // Only what was typed is encoded, and that is known as it was typed.
        let value = if name == "naam" {
            list.filter.name.clone()
        } else {
            value.to_owned()
        };
        view! { <input type="hidden" name=name.to_owned() value=value/> }.into_any()
    })
    .collect()
}
