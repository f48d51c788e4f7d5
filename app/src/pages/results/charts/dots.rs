//! The dot plot of gaps: per cent eens of each group on one line, the group told by its shape.

use super::scale::{exact, percent};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Bounds, Cell};
use services::results::{Report, StatementRow};

/// The height of the line with the dots, in pixels.
const DOTS: u32 = 32;

/// The middle of it.
const MIDDLE: u32 = DOTS / 2;

/// The height of a line below it, which shows what is possible for one group.
const POSSIBLE: u32 = 20;

/// The shapes of groups. The council's is solid.
const fn shape(group: RespondentGroup) -> (&'static str, &'static str) {
    match group {
        RespondentGroup::Council => (
            "qs-dots__mark qs-dots__mark--council",
            "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
        ),
        RespondentGroup::Executive => (
            "qs-dots__mark qs-dots__mark--executive",
            "M0-7.5L7.5 0L0 7.5L-7.5 0z",
        ),
        RespondentGroup::Staff => ("qs-dots__mark qs-dots__mark--staff", "M-5.5-5.5h11v11h-11z"),
        RespondentGroup::Residents => ("qs-dots__mark qs-dots__mark--residents", "M0-7L7 5.5H-7z"),
    }
}

/// The key of the shapes, for the groups that show a share somewhere.
#[must_use]
pub fn marks_key(report: &Report, rows: &[StatementRow<'_>]) -> AnyView {
    let shows = |group: &RespondentGroup| {
        rows.iter().any(|row| {
            row.table
                .cell(*group)
                .is_some_and(|cell| cell.percent_agree().is_some())
        })
    };
    let marks: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .filter(shows)
        .map(|group| {
            let (class, path) = shape(group);
            view! {
                <li>
                    <svg class=class width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">
                        <path d=path></path>
                    </svg>
                    {report.group(group)}
                </li>
            }
        })
        .collect();
    let bounded = rows.iter().any(|row| {
        row.table
            .cells
            .iter()
            .any(|(_, cell)| cell.bounds().is_some())
    });
    let whisker = bounded.then(|| {
        view! {
            <li>
                <svg class="qs-dots__whisker" width="24" height="16" aria-hidden="true" focusable="false">
                    <path d="M1 4v8M1 8h22M23 4v8"></path>
                </svg>
                "mogelijk als iedereen in die groep had geantwoord"
            </li>
        }
    });
    view! { <ul class="qs-key">{marks}{whisker}</ul> }.into_any()
}

/// The dot plot of some statements, in the order given.
#[must_use]
pub fn dot_plot(report: &Report, rows: &[StatementRow<'_>]) -> AnyView {
    let cut_offs = report.rules.cut_offs();
    let cuts = [cut_offs.concern_percent, cut_offs.strength_percent].map(|cut| format!("{cut}%"));
    let marks: Vec<_> = cuts
        .iter()
        .map(|cut| view! { <text x=cut.clone() y="14">{cut.clone()}</text> })
        .collect();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| dots_row(report, *row, &cuts))
        .collect();
    view! {
        <svg class="qs-dots__scale" aria-hidden="true" focusable="false">
            <text x="0" y="14" dx="0">"0%"</text>
            {marks}
            <text x="100%" y="14" dx="0" text-anchor="end">"100%"</text>
            <text x="100%" y="14" dx="80" text-anchor="end">"verschil"</text>
        </svg>
        <ol class="qs-rows qs-dots">{rows}</ol>
    }
    .into_any()
}

fn dots_row(report: &Report, row: StatementRow<'_>, cuts: &[String; 2]) -> AnyView {
    let possible = possible_rows(row);
    let height = possible.iter().fold(DOTS, |height, _| height + POSSIBLE);
    let below = height + 8;
    let lines: Vec<_> =
        cuts.iter().map(|cut| view! { <line class="qs-dots__cut" x1=cut.clone() x2=cut.clone() y1="-8" y2=below></line> }).collect();
    let plot = view! {
        <svg class="qs-dots__plot" width="100%" height=height role="img" aria-label=told(report, row)>
            <line class="qs-dots__base" x1="0" x2="100%" y1=MIDDLE y2=MIDDLE></line>
            {lines}
            {possible}
            {gap_line(row)}
            {marks(row)}
        </svg>
    };
    let points = match row.table.shown_gap() {
        Some(points) => view! { {points}<span class="qs-visually-hidden">" punten verschil"</span> }.into_any(),
        None => view! { <span aria-hidden="true">"–"</span><span class="qs-visually-hidden">"geen verschil te berekenen"</span> }.into_any(),
    };
    view! {
        <li class="qs-dots__row">
            <a class="qs-dots__statement" href=format!("#{}", anchor(&row.text.key))>{row.text.text.clone()}</a>
            {plot}
            <p class="qs-dots__points">{points}</p>
        </li>
    }
    .into_any()
}

/// The id of a statement on a page: `t4-6` for `T4.6`.
pub fn anchor(statement: &str) -> String {
    statement.to_lowercase().replace('.', "-")
}

fn shares(row: StatementRow<'_>) -> Vec<(RespondentGroup, f64)> {
    let share = |(group, cell): &(RespondentGroup, Cell)| {
        cell.percent_agree().map(|share| (*group, exact(share)))
    };
    row.table.cells.iter().filter_map(share).collect()
}

fn gap_line(row: StatementRow<'_>) -> Option<AnyView> {
    let shares: Vec<f64> = shares(row).into_iter().map(|(_, share)| share).collect();
    let (low, high) = shares
        .iter()
        .fold((f64::MAX, f64::MIN), |(low, high), share| {
            (low.min(*share), high.max(*share))
        });
    (shares.len() > 1)
        .then(|| view! { <line class="qs-dots__gap" x1=percent(low) x2=percent(high) y1=MIDDLE y2=MIDDLE></line> }.into_any())
}

fn marks(row: StatementRow<'_>) -> Vec<AnyView> {
    let mark = |(group, share): (RespondentGroup, f64)| {
        let (class, path) = shape(group);
        view! { <svg class=class x=percent(share) y=MIDDLE overflow="visible"><path d=path></path></svg> }.into_any()
    };
    shares(row).into_iter().map(mark).collect()
}

/// What is possible, a line a group, each with the group's own mark where its answers are: the mark says whose line it is.
fn possible_rows(row: StatementRow<'_>) -> Vec<AnyView> {
    let bounded = |(group, cell): &(RespondentGroup, Cell)| {
        let share = exact(cell.percent_agree()?);
        Some((*group, share, cell.bounds()?))
    };
    let first = DOTS + POSSIBLE / 2 - 2;
    let heights = (0..).map(|place| first + place * POSSIBLE);
    row.table
        .cells
        .iter()
        .filter_map(bounded)
        .zip(heights)
        .map(|((group, share, bounds), y)| possible_row(group, share, bounds, y))
        .collect()
}

fn possible_row(group: RespondentGroup, share: f64, bounds: Bounds, y: u32) -> AnyView {
    let (low, high) = (
        format!("{}%", bounds.lowest),
        format!("{}%", bounds.highest),
    );
    let (class, path) = shape(group);
    view! {
        <g class="qs-dots__possible">
            <line class="qs-dots__whisker" x1=low.clone() x2=high.clone() y1=y y2=y></line>
            <svg class="qs-dots__whisker" x=low y=y overflow="visible"><path d="M0-5v10"></path></svg>
            <svg class="qs-dots__whisker" x=high y=y overflow="visible"><path d="M0-5v10"></path></svg>
            <svg class=class x=percent(share) y=y overflow="visible"><path d=path transform="scale(.75)"></path></svg>
        </g>
    }
    .into_any()
}

/// The plot in words: "raad 54% eens (38 tot 68% mogelijk), inwoners 23% eens".
fn told(report: &Report, row: StatementRow<'_>) -> String {
    let word = |(group, cell): &(RespondentGroup, Cell)| {
        let share = cell.percent_agree()?;
        let possible = cell
            .bounds()
            .map(|bounds| format!(" ({} mogelijk)", possible(bounds)))
            .unwrap_or_default();
        Some(format!(
            "{} {}% eens{possible}",
            report.group_in_sentence(*group),
            share.percent()
        ))
    };
    let told: Vec<_> = row.table.cells.iter().filter_map(word).collect();
    if told.is_empty() {
        "geen groep te tonen".to_owned()
    } else {
        told.join(", ")
    }
}

/// Bounds in words: "38 tot 68%".
pub(super) fn possible(bounds: Bounds) -> String {
    format!("{} tot {}%", bounds.lowest, bounds.highest)
}
