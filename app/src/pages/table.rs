//! A table in a frame of its own, which scrolls sideways where the table does not fit.

use leptos::prelude::*;

/// How a stacked table of short cells looks, for one that is more than rows below a heading each.
pub const LINES: &str = "qs-table qs-table--stacked qs-table--even qs-table--lines";

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
    /// Whether a phone shows the cells of a row below each other. Its rows and cells then name their roles, which they would lose.
    #[prop(optional)]
    stacked: bool,
    /// Whether those cells are so short that the name of its column stands beside each, not above it.
    #[prop(optional)]
    lines: bool,
    /// Another class for the frame.
    #[prop(optional)]
    class: &'static str,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let role = |name: &'static str| stacked.then_some(name);
    let headings: Vec<_> = columns
        .iter()
        .map(|column| {
            let (name, class) = match column {
                Column::Text(name) => (*name, None),
                Column::Number(name) => (*name, Some("qs-number")),
            };
            view! { <th scope="col" class=class role=role("columnheader")>{name}</th> }
        })
        .collect();
    let look = match (stacked, lines) {
        (true, true) => LINES,
        (true, false) => "qs-table qs-table--stacked qs-table--even",
        (false, _) => "qs-table",
    };
    let class = format!("qs-scroll {class}");
    let name = format!("Tabel: {label}");
    view! {
        <div class=class.trim_end().to_owned() tabindex="0" role="region" aria-label=name>
            <table class=look role=role("table")>
                <caption class="qs-visually-hidden">{label}</caption>
                <thead role=role("rowgroup")><tr role=role("row")>{headings}</tr></thead>
                <tbody role=role("rowgroup")>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A cell of a stacked table, with the name of its column for the eye where it stands below others.
#[must_use]
pub fn stacked_cell(column: &'static str, content: AnyView) -> AnyView {
    named_cell(column.into_any(), None, content)
}

/// The same with a number, which stands at the right of its column.
#[must_use]
pub fn stacked_number(column: &'static str, number: AnyView) -> AnyView {
    named_cell(column.into_any(), Some("qs-number"), number)
}

/// The same where a column has more than words for its name.
#[must_use]
pub fn named_cell(column: AnyView, class: Option<&'static str>, content: AnyView) -> AnyView {
    view! {
        <td role="cell" class=class>
            <span class="qs-table__label" aria-hidden="true">{column}</span>
            <div>{content}</div>
        </td>
    }
    .into_any()
}

/// A cell of a stacked table that holds nothing: a dash below its column, and left out where cells stand below each other.
#[must_use]
pub fn empty_cell() -> AnyView {
    view! { <td role="cell" class="qs-table__nothing">"–"</td> }.into_any()
}
