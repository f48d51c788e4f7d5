//! The editions that were applied, in a table.

use crate::pages::dates;
use crate::pages::numbers::whole;
use crate::pages::table::{Column::Text, Table, stacked_cell};
use leptos::prelude::*;
use services::authorities::edition::{AppliedEdition, Counts};

/// The table; nothing where there is none.
pub fn editions(applied: &[AppliedEdition]) -> Option<AnyView> {
    let rows: Vec<_> = applied.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="edities">
                <h2 id="edities">"Eerdere edities"</h2>
                <Table
                    label="Eerdere edities"
                    columns=&[
                        Text("Register van"),
                        Text("Overgenomen"),
                        Text("Door"),
                        Text("Wat er veranderde"),
                    ]
                    stacked=true
                    lines=true
                >
                    {rows}
                </Table>
            </section>
        }
        .into_any()
    })
}

fn row(edition: &AppliedEdition) -> AnyView {
    let by = edition
        .by
        .clone()
        .unwrap_or_else(|| "meegeleverd met het programma".to_owned());
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{dates::day(edition.as_of)}</th>
            {stacked_cell("Overgenomen", dates::moment(edition.applied_at).into_any())}
            {stacked_cell("Door", by.into_any())}
            {stacked_cell("Wat er veranderde", counts(edition.counts).into_any())}
        </tr>
    }
    .into_any()
}

/// "2 nieuw, 1 opgegaan in een ander, 340 ongewijzigd"
fn counts(counts: Counts) -> String {
    let parts = [
        (counts.added, "nieuw"),
        (counts.renamed, "andere naam"),
        (counts.merged, "opgegaan in een ander"),
        (counts.split, "gesplitst"),
        (counts.planned, "met een herindeling die nog komt"),
        (counts.corrected, "verbeterd"),
        (counts.unchanged, "ongewijzigd"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", whole(count.unsigned_abs())))
        .collect();
    parts.join(", ")
}
