//! What was done, by whom and when: the table of a log, and the sentence of each event.

mod names;
mod words;

pub use names::Names;

use super::dates;
use super::table::{Column::Text, Table, stacked_cell};
use leptos::prelude::*;
use services::audit::{AuditActor, AuditEntry};
use services::results::names::at_the_start;

/// Events as a table.
pub fn log_table<'a>(names: &Names<'_>, entries: impl Iterator<Item = &'a AuditEntry>) -> AnyView {
    let rows: Vec<_> = entries
        .map(|entry| {
            let when = view! { <span class="qs-log__when">{dates::moment(entry.at)}</span> };
            view! {
                <tr role="row">
                    {stacked_cell("Wanneer", when.into_any())}
                    {stacked_cell("Wat", sentence(names, entry).into_any())}
                    {stacked_cell("Wie", actor(&entry.actor).into_any())}
                </tr>
            }
        })
        .collect();
    view! {
        <Table
            label="Wat is gedaan, het nieuwste bovenaan"
            stacked=true
            columns=&[Text("Wanneer"), Text("Wat"), Text("Wie")]
        >
            {rows}
        </Table>
    }
    .into_any()
}

fn sentence(names: &Names<'_>, entry: &AuditEntry) -> String {
    entry.event.as_ref().map_or_else(
        || "Gedaan met een nieuwere versie van dit programma, die hier niet draait".to_owned(),
        |event| at_the_start(&words::sentence(names, event)),
    )
}

/// Who did it.
fn actor(actor: &AuditActor) -> String {
    match actor {
        AuditActor::Member { name, .. } => name.clone(),
        AuditActor::System => "ging vanzelf".to_owned(),
        AuditActor::Anonymous => "niet ingelogd".to_owned(),
    }
}
