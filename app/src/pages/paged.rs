//! A long list in pages: which of its rows an address asks for, and the ways to the others.

use super::numbers::whole;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Rows on a page.
const ROWS: usize = 50;

/// The field of an address that says which page.
pub const FIELD: &str = "pagina";

/// What that field says where the whole list is asked for.
const WHOLE: &str = "alles";

/// What an address asks for of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paged {
    /// A page, from 1; one that is not there is the nearest that is.
    Page(usize),
    /// All of it.
    Whole,
}

impl Paged {
    /// What this request asks for. Read it before the first `await`.
    #[must_use]
    pub fn of_request() -> Self {
        let query = use_query_map().read_untracked();
        Self::of(&query.get(FIELD).unwrap_or_default())
    }

    /// What the field of an address asks for: the first page where it says nothing that can be read.
    #[must_use]
    pub fn of(value: &str) -> Self {
        if value == WHOLE {
            Self::Whole
        } else {
            Self::Page(value.parse().unwrap_or(1))
        }
    }

    /// The rows of the list that are shown.
    #[must_use]
    pub fn rows<T>(self, all: &[T]) -> &[T] {
        let (first, after) = self.bounds(all.len());
        &all[first..after]
    }

    /// Which rows those are, as a sentence; nothing where they are all.
    #[must_use]
    pub fn told(self, all: usize) -> Option<String> {
        let (first, after) = self.bounds(all);
        let number = |place: usize| whole(place as u64);
        (after - first < all).then(|| {
            if after - first == 1 {
                format!("Op deze pagina staat nummer {}.", number(after))
            } else {
                let (first, last) = (number(first + 1), number(after));
                format!("Op deze pagina staan nummer {first} tot en met {last}.")
            }
        })
    }

    /// The ways to the page before, to the next one and to all at once. `address`: that of the list with this in its [`FIELD`].
    pub fn ways(self, all: usize, address: impl Fn(&str) -> String) -> Option<AnyView> {
        let count = pages(all);
        let link = |to: &str, label: &'static str, rel: Option<&'static str>| {
            view! { <a class="qs-standalone" href=address(to) rel=rel>{label}</a> }
        };
        let ways = match self {
            Self::Whole => link("", "In pagina’s van 50", None).into_any(),
            Self::Page(page) => {
                let page = page.clamp(1, count);
                let (before, after) = ((page - 1).to_string(), (page + 1).to_string());
                view! {
                    {(page > 1).then(|| link(&before, "Vorige", Some("prev")))}
                    <span class="qs-standalone">{format!("Pagina {page} van {count}")}</span>
                    {(page < count).then(|| link(&after, "Volgende", Some("next")))}
                    {link(WHOLE, "Alles op één pagina", None)}
                }
                .into_any()
            }
        };
        (count > 1).then(|| {
            view! { <nav class="qs-links" aria-label="Pagina’s van de lijst">{ways}</nav> }
                .into_any()
        })
    }

    /// The first row, and the one after the last.
    fn bounds(self, all: usize) -> (usize, usize) {
        match self {
            Self::Whole => (0, all),
            Self::Page(page) => {
                let first = (page.clamp(1, pages(all)) - 1) * ROWS;
                (first, all.min(first + ROWS))
            }
        }
    }
}

/// How many pages a list of so many rows has: one at the least.
fn pages(all: usize) -> usize {
    all.div_ceil(ROWS).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_on_exactly_one_page() {
        for all in [0, 1, 49, 50, 51, 100, 342] {
            let list: Vec<usize> = (0..all).collect();
            let pages: Vec<usize> = (1..=pages(all))
                .flat_map(|page| Paged::Page(page).rows(&list).to_vec())
                .collect();
            assert_eq!(pages, list, "{all}");
            assert_eq!(Paged::Whole.rows(&list), list, "{all}");
        }
    }

    #[test]
    fn an_address_that_asks_for_nothing_that_is_there_gets_the_nearest() {
        let list: Vec<usize> = (0..51).collect();
        for (value, expected) in [
            ("", 0..50),
            ("0", 0..50),
            ("twee", 0..50),
            ("2", 50..51),
            ("99", 50..51),
            ("-1", 0..50),
        ] {
            let expected: Vec<usize> = expected.collect();
            assert_eq!(Paged::of(value).rows(&list), expected, "{value}");
        }
    }

    #[test]
    fn what_is_shown_is_told_where_it_is_not_all() {
        assert_eq!(Paged::Page(1).told(50), None);
        assert_eq!(Paged::Whole.told(1000), None);
        assert_eq!(
            Paged::Page(1).told(1000).as_deref(),
            Some("Op deze pagina staan nummer 1 tot en met 50.")
        );
        assert_eq!(
            Paged::Page(2).told(51).as_deref(),
            Some("Op deze pagina staat nummer 51.")
        );
    }
}
