//! All scans, for the programme: a part of them chosen in the address, as a table and as a file.

use super::list::{name_of, people_of, turn};
use super::parts::kind;
use super::words;
use crate::pages::address::{encoded, with_fields};
use crate::pages::numbers::whole;
use crate::pages::table::{Column::Text, Table, stacked_cell};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use questionnaires::kind::AuthorityKind;
use services::scans::{ListedScan, ScanFilter, ScanList, ScanWords, Stage, Step};

const ADDRESS: &str = "/scans";

/// More than this of a name nobody types.
const LONGEST_NAME: usize = 120;

/// Where scans stand, as addresses and the list name it.
const STAGES: [(Stage, &str, &str); 7] = [
    (
        Stage::In(Step::Preparation),
        "voorbereiding",
        "Voorbereiding",
    ),
    (
        Stage::In(Step::StartSession),
        "startgesprek",
        "Startgesprek",
    ),
    (Stage::In(Step::Questionnaire), "vragenlijst", "Vragenlijst"),
    (
        Stage::In(Step::AgendaSession),
        "agenderingsgesprek",
        "Agenderingsgesprek",
    ),
    (Stage::In(Step::Plan), "verbeterplan", "Verbeterplan"),
    (Stage::Done, "afgerond", "Afgerond"),
    (Stage::Cancelled, "geannuleerd", "Geannuleerd"),
];

const KINDS: [(AuthorityKind, &str, &str); 3] = [
    (AuthorityKind::Municipality, "gemeente", "Gemeenten"),
    (AuthorityKind::Province, "provincie", "Provincies"),
    (AuthorityKind::WaterBoard, "waterschap", "Waterschappen"),
];

/// The filter of this request. Read it before the first `await`.
pub fn of_request() -> ScanFilter {
    let query = use_query_map().read_untracked();
    filter_of(|name| query.get(name).unwrap_or_default())
}

/// The filter of an address. What it names wrongly narrows nothing.
pub fn filter_of(field: impl Fn(&str) -> String) -> ScanFilter {
    let (stage, kind) = (field("stap"), field("soort"));
    let stage = STAGES.iter().find(|(_, name, _)| *name == stage);
    let kind = KINDS.iter().find(|(_, name, _)| *name == kind);
    ScanFilter {
        name: field("naam").trim().chars().take(LONGEST_NAME).collect(),
        stage: stage.map(|(stage, ..)| *stage),
        kind: kind.map(|(kind, ..)| *kind),
    }
}

/// An address that shows the same part.
fn address(filter: &ScanFilter, path: &str) -> String {
    let stage = STAGES.iter().find(|(own, ..)| Some(*own) == filter.stage);
    let kind = KINDS.iter().find(|(own, ..)| Some(*own) == filter.kind);
    let fields = [
        ("naam", encoded(&filter.name)),
        ("stap", stage.map_or("", |(_, name, _)| name).to_owned()),
        ("soort", kind.map_or("", |(_, name, _)| name).to_owned()),
    ];
    with_fields(
        path,
        &fields
            .each_ref()
            .map(|(name, value)| (*name, value.as_str())),
    )
}

/// A scan as the file says it.
#[must_use]
pub fn in_words(listed: &ListedScan) -> ScanWords {
    ScanWords {
        kind: kind(listed.scan.authority.kind).to_owned(),
        state: words::state_of(&listed.scan).to_owned(),
        turn: listed.turn.map(turn).unwrap_or_default(),
    }
}

/// The list with the ways to choose a part of it, and to the other lists of the programme.
pub fn all(list: &ScanList, filter: &ScanFilter) -> AnyView {
    if list.all.is_empty() {
        return view! {
            <div class="qs-empty qs-section">
                <p><strong>"Er zijn nog geen scans."</strong></p>
                <p>"Vraag er een aan voor een organisatie die mee wil doen. De trekker krijgt dan een mail."</p>
            </div>
        }
        .into_any();
    }
    let found: Vec<_> = list
        .all
        .iter()
        .filter(|listed| filter.takes(&listed.scan))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="alle">
            <h2 id="alle">"Alle scans"</h2>
            <p class="qs-links">
                <a class="qs-standalone" href="/programma/stilstand">"Scans die stilstaan"</a>
                <a class="qs-standalone" href="/programma/lijst">"Organisaties per stap"</a>
                <a class="qs-standalone" href="/programma/griffierspool#wachten">"Scans zonder procesbegeleider"</a>
            </p>
            {form(filter)}
            {result(&found, list.all.len(), filter)}
        </section>
    }
    .into_any()
}

fn form(filter: &ScanFilter) -> AnyView {
    let stages = STAGES.map(|(stage, name, label)| (name, label, Some(stage) == filter.stage));
    let kinds = KINDS.map(|(kind, name, label)| (name, label, Some(kind) == filter.kind));
    view! {
        <form class="qs-filter qs-chooser" method="get" action=ADDRESS role="search" aria-label="Selectie van scans">
            <div class="qs-filter__field">
                <label class="qs-form-field__label" for="naam">"Naam van organisatie of mens"</label>
                <input class="qs-textbox" id="naam" name="naam" type="search" value=filter.name.clone() autocomplete="off"/>
            </div>
            {select("stap", "Stap", "Alle stappen", &stages)}
            {select("soort", "Soort", "Alle soorten", &kinds)}
            <button class="qs-button" type="submit">"Tonen"</button>
        </form>
    }
    .into_any()
}

fn select(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    options: &[(&'static str, &'static str, bool)],
) -> AnyView {
    let options: Vec<_> = options
        .iter()
        .map(|&(value, label, chosen)| {
            view! { <option value=value selected=chosen>{label}</option> }
        })
        .collect();
    view! {
        <div class="qs-filter__field">
            <label class="qs-form-field__label" for=name>{label}</label>
            <select class="qs-textbox" id=name name=name>
                <option value="">{all}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn result(found: &[&ListedScan], all: usize, filter: &ScanFilter) -> AnyView {
    if found.is_empty() {
        return view! {
            <div class="qs-empty qs-section__table">
                <p><strong>"Er is geen scan die hieraan voldoet."</strong></p>
                <p>"Zoek op een korter stuk van de naam, of kies een andere stap of soort."</p>
                <p><a class="qs-standalone" href=ADDRESS>"Alle scans tonen"</a></p>
            </div>
        }
        .into_any();
    }
    let scans = if all == 1 { "scan" } else { "scans" };
    let (some, all) = (whole(found.len() as u64), whole(all as u64));
    let count = if filter.is_narrow() {
        view! {
            <p class="qs-section__table" role="status">
                {format!("{some} van {all} {scans}. ")}<a class="qs-standalone" href=ADDRESS>"Alle scans tonen"</a>
            </p>
        }
        .into_any()
    } else {
        view! { <p class="qs-section__table">{format!("{all} {scans}.")}</p> }.into_any()
    };
    let rows: Vec<_> = found.iter().map(|listed| row(listed)).collect();
    view! {
        {count}
        <Table
            label="Alle scans"
            stacked=true
            columns=&[
                Text("Organisatie"),
                Text("Stand"),
                Text("Aan zet"),
                Text("Trekker en procesbegeleider"),
            ]
        >
            {rows}
        </Table>
        <p><a class="qs-standalone" href=address(filter, "/programma/scans.csv")>"Download als CSV, voor een spreadsheet"</a></p>
    }
    .into_any()
}

fn row(listed: &ListedScan) -> AnyView {
    let scan = &listed.scan;
    let next = listed.turn.map_or_else(|| "Niemand meer".to_owned(), turn);
    view! {
        <tr role="row">
            {name_of(scan)}
            {stacked_cell("Stand", words::state_of(scan).into_any())}
            {stacked_cell("Aan zet", next.into_any())}
            {stacked_cell("Trekker en procesbegeleider", people_of(scan))}
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_what_was_chosen_and_nothing_else() {
        let chosen = |name: &str| match name {
            "naam" => " Súdwest ".to_owned(),
            "stap" => "vragenlijst".to_owned(),
            _ => "dorp".to_owned(),
        };
        let filter = filter_of(chosen);
        assert_eq!(filter.kind, None, "no such kind");
        assert_eq!(
            address(&filter, ADDRESS),
            "/scans?naam=S%C3%BAdwest&stap=vragenlijst"
        );
        assert_eq!(address(&ScanFilter::default(), ADDRESS), "/scans");
    }
}
