//! The table of the cumulative line.

use super::filter::address;
use super::list::took_part;
use super::words::in_time;
use crate::pages::dates;
use crate::pages::numbers::whole;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;
use services::programme::uptake::{Overview, View};

/// The ends of the years of the line, and its last day.
#[must_use]
pub fn line_table(overview: &Overview) -> AnyView {
    let points = &overview.line.points;
    let count = in_time(&overview.view, "Doen mee", "Deden mee");
    let is_last_of_year = |place: usize, day: NaiveDate| {
        points
            .get(place + 1)
            .is_none_or(|(next, _)| next.year() != day.year())
    };
    let rows: Vec<_> = points
        .iter()
        .enumerate()
        .filter(|(place, (day, _))| *place == 0 || is_last_of_year(*place, *day))
        .map(|(_, (day, count))| {
            view! {
                <tr>
                    <th scope="row">{dates::day(*day)}</th>
                    <td class="qs-number">{number(&overview.view, *day, *count)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <details class="qs-disclosure">
            <summary>"De lijn als tabel"</summary>
            <div class="qs-scroll" tabindex="0" role="region" aria-label="Tabel: hoeveel er meedoen">
                <table class="qs-table qs-table--narrow">
                    <caption class="qs-visually-hidden">"Hoeveel er meedoen, aan het eind van elk jaar"</caption>
                    <thead>
                        <tr><th scope="col">"Op"</th><th scope="col" class="qs-number">{count}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// How many took part on a day, which leads to who they were where that is known of any.
fn number(view: &View, day: NaiveDate, count: u32) -> AnyView {
    let told = whole(count.into());
    if count <= view.starting_figure {
        return told.into_any();
    }
    // Not the list as of that day: what was set for it may be something else than what the line is counted by.
    let subset = if day == view.filter.on {
        "doet-mee".to_owned()
    } else {
        took_part(day)
    };
    let href = address(view, "/programma/lijst", &[("stand", subset.as_str())]);
    view! { <a href=href>{told}</a> }.into_any()
}
