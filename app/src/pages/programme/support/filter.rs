//! Which part of the demand is shown: all of it stands in the address, so that a selection can be kept and sent.

use super::DEMAND;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use questionnaires::kind::AuthorityKind;
use services::programme::support::{Demand, DemandFilterForm};

/// Kinds as addresses name them, and as they are read.
const KINDS: [(AuthorityKind, &str, &str); 3] = [
    (AuthorityKind::Municipality, "gemeente", "Gemeenten"),
    (AuthorityKind::Province, "provincie", "Provincies"),
    (AuthorityKind::WaterBoard, "waterschap", "Waterschappen"),
];

/// What `stand` says where only what waits is shown.
const WAITING: &str = "wacht";

/// The filter of an address.
pub fn filter_form_of(field: impl Fn(&str) -> String) -> DemandFilterForm {
    let kind = field("soort");
    let known = KINDS.iter().find(|(_, name, _)| *name == kind);
    let kind = known.map_or_else(String::new, |(kind, ..)| kind.code().to_owned());
    let waiting = field("stand");
    DemandFilterForm {
        support: field("aanbod"),
        kind,
        waiting: if waiting == WAITING {
            waiting
        } else {
            String::new()
        },
    }
}

/// The filter of this request. Read it before the first `await`.
pub fn of_request() -> DemandFilterForm {
    let query = use_query_map().read_untracked();
    filter_form_of(|name| query.get(name).unwrap_or_default())
}

/// An address with the same selection. All values are ids and words of this file: nothing in them needs escaping.
pub fn address(demand: &Demand, path: &str) -> String {
    let filter = &demand.filter;
    let support = filter.support.as_ref().map(ToString::to_string);
    let kind = KINDS.iter().find(|(kind, ..)| Some(*kind) == filter.kind);
    let parts = [
        support.map(|id| format!("aanbod={id}")),
        kind.map(|(_, name, _)| format!("soort={name}")),
        filter.waiting.then(|| format!("stand={WAITING}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", parts.join("&"))
    }
}

/// The form that narrows what is shown.
pub fn form(demand: &Demand) -> AnyView {
    let filter = &demand.filter;
    let supports = demand.catalogue.iter().map(|support| {
        let chosen = filter.support.as_ref() == Some(&support.id);
        (support.id.as_str(), support.name.as_str(), chosen)
    });
    let kinds = KINDS
        .iter()
        .map(|(kind, name, label)| (*name, *label, filter.kind == Some(*kind)));
    let states = [(WAITING, "Wacht op het programma", filter.waiting)];
    view! {
        <form class="qs-filter" method="get" action=DEMAND aria-label="Selectie">
            {select("aanbod", "Hulp", supports)}
            {select("soort", "Soort", kinds)}
            {select("stand", "Stand", states.into_iter())}
            <button class="qs-button" type="submit">"Tonen"</button>
        </form>
    }
    .into_any()
}

fn select<'a>(
    name: &'static str,
    label: &'static str,
    options: impl Iterator<Item = (&'a str, &'a str, bool)>,
) -> AnyView {
    let options: Vec<_> = options
        .map(|(value, label, chosen)| {
            view! { <option value=value.to_owned() selected=chosen>{label.to_owned()}</option> }
        })
        .collect();
    view! {
        <div class="qs-filter__field">
            <label class="qs-form-field__label" for=name>{label}</label>
            <select class="qs-textbox" id=name name=name>
                <option value="">"Alles"</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
