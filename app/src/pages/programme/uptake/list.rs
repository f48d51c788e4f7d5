//! `/programma/lijst`: the authorities behind a figure.

use super::filter::{Query, address, problems};
use super::headline::{chooser, selection};
use super::then::otherwise_counted;
use super::words::{self, plural, plural_heading, singular, unnamed};
use crate::pages::authorities::of_authority;
use crate::pages::dates;
use crate::pages::load::load;
use crate::pages::numbers::whole;
use crate::pages::paged::{FIELD, Paged};
use crate::pages::problems::ErrorSummary;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::programme::outreach;
use crate::pages::scans::parts::kind;
use crate::pages::table::{Column::Text, Table, empty_cell, stacked_cell};
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::programme::uptake::{self, AuthorityRow, List, Subset};
use services::results::names;

/// What the name of [`Subset::Since`] begins with; its day comes after.
const SINCE: &str = "sinds-";

/// The same of [`Subset::TookPart`].
const TOOK_PART: &str = "meededen-";

/// The name of those that came after a day, for an address.
#[must_use]
pub fn since(day: NaiveDate) -> String {
    format!("{SINCE}{day}")
}

/// The name of those that took part on a day, for an address.
#[must_use]
pub fn took_part(day: NaiveDate) -> String {
    format!("{TOOK_PART}{day}")
}

/// The subset that an address names; all for anything else.
#[must_use]
pub fn subset_of(name: &str) -> Subset {
    let step = |number: &str| {
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        words::STEPS.get(place).copied()
    };
    match name {
        "doet-mee" => Subset::TakesPart,
        "plan-klaar" => Subset::Completed,
        "bestaat" => Subset::Existing,
        "gesplitst" => Subset::Split,
        "nog-niet" => Subset::NotYet,
        "herhaalt" => Subset::Repeats,
        name => {
            let day_after = |prefix: &str| name.strip_prefix(prefix)?.parse::<NaiveDate>().ok();
            let dated = day_after(SINCE).map(Subset::Since);
            let dated = dated.or(day_after(TOOK_PART).map(Subset::TookPart));
            let inside = name.strip_prefix("stap-").and_then(step).map(Subset::In);
            let reached = name
                .strip_prefix("vanaf-")
                .and_then(step)
                .map(Subset::Reached);
            inside.or(reached).or(dated).unwrap_or_default()
        }
    }
}

/// `/programma/lijst`
#[component]
pub fn ListPage() -> impl IntoView {
    let visit = use_visit();
    let query = Query::of_request();
    let paged = Paged::of_request();
    load(async move {
        let subset = subset_of(&query.subset);
        let name = if subset == Subset::All {
            ""
        } else {
            &query.subset
        };
        let list = uptake::list(&visit.actor, visit.services(), &query.form, subset).await?;
        Ok(page(&list, subset, name, paged))
    })
}

fn page(list: &List, subset: Subset, name: &str, paged: Paged) -> AnyView {
    let view = &list.view;
    let heading = heading(list, subset);
    let all = list.rows.len();
    let body = if all == 0 {
        view! {
            <div class="qs-empty">
                <p><strong>"Hier staat niemand in."</strong></p>
                <p><a class="qs-standalone" href=address(view, "/programma/lijst", &[])>"Bekijk de hele lijst"</a></p>
            </div>
        }
        .into_any()
    } else {
        let other = |to: &str| address(view, "/programma/lijst", &[("stand", name), (FIELD, to)]);
        view! {
            {table(paged.rows(&list.rows), &heading)}
            {paged.ways(all, other)}
        }
        .into_any()
    };
    let file = (all > 0).then(|| {
        let href = address(view, "/programma/lijst.csv", &[("stand", name)]);
        view! { <p class="qs-links"><a class="qs-standalone" href=href>"Download als CSV, voor een spreadsheet"</a></p> }
    });
    let told = paged.told(all).map(|told| format!(" {told}"));
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=address(view, "/programma", &[])>"Terug naar het overzicht"</a></p>
        <ErrorSummary problems=problems(view)/>
        <p class="qs-kicker">{selection(view)}</p>
        <h1>{heading.clone()}</h1>
        <p class="qs-lead">{count(list, subset)}{told}</p>
        {otherwise_counted(view)}
        {file}
        {subsets(list, subset)}
        {chooser(view, "/programma/lijst", name, true)}
        {body}
    };
    programme_page(Part::Overview, &heading, content.into_any())
}

fn heading(list: &List, subset: Subset) -> String {
    let nouns = plural_heading(&list.view.selection.kinds);
    match subset {
        Subset::All => format!("Alle {}", nouns.to_lowercase()),
        Subset::Existing => format!("{nouns} die {}", words::exist(&list.view)),
        Subset::Split => format!("Gesplitste {} met een scan", nouns.to_lowercase()),
        Subset::TakesPart => format!(
            "{nouns} die {}",
            words::in_time(&list.view, "meedoen", "meededen")
        ),
        Subset::Completed => format!("{nouns} met het plan klaar"),
        Subset::NotYet => format!("{nouns} met nog geen scan"),
        Subset::In(step) => format!(
            "{nouns} {} in stap {}",
            words::now(&list.view),
            words::number(step)
        ),
        Subset::Reached(step) => format!("{nouns} die stap {} bereikten", words::number(step)),
        Subset::Repeats => format!("{nouns} met een herhaalmeting"),
        Subset::Since(day) => format!("{nouns} die erbij kwamen na {}", dates::day(day)),
        Subset::TookPart(day) => format!("{nouns} die meededen op {}", dates::day(day)),
    }
}

fn count(list: &List, subset: Subset) -> String {
    let kinds = &list.view.selection.kinds;
    let before = before(list.view.starting_figure, subset);
    let (split, lost) = (split(list, subset), lost(list));
    match list.rows.len() {
        1 => format!("1 {}.{split}{lost}{before}", singular(kinds)),
        many => format!(
            "{} {}, op alfabet.{split}{lost}{before}",
            whole(many as u64),
            plural(kinds)
        ),
    }
}

/// Why the whole list is longer than the number of those that exist.
fn split(list: &List, subset: Subset) -> String {
    let on = list.view.filter.on;
    let rows = list.rows.iter();
    let split = rows.filter(|row| !row.authority.exists_on(on)).count();
    let (one, many) = (
        words::in_time(&list.view, "bestaat", "bestond"),
        words::exist(&list.view),
    );
    match (subset, split) {
        (Subset::All, 1) => {
            format!(" Daarvan {one} er 1 niet meer, na een splitsing. Haar scan telt wel.")
        }
        (Subset::All, more @ 2..) => {
            format!(" Daarvan {many} er {more} niet meer, na een splitsing. Hun scans tellen wel.")
        }
        _ => String::new(),
    }
}

/// Why the growth is less than what came.
fn lost(list: &List) -> String {
    let deeds = match list.lost {
        0 => return String::new(),
        1 => "1 deed toen wel mee en telt nu niet meer apart".to_owned(),
        more => format!("{more} deden toen wel mee en tellen nu niet meer apart"),
    };
    format!(" {deeds}, na een annulering of een fusie. Per saldo is dat de groei op het overzicht.")
}

/// Where those of the starting figure are: among those without a scan, whoever they are.
fn before(starting_figure: u32, subset: Subset) -> String {
    match (starting_figure, subset) {
        (0, _) => String::new(),
        (figure, Subset::All | Subset::Existing | Subset::NotYet) => {
            format!(" {}", unnamed(figure))
        }
        (figure, _) => format!(
            " De {figure} uit de beginstand staan er niet bij: wij weten niet welke het zijn."
        ),
    }
}

/// The same selection, another part of it.
fn subsets(list: &List, current: Subset) -> AnyView {
    const SUBSETS: [(&str, &str); 9] = [
        ("", "Alle"),
        ("doet-mee", "Doen mee"),
        ("plan-klaar", "Plan klaar"),
        ("nog-niet", "Nog geen scan"),
        ("stap-1", "Stap 1"),
        ("stap-2", "Stap 2"),
        ("stap-3", "Stap 3"),
        ("stap-4", "Stap 4"),
        ("stap-5", "Stap 5"),
    ];
    let links: Vec<_> = SUBSETS
        .into_iter()
        .map(|(name, label)| {
            let href = address(&list.view, "/programma/lijst", &[("stand", name)]);
            let is_current = (subset_of(name) == current).then_some("page");
            view! { <a class="qs-standalone" href=href aria-current=is_current>{label}</a> }
        })
        .collect();
    view! { <nav class="qs-links" aria-label="Delen van de lijst">{links}</nav> }.into_any()
}

/// Rows and cells keep their roles where a narrow screen puts the cells below each other.
fn table(rows: &[AuthorityRow], heading: &str) -> AnyView {
    let rows: Vec<_> = rows.iter().map(row).collect();
    view! {
        <Table
            label=heading
            class="qs-section__table"
            stacked=true
            columns=&[
                Text("Organisatie"),
                Text("Provincie"),
                Text("Stap"),
                Text("Doet mee sinds"),
                Text("Plan klaar"),
                Text("Scans"),
            ]
        >
            {rows}
        </Table>
    }
    .into_any()
}

fn row(row: &AuthorityRow) -> AnyView {
    let day = |column, day: Option<NaiveDate>| match day {
        Some(day) => stacked_cell(column, dates::day(day).into_any()),
        None => empty_cell(),
    };
    let step = match row.step {
        Some(step) => {
            let number = words::number(step);
            view! { <span class=format!("qs-step qs-step--{number}")>{number}</span>{words::step(step)} }.into_any()
        }
        None => "nog geen scan".into_any(),
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {name(row)}
                <span class="qs-note">{note(row)}</span>
            </th>
            {stacked_cell("Provincie", row.province.clone().into_any())}
            {stacked_cell("Stap", step)}
            {day("Doet mee sinds", row.takes_part_since)}
            {day("Plan klaar", row.completed_on)}
            {scans(row)}
        </tr>
    }
    .into_any()
}

/// The name, which leads to the authority; that of one that takes no part yet to what is known of it.
fn name(row: &AuthorityRow) -> AnyView {
    let code = &row.authority.code;
    let href = if row.step.is_some() {
        of_authority(code)
    } else {
        outreach::of(code, "")
    };
    view! { <a href=href>{row.authority.display_name.clone()}</a> }.into_any()
}

/// What it is; of one that was split, who went on after it.
fn note(row: &AuthorityRow) -> String {
    let kind = kind(row.authority.kind);
    if row.successors.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}, gesplitst in {}", row.successors.join(", "))
    }
}

/// A cell with a link to each scan.
fn scans(row: &AuthorityRow) -> AnyView {
    if row.scans.is_empty() {
        return empty_cell();
    }
    let links: Vec<_> = row
        .scans
        .iter()
        .map(|scan| {
            let holder = scan.holder.as_ref();
            let name = holder.unwrap_or(&row.authority.display_name);
            // Who merges goes into one of the same kind.
            let name = names::authority_in_sentence(row.authority.kind, name);
            let label = if scan.repeats {
                format!("Herhaalmeting van {name}")
            } else {
                format!("Scan van {name}")
            };
            view! { <p><a href=format!("/scans/{}", scan.id)>{label}</a></p> }
        })
        .collect();
    stacked_cell("Scans", links.into_any())
}
