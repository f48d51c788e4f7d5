//! `/overheden`: looking through the register.

use super::frame::register_page;
use super::of_authority;
use crate::pages::address::{encoded, with_fields};
use crate::pages::dates;
use crate::pages::load::load;
use crate::pages::numbers::whole;
use crate::pages::paged::{FIELD, Paged};
use crate::pages::scans::parts::kind;
use crate::pages::table::{
    Column::{Number, Text},
    Table, stacked_cell, stacked_number,
};
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use questionnaires::kind::AuthorityKind;
use services::authorities::{Authority, AuthorityCode, Existence, Found, Looking, browse};

const ADDRESS: &str = "/overheden";

const KINDS: [(Option<AuthorityKind>, &str, &str); 4] = [
    (None, "", "Alle soorten"),
    (Some(AuthorityKind::Municipality), "gemeente", "Gemeenten"),
    (Some(AuthorityKind::Province), "provincie", "Provincies"),
    (
        Some(AuthorityKind::WaterBoard),
        "waterschap",
        "Waterschappen",
    ),
];

const EXISTENCES: [(Existence, &str, &str); 3] = [
    (Existence::Exists, "", "Bestaat nu"),
    (Existence::Ended, "opgeheven", "Opgeheven"),
    (Existence::Any, "alles", "Beide"),
];

/// What this request asks for. Read it before the first `await`.
fn of_request() -> Looking {
    let query = use_query_map().read_untracked();
    looking_of(|name| query.get(name).unwrap_or_default())
}

/// What an address asks for. What it asks wrongly is not asked: every choice comes from a list.
pub fn looking_of(field: impl Fn(&str) -> String) -> Looking {
    let (kind, existence) = (field("soort"), field("stand"));
    let kind = KINDS.iter().find(|(_, name, _)| *name == kind);
    let existence = EXISTENCES.iter().find(|(_, name, _)| *name == existence);
    Looking {
        name: field("zoek").trim().to_owned(),
        kind: kind.and_then(|(kind, ..)| *kind),
        province: AuthorityCode::parse(&field("provincie")),
        existence: existence.map_or(Existence::default(), |(existence, ..)| *existence),
    }
}

/// An address that shows the same, with this in its [`FIELD`].
fn address(looking: &Looking, path: &str, page: &str) -> String {
    let kind = KINDS.iter().find(|(own, ..)| *own == looking.kind);
    let mut existences = EXISTENCES.iter();
    let existence = existences.find(|(own, ..)| *own == looking.existence);
    let name = encoded(&looking.name);
    let province = looking.province.as_ref().map(AuthorityCode::as_str);
    with_fields(
        path,
        &[
            ("zoek", name.as_str()),
            ("soort", kind.map_or("", |(_, name, _)| name)),
            ("provincie", province.unwrap_or_default()),
            ("stand", existence.map_or("", |(_, name, _)| name)),
            (FIELD, page),
        ],
    )
}

/// `/overheden`
#[component]
pub fn BrowsePage() -> impl IntoView {
    let visit = use_visit();
    let (looking, paged) = (of_request(), Paged::of_request());
    load(async move {
        let found = browse(&visit.actor, visit.services(), &looking).await?;
        let today = visit.services().clock().today();
        let content = view! {
            <h1>"Overheden"</h1>
            <p class="qs-lead">"Alle gemeenten, provincies en waterschappen, ook die zijn opgeheven."</p>
            {found.waiting.map(maintenance)}
            {form(&looking, &found)}
            {results(&looking, &found, paged, today)}
        };
        Ok(register_page(&visit, "Overheden", content.into_any()))
    })
}

/// What the programme keeps up to date, with what waits for it first.
fn maintenance((waiting, overdue): (usize, usize)) -> AnyView {
    let waiting = match waiting {
        0 => "Herindelingen".to_owned(),
        1 => "Herindelingen (1 wacht op u)".to_owned(),
        many => format!("Herindelingen ({many} wachten op u)"),
    };
    view! {
        {overdue_changes(overdue)}
        <p class="qs-links qs-finding">
            <a class="qs-standalone" href="/overheden/wijzigingen">{waiting}</a>
            <a class="qs-standalone" href="/overheden/nieuwe-editie">"Nieuwe editie van het register"</a>
            <a class="qs-standalone" href="/overheden/register.csv">"Register opslaan (CSV)"</a>
        </p>
    }
    .into_any()
}

/// What the programme should not overlook: authorities whose last day is over and that still count as if it were not.
pub fn overdue_changes(overdue: usize) -> Option<AnyView> {
    let sentence = match overdue {
        0 => return None,
        1 => "De dag van 1 herindeling is voorbij, maar zij is nog niet bevestigd.".to_owned(),
        many => {
            format!("De dag van {many} herindelingen is voorbij, maar zij zijn nog niet bevestigd.")
        }
    };
    let notice = view! {
        <div class="qs-notice qs-on-screen">
            <p><strong>{sentence}</strong>" Tot die tijd telt alles alsof er niets is veranderd."</p>
            <p><a class="qs-standalone" href="/overheden/wijzigingen">"Bekijken en bevestigen"</a></p>
        </div>
    };
    Some(notice.into_any())
}

fn form(looking: &Looking, found: &Found) -> AnyView {
    let kinds = KINDS
        .iter()
        .map(|(kind, name, label)| (*name, (*label).to_owned(), *kind == looking.kind));
    let existences = EXISTENCES.iter().map(|(existence, name, label)| {
        let chosen = *existence == looking.existence;
        (*name, (*label).to_owned(), chosen)
    });
    let anywhere = ("", "Heel Nederland".to_owned(), looking.province.is_none());
    let provinces = found.provinces.iter().map(|province| {
        let chosen = looking.province.as_ref() == Some(&province.code);
        (
            province.code.as_str(),
            province.display_name.clone(),
            chosen,
        )
    });
    let provinces = std::iter::once(anywhere).chain(provinces);
    view! {
        <form class="qs-filter qs-chooser" method="get" action="/overheden" role="search">
            <div class="qs-filter__field">
                <label class="qs-form-field__label" for="zoek">"Naam of code"</label>
                <input class="qs-textbox" id="zoek" name="zoek" type="search" value=looking.name.clone() autocomplete="off"/>
            </div>
            {select("soort", "Soort", kinds)}
            {select("provincie", "Provincie", provinces)}
            {select("stand", "Bestaat", existences)}
            <button class="qs-button" type="submit">"Zoeken"</button>
        </form>
    }
    .into_any()
}

fn select<'a>(
    name: &'static str,
    label: &'static str,
    options: impl Iterator<Item = (&'a str, String, bool)>,
) -> AnyView {
    let options: Vec<_> = options
        .map(|(value, label, chosen)| {
            view! { <option value=value.to_owned() selected=chosen>{label}</option> }
        })
        .collect();
    view! {
        <div class="qs-filter__field">
            <label class="qs-form-field__label" for=name>{label}</label>
            <select class="qs-textbox" id=name name=name>{options}</select>
        </div>
    }
    .into_any()
}

fn results(looking: &Looking, found: &Found, paged: Paged, today: NaiveDate) -> AnyView {
    if found.authorities.is_empty() {
        return nothing(looking);
    }
    let all = found.authorities.len();
    let count = match all {
        1 => "1 organisatie".to_owned(),
        many => format!("{} organisaties", whole(many as u64)),
    };
    let file = address(looking, "/overheden/lijst.csv", "");
    let rows: Vec<_> = paged
        .rows(&found.authorities)
        .iter()
        .map(|authority| row(authority, found.provinces_of(authority).join(", "), today))
        .collect();
    let told = paged.told(all).map(|told| view! { <p>{told}</p> });
    view! {
        <section class="qs-section" aria-labelledby="gevonden">
            <h2 id="gevonden">{count}</h2>
            {told}
            <p><a class="qs-standalone" href=file>"Download als CSV, voor een spreadsheet"</a></p>
            <Table
                label="gevonden organisaties"
                stacked=true
                lines=true
                columns=&[
                    Text("Naam"),
                    Text("Soort"),
                    Text("Provincie"),
                    Number("Inwoners"),
                    Text("Code"),
                ]
            >
                {rows}
            </Table>
            {paged.ways(all, |to| address(looking, ADDRESS, to))}
        </section>
    }
    .into_any()
}

fn row(authority: &Authority, provinces: String, today: NaiveDate) -> AnyView {
    let when =
        existence(authority, today).map(|when| view! { <span class="qs-note">{when}</span> });
    let people = authority.population.map_or_else(
        || "–".to_owned(),
        |population| whole(population.people.into()),
    );
    let provinces = if provinces.is_empty() {
        "–".to_owned()
    } else {
        provinces
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=of_authority(&authority.code)>{authority.display_name.clone()}</a>{when}</th>
            {stacked_cell("Soort", kind(authority.kind).into_any())}
            {stacked_cell("Provincie", provinces.into_any())}
            {stacked_number("Inwoners", people.into_any())}
            {stacked_cell("Code", authority.code.to_string().into_any())}
        </tr>
    }
    .into_any()
}

/// When it exists, of one that does not today.
fn existence(authority: &Authority, today: NaiveDate) -> Option<String> {
    let over = authority.valid_to.filter(|last| *last < today);
    let ahead = authority.valid_from.filter(|first| *first > today);
    let over = over.map(|last| format!("bestond tot en met {}", dates::day(last)));
    over.or_else(|| ahead.map(|first| format!("bestaat vanaf {}", dates::day(first))))
}

fn nothing(looking: &Looking) -> AnyView {
    let sentence = if looking.name.is_empty() {
        "Zo’n organisatie is er niet.".to_owned()
    } else {
        format!("Wij vinden niets voor ‘{}’.", looking.name)
    };
    let next = if looking.existence == Existence::Exists {
        "Kijk of de naam klopt, of typ een korter stuk. Is de organisatie opgeheven? Kies dan bij ‘Bestaat’ voor ‘Beide’."
    } else {
        "Kijk of de naam klopt, of typ een korter stuk."
    };
    view! {
        <div class="qs-empty qs-section" role="status">
            <p><strong>{sentence}</strong></p>
            <p>{next}</p>
            <p><a class="qs-standalone" href="/overheden">"Toon alles"</a></p>
        </div>
    }
    .into_any()
}
