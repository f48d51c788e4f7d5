//! A map of squares: each province where it lies, a square for each authority in it, filled as far as it is.

use crate::pages::programme::uptake::words::{STEPS, number, step};
use leptos::prelude::*;
use services::programme::uptake::ProvinceRow;
use std::fmt::Write as _;

/// The provinces row by row, as they lie in a grid of four by four: code, short name, and the class that leaves out what is sea.
const PLACES: [(&str, &str, &str); 12] = [
    ("PV21", "FR", "qs-tiles__province qs-tiles__province--fr"),
    ("PV20", "GR", "qs-tiles__province"),
    ("PV27", "NH", "qs-tiles__province qs-tiles__province--nh"),
    ("PV24", "FL", "qs-tiles__province"),
    ("PV22", "DR", "qs-tiles__province"),
    ("PV28", "ZH", "qs-tiles__province"),
    ("PV26", "UT", "qs-tiles__province"),
    ("PV25", "GLD", "qs-tiles__province"),
    ("PV23", "OV", "qs-tiles__province"),
    ("PV29", "ZL", "qs-tiles__province"),
    ("PV30", "NB", "qs-tiles__province"),
    ("PV31", "LB", "qs-tiles__province"),
];

/// Squares side by side.
const ACROSS: u32 = 8;

/// The size of a square and the distance from one to the next.
const SIZE: u32 = 8;
const PITCH: u32 = 10;

/// The map with its key. `list`: where a province leads.
#[must_use]
pub fn tiles(rows: &[ProvinceRow], list: impl Fn(&str) -> String) -> AnyView {
    let all = rows.len() == PLACES.len();
    let tiles: Vec<_> = PLACES
        .into_iter()
        .filter_map(|(code, short, class)| {
            let row = rows.iter().find(|row| row.province.code.as_str() == code)?;
            let class = if all { class } else { "qs-tiles__province" };
            Some(tile(row, (short, class), list(code)))
        })
        .collect();
    view! {
        {key()}
        <ol class="qs-tiles">{tiles}</ol>
    }
    .into_any()
}

fn tile(row: &ProvinceRow, (short, class): (&'static str, &'static str), href: String) -> AnyView {
    let squares = row.steps.iter().sum::<u32>() + row.without_scan();
    let lines = squares.div_ceil(ACROSS).max(1);
    let view_box = format!("0 0 {} {}", ACROSS * PITCH, lines * PITCH);
    view! {
        <li class=class>
            <a class="qs-tiles__name" href=href>
                <strong>
                    <span aria-hidden="true">{short}</span>
                    <span class="qs-visually-hidden">{row.province.display_name.clone()}</span>
                </strong>
                {format!(" {} van {}", row.participating, row.existing)}
            </a>
            <svg viewBox=view_box aria-hidden="true" focusable="false">
                {filled(row)}
                <path class="qs-tiles__edge" d=outlines(0, squares)></path>
            </svg>
        </li>
    }
    .into_any()
}

/// The furthest first, so that a province reads like a bar; who is who stands in the list.
fn filled(row: &ProvinceRow) -> Vec<AnyView> {
    let mut first = 0;
    STEPS
        .into_iter()
        .rev()
        .filter_map(|step| {
            let count = row.steps[step as usize];
            let from = first;
            first += count;
            (count > 0).then(|| {
                let level = number(step);
                let d = fillings(from, count, level);
                view! { <path class=format!("qs-tiles__fill qs-step--{level}") d=d></path> }
                    .into_any()
            })
        })
        .collect()
}

fn corner(place: u32) -> (u32, u32) {
    (place % ACROSS * PITCH + 1, place / ACROSS * PITCH + 1)
}

fn outlines(from: u32, count: u32) -> String {
    (from..from + count).fold(String::new(), |mut path, place| {
        let (x, y) = corner(place);
        // Writing to a string does not fail.
        let _ = write!(path, "M{x} {y}h{SIZE}v{SIZE}h-{SIZE}z");
        path
    })
}

/// Filled from below: a fifth for each step.
fn fillings(from: u32, count: u32, level: usize) -> String {
    let height = f64::from(SIZE) * level as f64 / 5.0;
    (from..from + count).fold(String::new(), |mut path, place| {
        let (x, y) = corner(place);
        let _ = write!(path, "M{x} {}h{SIZE}v-{height:.1}h-{SIZE}z", y + SIZE);
        path
    })
}

fn key() -> AnyView {
    let steps = STEPS.into_iter().map(|own| {
        let level = number(own);
        let d = fillings(0, 1, level);
        view! {
            <li>
                <svg class="qs-tiles__sample" width="20" height="20" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                    <path class=format!("qs-tiles__fill qs-step--{level}") d=d></path>
                    <path class="qs-tiles__edge" d=outlines(0, 1)></path>
                </svg>
                {format!("{level} {}", step(own))}
            </li>
        }
        .into_any()
    });
    let none = view! {
        <li>
            <svg class="qs-tiles__sample" width="20" height="20" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <path class="qs-tiles__edge" d=outlines(0, 1)></path>
            </svg>
            "nog geen scan"
        </li>
    }
    .into_any();
    let items: Vec<_> = steps.chain([none]).collect();
    view! { <ul class="qs-key">{items}</ul> }.into_any()
}
