//! A table in a frame of its own, which scrolls sideways where the table does not fit.

use leptos::prelude::*;

/// The heading of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Of words.
    Text(&'static str),
    /// Of numbers, which stand at the right.
    Number(&'static str),
}

/// A table with a heading for each column.
#[component]
pub fn Table(
    /// What it holds, for who does not see it.
    #[prop(into)]
    label: String,
    /// Its columns.
    columns: &'static [Column],
    /// Another class for the frame.
    #[prop(optional)]
    class: &'static str,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let headings: Vec<_> = columns
        .iter()
        .map(|column| match column {
            Column::Text(name) => view! { <th scope="col">{*name}</th> }.into_any(),
            Column::Number(name) => {
                view! { <th scope="col" class="qs-number">{*name}</th> }.into_any()
            }
        })
        .collect();
    let class = format!("qs-scroll {class}");
    let name = format!("Tabel: {label}");
    view! {
        <div class=class.trim_end().to_owned() tabindex="0" role="region" aria-label=name>
            <table class="qs-table">
                <caption class="qs-visually-hidden">{label}</caption>
                <thead><tr>{headings}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
