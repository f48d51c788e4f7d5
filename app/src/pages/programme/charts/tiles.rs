//! A map: each province where it lies, with a square for each authority in it that bears the number of its step.

use crate::pages::programme::uptake::words::{STEPS, number, step};
use leptos::prelude::*;
use services::programme::uptake::{Begun, ProvinceRow};

/// The provinces row by row, as they lie in a grid of four by four: code, and the class that leaves out what is sea.
const PLACES: [(&str, &str); 12] = [
    ("PV21", "qs-tiles__province qs-tiles__province--fr"),
    ("PV20", "qs-tiles__province"),
    ("PV27", "qs-tiles__province qs-tiles__province--nh"),
    ("PV24", "qs-tiles__province"),
    ("PV22", "qs-tiles__province"),
    ("PV28", "qs-tiles__province"),
    ("PV26", "qs-tiles__province"),
    ("PV25", "qs-tiles__province"),
    ("PV23", "qs-tiles__province"),
    ("PV29", "qs-tiles__province"),
    ("PV30", "qs-tiles__province"),
    ("PV31", "qs-tiles__province"),
];

/// The map with its key. `list`: where a province leads.
#[must_use]
pub fn tiles(rows: &[ProvinceRow], list: impl Fn(&str) -> String) -> AnyView {
    let all = rows.len() == PLACES.len();
    let tiles: Vec<_> = PLACES
        .into_iter()
        .filter_map(|(code, class)| {
            let row = rows.iter().find(|row| row.province.code.as_str() == code)?;
            let class = if all { class } else { "qs-tiles__province" };
            Some(tile(row, class, list(code)))
        })
        .collect();
    view! {
        {key()}
        <ol class="qs-tiles">{tiles}</ol>
    }
    .into_any()
}

/// The furthest first, so that a province reads like a bar.
fn tile(row: &ProvinceRow, class: &'static str, href: String) -> AnyView {
    let begun: Vec<_> = row.begun.iter().map(square).collect();
    let without: Vec<_> = row
        .without
        .iter()
        .map(|name| {
            let title = format!("{name}: nog geen scan");
            view! { <li class="qs-tiles__empty" title=title aria-hidden="true"></li> }
        })
        .collect();
    let rest = (!without.is_empty()).then(|| {
        view! { <li class="qs-visually-hidden">{format!("nog geen scan: {}", without.len())}</li> }
    });
    view! {
        <li class=class>
            <a class="qs-tiles__name" href=href>
                <strong>{row.province.display_name.clone()}</strong>
                {format!(" {} van {}", row.participating, row.existing)}
            </a>
            <ul class="qs-tiles__squares">{begun}{without}{rest}</ul>
        </li>
    }
    .into_any()
}

/// An authority with its step; leads to its scan.
fn square(begun: &Begun) -> AnyView {
    let level = number(begun.step);
    let told = format!("{}: stap {level}, {}", begun.name, step(begun.step));
    let title = told.clone();
    view! {
        <li>
            <a class=format!("qs-step qs-step--{level}") href=format!("/scans/{}", begun.scan) title=title>
                <span aria-hidden="true">{level}</span>
                <span class="qs-visually-hidden">{told}</span>
            </a>
        </li>
    }
    .into_any()
}

fn key() -> AnyView {
    let steps: Vec<_> = STEPS
        .into_iter()
        .map(|own| {
            let level = number(own);
            view! { <li><span class=format!("qs-step qs-step--{level}")>{level}</span>{step(own)}</li> }
        })
        .collect();
    view! {
        <ul class="qs-key">
            {steps}
            <li><span class="qs-tiles__empty" aria-hidden="true"></span>"nog geen scan"</li>
        </ul>
    }
    .into_any()
}
