//! The editions that were applied, in a table.

use crate::pages::dates;
use crate::pages::numbers::whole;
use leptos::prelude::*;
use services::authorities::edition::{AppliedEdition, Counts};

/// The table; nothing where there is none.
pub fn editions(applied: &[AppliedEdition]) -> Option<AnyView> {
    let rows: Vec<_> = applied.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="edities">
                <h2 id="edities">"Eerdere edities"</h2>
                <div class="qs-scroll" tabindex="0" role="region" aria-label="Tabel: eerdere edities">
                    <table class="qs-table">
                        <thead>
                            <tr>
                                <th scope="col">"Register van"</th>
                                <th scope="col">"Overgenomen"</th>
                                <th scope="col">"Door"</th>
                                <th scope="col">"Wat er veranderde"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
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
        <tr>
            <th scope="row">{dates::day(edition.as_of)}</th>
            <td>{dates::moment(edition.applied_at)}</td>
            <td>{by}</td>
            <td>{counts(edition.counts)}</td>
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
