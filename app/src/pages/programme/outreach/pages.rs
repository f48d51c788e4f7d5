//! A long list in pages.

use super::ADDRESS;
use super::filter::address;
use leptos::prelude::*;
use services::programme::outreach::{OutreachList, OutreachRow};

/// Rows on a page.
const ROWS: usize = 50;

/// How many pages the list has: one at the least.
pub fn count(list: &OutreachList) -> usize {
    list.rows.len().div_ceil(ROWS).max(1)
}

/// The rows of a page, from 1; one that is not there is the nearest that is.
pub fn rows(list: &OutreachList, page: usize) -> &[OutreachRow] {
    let first = (page.clamp(1, count(list)) - 1) * ROWS;
    &list.rows[first..list.rows.len().min(first + ROWS)]
}

/// The way to the page before and to the next one.
pub fn ways(list: &OutreachList, page: usize) -> Option<AnyView> {
    let count = count(list);
    let page = page.clamp(1, count);
    let link = |to: usize, label: &'static str, rel: &'static str| {
        let href = address(list, ADDRESS, &[("pagina", &to.to_string())]);
        view! { <a class="qs-standalone" href=href rel=rel>{label}</a> }
    };
    (count > 1).then(|| {
        view! {
            <nav class="qs-links" aria-label="Pagina’s van de lijst">
                {(page > 1).then(|| link(page - 1, "Vorige", "prev"))}
                <span class="qs-standalone">{format!("Pagina {page} van {count}")}</span>
                {(page < count).then(|| link(page + 1, "Volgende", "next"))}
            </nav>
        }
        .into_any()
    })
}
