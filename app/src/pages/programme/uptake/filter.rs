//! Which part of the programme is looked at: a form whose address says what it shows.

use crate::pages::address::with_fields;
use crate::pages::problems::Problems;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use questionnaires::kind::AuthorityKind;
use services::programme::uptake::{FilterForm, KindChoice, View};
use services::{Problem, ProblemCode};

/// The fields of an address, as it was given.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The filter.
    pub form: FilterForm,
    /// Which of a list.
    pub subset: String,
}

impl Query {
    /// The query of this request. Read it before the first `await`.
    #[must_use]
    pub fn of_request() -> Self {
        let query = use_query_map().read_untracked();
        let field = |name: &str| query.get(name).unwrap_or_default();
        Self {
            form: filter_form_of(field),
            subset: field("stand"),
        }
    }
}

/// The filter of an address.
pub fn filter_form_of(field: impl Fn(&str) -> String) -> FilterForm {
    FilterForm {
        kind: kind_of(&field("soort")),
        province: field("provincie"),
        campaign: field("campagne"),
        since: field("van"),
        on: field("op"),
    }
}

/// Kinds as addresses name them.
const KINDS: [(KindChoice, &str, &str); 5] = [
    (KindChoice::Counted, "", "Wie meetelt voor het doel"),
    (
        KindChoice::One(AuthorityKind::Municipality),
        "gemeente",
        "Gemeenten",
    ),
    (
        KindChoice::One(AuthorityKind::Province),
        "provincie",
        "Provincies",
    ),
    (
        KindChoice::One(AuthorityKind::WaterBoard),
        "waterschap",
        "Waterschappen",
    ),
    (KindChoice::All, "alle", "Alle soorten"),
];

/// What a choice comes down to: of a campaign everybody counts who is invited.
fn said(view: &View, kind: KindChoice, label: &'static str) -> &'static str {
    if kind == KindChoice::Counted && view.campaign.is_some() {
        "Alle genodigden"
    } else {
        label
    }
}

/// The code of a kind that an address names; what it names wrongly stays as it is, to be told.
fn kind_of(name: &str) -> String {
    let known = KINDS.iter().find(|(_, own, _)| *own == name);
    known.map_or_else(|| name.to_owned(), |(kind, ..)| kind.code().to_owned())
}

/// An address that shows the same selection, and no more than `more` says.
#[must_use]
pub fn address(view: &View, path: &str, more: &[(&str, &str)]) -> String {
    let filter = &view.filter;
    let known = KINDS.iter().find(|(kind, ..)| *kind == filter.kind);
    let kind = known.map_or("", |(_, name, _)| name);
    let province = filter.province.as_ref().map(ToString::to_string);
    let campaign = filter.campaign.as_ref().map(ToString::to_string);
    let since = filter.since.map(|day| day.to_string());
    let on = (filter.on != view.usual_day).then(|| filter.on.to_string());
    let own = [
        ("soort", kind.to_owned()),
        ("provincie", province.unwrap_or_default()),
        ("campagne", campaign.unwrap_or_default()),
        ("van", since.unwrap_or_default()),
        ("op", on.unwrap_or_default()),
    ];
    // What is added takes the place of what was there. All values are codes and days: nothing in them needs escaping.
    let own = own
        .iter()
        .filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    let own = own.map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<(&str, &str)> = own.chain(more.iter().copied()).collect();
    with_fields(path, &fields)
}

/// What is wrong with the address, in words, by the names that the form uses.
#[must_use]
pub fn problems(view: &View) -> Problems {
    let named = view.problems.iter().map(|problem| {
        let field = match problem.field.as_str() {
            "kind" => "soort",
            "province" => "provincie",
            "campaign" => "campagne",
            "since" => "van",
            _ => "op",
        };
        Problem::new(field, problem.code.clone())
    });
    Problems::found(&named.collect::<Vec<_>>(), say)
}

fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match code {
        ProblemCode::BeforeFirstDay => {
            Some("Voor deze dag is er nog niet geteld. Kies een latere dag.")
        }
        ProblemCode::InTheFuture if field == "van" => {
            Some("De periode begint na de laatste dag. Kies een eerdere dag.")
        }
        ProblemCode::InTheFuture => Some("Deze dag moet nog komen. Kies vandaag of eerder."),
        _ => None,
    }
}

/// The form. `path`: where it leads; `subset`: which of a list, which it keeps; `dated`: whether another day can be chosen.
#[must_use]
pub fn form(view: &View, path: &'static str, subset: &str, dated: bool) -> AnyView {
    let problems = problems(view);
    // Empty for the usual day: that is another one for a campaign that is over, whichever is chosen next.
    let other_day = (view.filter.on != view.usual_day).then_some(view.filter.on);
    let kept = (!subset.is_empty())
        .then(|| view! { <input type="hidden" name="stand" value=subset.to_owned()/> });
    view! {
        <form class="qs-filter" method="get" action=path novalidate aria-label="Selectie">
            {kept}
            {selects(view, &problems)}
            {day("van", "Aangevraagd vanaf", view.filter.since, &problems)}
            {dated.then(|| day("op", "Stand op een andere dag", other_day, &problems))}
            <button class="qs-button" type="submit">"Tonen"</button>
        </form>
    }
    .into_any()
}

/// Kind, province and campaign.
#[must_use]
pub fn selects(view: &View, problems: &Problems) -> AnyView {
    let filter = &view.filter;
    let kinds = KINDS.into_iter().map(|(kind, name, label)| {
        let label = said(view, kind, label).to_owned();
        (name, label, kind == filter.kind)
    });
    let provinces = view.provinces.iter().map(|province| {
        let chosen = filter.province.as_ref() == Some(&province.code);
        (
            province.code.as_str(),
            province.display_name.clone(),
            chosen,
        )
    });
    let campaigns = view.campaigns.iter().map(|campaign| {
        let chosen = filter.campaign.as_ref() == Some(&campaign.id);
        (campaign.id.as_str(), campaign.name.clone(), chosen)
    });
    let kinds = select("soort", "Soort", None, kinds, problems);
    let provinces = select(
        "provincie",
        "Provincie",
        Some("Heel Nederland"),
        provinces,
        problems,
    );
    let campaigns = (!view.campaigns.is_empty())
        .then(|| select("campagne", "Campagne", Some("Alles"), campaigns, problems));
    view! { {kinds} {provinces} {campaigns} }.into_any()
}

fn select<'a>(
    name: &'static str,
    label: &'static str,
    all: Option<&'static str>,
    options: impl Iterator<Item = (&'a str, String, bool)>,
    problems: &Problems,
) -> AnyView {
    let options: Vec<_> = options
        .map(|(value, label, chosen)| {
            view! { <option value=value.to_owned() selected=chosen>{label}</option> }
        })
        .collect();
    let all = all.map(|all| view! { <option value="">{all}</option> });
    let problem = problems.of(name);
    view! {
        <div class="qs-filter__field">
            <label class="qs-form-field__label" for=name>{label}</label>
            {error(name, problem.clone())}
            <select
                class="qs-textbox"
                id=name
                name=name
                aria-invalid=problem.is_some().then_some("true")
                aria-describedby=problem.is_some().then(|| format!("{name}-fout"))
            >
                {all}
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn day(
    name: &'static str,
    label: &'static str,
    chosen: Option<NaiveDate>,
    problems: &Problems,
) -> AnyView {
    let problem = problems.of(name);
    view! {
        <div class="qs-filter__field">
            <label class="qs-form-field__label" for=name>{label}</label>
            {error(name, problem.clone())}
            <input
                class="qs-textbox"
                type="date"
                id=name
                name=name
                value=chosen.map(|day| day.to_string())
                aria-invalid=problem.is_some().then_some("true")
                aria-describedby=problem.is_some().then(|| format!("{name}-fout"))
            />
        </div>
    }
    .into_any()
}

fn error(name: &str, problem: Option<String>) -> Option<AnyView> {
    let id = format!("{name}-fout");
    problem.map(|problem| {
        view! {
            <p class="qs-error" id=id><span class="qs-visually-hidden">"Fout: "</span>{problem}</p>
        }
        .into_any()
    })
}
