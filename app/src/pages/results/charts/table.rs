//! The table behind the bars of a statement.

use super::bars::out_of;
use super::dots::possible;
use crate::pages::numbers::whole;
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::Cell;
use questionnaires::statistics::Share;
use services::results::{Report, StatementRow, words};

/// Columns after that of the group: heading, and whether it holds numbers.
const COLUMNS: [(&str, bool); 11] = [
    ("Gaf een antwoord", true),
    ("Helemaal oneens", true),
    ("Oneens", true),
    ("Niet eens en niet oneens", true),
    ("Eens", true),
    ("Helemaal eens", true),
    ("Weet ik niet", true),
    ("Samen oneens", true),
    ("Samen eens", true),
    ("Middelste antwoord", false),
    ("Eens, als iedereen had geantwoord", true),
];

/// The table of a statement, folded away; it prints open.
#[must_use]
pub fn statement_table(report: &Report, row: StatementRow<'_>) -> AnyView {
    let heads: Vec<_> = COLUMNS
        .iter()
        .map(|(head, number)| view! { <th scope="col" class=number.then_some("qs-number")>{*head}</th> })
        .collect();
    let rows: Vec<_> = row
        .table
        .cells
        .iter()
        .map(|(group, cell)| table_row(report, *group, cell))
        .collect();
    let text = row.text.text.clone();
    view! {
        <details class="qs-disclosure">
            <summary>"Cijfers in een tabel"<span class="qs-visually-hidden">" bij: "{text.clone()}</span></summary>
            <div class="qs-scroll" tabindex="0" role="region" aria-label=format!("Tabel bij stelling {}", row.text.key)>
                <table class="qs-table">
                    <caption class="qs-visually-hidden">{text}</caption>
                    <thead><tr><th scope="col">"Groep"</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

fn table_row(report: &Report, group: RespondentGroup, cell: &Cell) -> AnyView {
    let name = report.group(group);
    let size = report
        .tables
        .groups
        .iter()
        .find(|response| response.group == group)
        .and_then(|response| response.size);
    let cells = match cell {
        Cell::Three(three) => {
            let [disagree, neutral, agree] = three.counts;
            view! {
                {number(out_of(three.counts.iter().sum(), size))}
                {wide(2, disagree)} {number(people(neutral))} {wide(2, agree)}
                {number("–")} {shares(cell)} <td>"–"</td> {bounds(cell)}
            }
            .into_any()
        }
        Cell::Five(five) => {
            let counts: Vec<_> = five
                .counts
                .iter()
                .map(|count| number(people(*count)))
                .collect();
            view! {
                {number(out_of(five.counts.iter().sum(), size))}
                {counts}
                {number(people(five.unknown))} {shares(cell)}
                <td>{words::median(five.median_doubled)}</td> {bounds(cell)}
            }
            .into_any()
        }
        Cell::NotAsked | Cell::Withheld(_) | Cell::NearlyAll { .. } => {
            view! { <td colspan=COLUMNS.len().to_string()>{words::hidden(cell)}</td> }.into_any()
        }
    };
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
}

/// Together oneens, together eens.
fn shares(cell: &Cell) -> AnyView {
    let share = |share: Option<Share>| {
        number(share.map_or_else(String::new, |share| format!("{}%", share.percent())))
    };
    view! { {share(cell.percent_disagree())} {share(cell.percent_agree())} }.into_any()
}

fn bounds(cell: &Cell) -> AnyView {
    number(cell.bounds().map_or_else(|| "–".to_owned(), possible))
}

fn number(text: impl Into<String>) -> AnyView {
    view! { <td class="qs-number">{text.into()}</td> }.into_any()
}

/// A class of a small group stands for two columns.
fn wide(columns: u32, count: u32) -> AnyView {
    view! { <td class="qs-number" colspan=columns.to_string()>{people(count)}</td> }.into_any()
}

fn people(count: u32) -> String {
    whole(count.into())
}
