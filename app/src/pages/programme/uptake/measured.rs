//! `/programma/doorlooptijd`: the scans behind the time that a step takes.

use super::filter::{Query, address, problems};
use super::headline::{chooser, selection};
use super::then::otherwise_counted;
use super::words::{self, days};
use crate::pages::dates;
use crate::pages::load::load;
use crate::pages::numbers::whole;
use crate::pages::paged::{FIELD, Paged};
use crate::pages::problems::ErrorSummary;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::table::{
    Column::{Number, Text},
    Table, stacked_cell,
};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::programme::uptake::{self, Measured, MeasuredScan, StepTime, View};
use services::results::names;
use services::scans::Step;

/// Where it is, and where its file is.
const ADDRESS: &str = "/programma/doorlooptijd";
const FILE: &str = "/programma/doorlooptijd.csv";

/// The step that an address names; the first for anything else.
#[must_use]
pub fn step_of(name: &str) -> Step {
    let mut steps = words::STEPS.into_iter();
    steps
        .find(|step| name_of(*step) == name)
        .unwrap_or(Step::Preparation)
}

/// The name of a step, for an address.
fn name_of(step: Step) -> String {
    format!("stap-{}", words::number(step))
}

/// Where the scans that finished a step are listed.
#[must_use]
pub fn measured_at(view: &View, step: Step) -> String {
    address(view, ADDRESS, &[("stand", name_of(step).as_str())])
}

/// `/programma/doorlooptijd`
#[component]
pub fn MeasuredPage() -> impl IntoView {
    let visit = use_visit();
    let query = Query::of_request();
    let paged = Paged::of_request();
    load(async move {
        let step = step_of(&query.subset);
        let measured = uptake::measured(&visit.actor, visit.services(), &query.form, step).await?;
        Ok(page(&measured, paged))
    })
}

fn page(measured: &Measured, paged: Paged) -> AnyView {
    let Measured {
        view, step, rows, ..
    } = measured;
    let name = name_of(*step);
    let name = name.as_str();
    let heading = format!(
        "Hoe lang stap {} duurt: {}",
        words::number(*step),
        words::step(*step)
    );
    let body = match measured.time {
        Some(time) => {
            let other = |to: &str| address(view, ADDRESS, &[("stand", name), (FIELD, to)]);
            view! {
                {table(paged.rows(rows), time, &heading)}
                {paged.ways(rows.len(), other)}
            }
            .into_any()
        }
        None => nothing(view),
    };
    let file = (!rows.is_empty()).then(|| {
        let href = address(view, FILE, &[("stand", name)]);
        view! { <p class="qs-links"><a class="qs-standalone" href=href>"Download als CSV, voor een spreadsheet"</a></p> }
    });
    let lead = measured.time.map(|time| {
        let told = paged.told(rows.len()).map(|told| format!(" {told}"));
        view! { <p class="qs-lead">{lead(time)}{told}</p> }
    });
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=address(view, "/programma", &[])>"Terug naar het overzicht"</a></p>
        <ErrorSummary problems=problems(view)/>
        <p class="qs-kicker">{selection(view)}</p>
        <h1>{heading.clone()}</h1>
        {lead}
        {otherwise_counted(view)}
        <p class="qs-measure">{definition(*step)}</p>
        {file}
        {steps(view, *step)}
        {chooser(view, ADDRESS, name, true)}
        {body}
    };
    programme_page(Part::Overview, &heading, content.into_any())
}

/// The figures, with where in the list each of them is found.
fn lead(time: StepTime) -> String {
    let slowest = days(time.slowest);
    match time.scans {
        1 => format!("1 scan rondde deze stap af, in {slowest}."),
        scans => format!(
            "{} scans rondden deze stap af, de langste bovenaan: {slowest}. De helft duurde hooguit {}; dat is het midden van de lijst, \
             bij {}.",
            whole(scans as u64),
            days(time.median),
            middle(scans)
        ),
    }
}

/// Which rows are in the middle of so many.
fn middle(scans: usize) -> String {
    let number = |place: usize| whole(place as u64);
    if scans.is_multiple_of(2) {
        format!("nummer {} en {}", number(scans / 2), number(scans / 2 + 1))
    } else {
        format!("nummer {}", number(scans.div_ceil(2)))
    }
}

/// From when to when a step lasts, in words.
const fn definition(step: Step) -> &'static str {
    match step {
        Step::Preparation => {
            "De tijd loopt van de dag van de aanvraag tot de dag waarop de deelname is bevestigd. Een herhaalmeting staat er ook bij."
        }
        Step::StartSession => {
            "De tijd loopt van de dag waarop de deelname is bevestigd tot de dag waarop de vragenlijst opende. Een herhaalmeting staat er ook bij."
        }
        Step::Questionnaire => {
            "De tijd loopt van de dag waarop de vragenlijst opende tot de dag waarop zij sloot. Een herhaalmeting staat er ook bij."
        }
        Step::AgendaSession => {
            "De tijd loopt van de dag waarop de vragenlijst sloot tot de dag waarop de prioriteiten zijn gekozen. Een herhaalmeting staat er ook bij."
        }
        Step::Plan => {
            "De tijd loopt van de dag waarop de prioriteiten zijn gekozen tot de dag waarop het plan is geschreven. Een herhaalmeting staat er ook bij."
        }
    }
}

fn nothing(view: &View) -> AnyView {
    view! {
        <div class="qs-empty">
            <p><strong>"Nog geen scan rondde deze stap af."</strong></p>
            <p>"Kies een andere stap, of bekijk wie er in deze stap is."</p>
            <p><a class="qs-standalone" href=address(view, "/programma/lijst", &[])>"Bekijk de hele lijst"</a></p>
        </div>
    }
    .into_any()
}

/// The same selection, of each of the steps.
fn steps(view: &View, current: Step) -> AnyView {
    let links: Vec<_> = words::STEPS
        .into_iter()
        .map(|step| {
            let label = format!("Stap {}", words::number(step));
            let is_current = (step == current).then_some("page");
            view! { <a class="qs-standalone" href=measured_at(view, step) aria-current=is_current>{label}</a> }
        })
        .collect();
    view! { <nav class="qs-links" aria-label="Stappen">{links}</nav> }.into_any()
}

fn table(shown: &[MeasuredScan], time: StepTime, heading: &str) -> AnyView {
    let rows: Vec<_> = shown.iter().map(|scan| row(scan, time)).collect();
    view! {
        <Table
            label=heading
            class="qs-section__table"
            stacked=true
            columns=&[
                Text("Scan"),
                Text("Provincie"),
                Text("Begonnen op"),
                Text("Afgerond op"),
                Number("Duurde"),
            ]
        >
            {rows}
        </Table>
    }
    .into_any()
}

fn row(scan: &MeasuredScan, time: StepTime) -> AnyView {
    let authority = &scan.authority;
    let name = names::authority_in_sentence(authority.kind, &authority.display_name);
    let label = if scan.repeats {
        format!("Herhaalmeting van {name}")
    } else {
        format!("Scan van {name}")
    };
    let heir = scan.heir.as_ref().map(|heir| {
        let told = format!("telt nu bij {heir}");
        view! { <span class="qs-note">{told}</span> }
    });
    let slowest = (scan.days == time.slowest).then(|| {
        view! { <span class="qs-note">" de langste"</span> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=format!("/scans/{}", scan.scan)>{label}</a>
                {heir}
            </th>
            {stacked_cell("Provincie", scan.province.clone().into_any())}
            {stacked_cell("Begonnen op", dates::day(scan.began_on).into_any())}
            {stacked_cell("Afgerond op", dates::day(scan.ended_on).into_any())}
            <td role="cell" class="qs-number">
                <span class="qs-table__label" aria-hidden="true">"Duurde"</span>
                <div>{days(scan.days)}{slowest}</div>
            </td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_a_name_that_leads_back_to_it() {
        for step in words::STEPS {
            assert_eq!(step_of(&name_of(step)), step);
        }
        assert_eq!(step_of("stap-9"), Step::Preparation);
        assert_eq!(step_of(""), Step::Preparation);
    }

    #[test]
    fn the_middle_of_a_list_is_one_row_or_two() {
        assert_eq!(middle(5), "nummer 3");
        assert_eq!(middle(62), "nummer 31 en 32");
    }

    #[test]
    fn what_one_scan_took_is_told_without_a_middle() {
        let time = StepTime {
            step: Step::Plan,
            scans: 1,
            median: 40,
            slowest: 40,
        };
        assert_eq!(lead(time), "1 scan rondde deze stap af, in 40 dagen.");
    }
}
