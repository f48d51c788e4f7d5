//! Diverging bars: one row a group, oneens to the left of the line, eens to the right.

use super::key::fill;
use super::scale::{Domain, Segment, exact, percent, segments};
use crate::pages::numbers::whole;
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Cell, FiveClasses};
use services::results::{Report, StatementRow, words};

/// Shares below this have no number in the bar.
const LEAST_NUMBER: f64 = 5.0;

/// Shares below this have one only on a wide screen.
const NARROW_BELOW: f64 = 9.5;

/// The bars of a statement, in the fixed order of groups.
#[must_use]
pub fn bars(report: &Report, row: StatementRow<'_>, domain: Domain) -> AnyView {
    let rows: Vec<_> = row
        .table
        .cells
        .iter()
        .map(|(group, cell)| bar_row(report, *group, cell, domain))
        .collect();
    view! { <ul class="qs-bars">{rows}</ul> }.into_any()
}

/// The head of a column of bars: which side is which.
#[must_use]
pub fn bars_head(domain: Domain) -> AnyView {
    let middle = percent(domain.middle());
    view! {
        <div class="qs-bars__head" aria-hidden="true">
            <svg width="100%" height="20">
                <text x=middle.clone() dx="-12" y="15" text-anchor="end">"oneens"</text>
                <text x=middle.clone() dx="12" y="15">"eens"</text>
                <line class="qs-bars__axis" x1=middle.clone() x2=middle y1="0" y2="28"></line>
            </svg>
        </div>
    }
    .into_any()
}

/// A made-up row, to explain how a bar is read.
#[must_use]
pub fn example(scale: &[String], domain: Domain) -> AnyView {
    let cell = Cell::Five(FiveClasses {
        counts: [9, 17, 20, 38, 16],
        unknown: 6,
        agreement: 0.4,
        median_doubled: 8,
        bounds: None,
    });
    let bar = bar(&cell, scale, domain);
    view! {
        <ul class="qs-bars">
            <li class="qs-bars__row">
                <p class="qs-bars__group"><strong>"Voorbeeld"</strong>" "<span class="qs-bars__count">"100 van 300"</span></p>
                {bar}
                <p class="qs-bars__agree"><b>"54%"</b>" eens"</p>
                <p class="qs-bars__more"><span>"gemengd"</span>" "<span>"6% weet niet"</span></p>
            </li>
        </ul>
    }
    .into_any()
}

fn bar_row(report: &Report, group: RespondentGroup, cell: &Cell, domain: Domain) -> AnyView {
    let name = report.group(group);
    let count = count(report, group, cell)
        .map(|count| view! { " "<span class="qs-bars__count">{count}</span> });
    let content = match words::hidden(cell) {
        Some(why) => view! { <p class="qs-bars__withheld">{why}</p> }.into_any(),
        None => shown(report, cell, domain),
    };
    view! {
        <li class="qs-bars__row">
            <p class="qs-bars__group"><strong>{name}</strong>{count}</p>
            {content}
        </li>
    }
    .into_any()
}

/// How many people the row is about, out of how many. A group that is hidden as a whole tells its response, which is always told.
fn count(report: &Report, group: RespondentGroup, cell: &Cell) -> Option<String> {
    let response = report
        .tables
        .groups
        .iter()
        .find(|response| response.group == group)?;
    let people = match cell {
        Cell::Withheld(_) if response.withheld.is_some() => response.responses,
        _ => cell.valid()?,
    };
    Some(out_of(people, response.size))
}

/// "26 van 37", or the number alone where the group has no size.
#[must_use]
pub fn out_of(people: u32, size: Option<u32>) -> String {
    let people = whole(people.into());
    size.map_or_else(
        || people.clone(),
        |size| format!("{people} van {}", whole(size.into())),
    )
}

fn shown(report: &Report, cell: &Cell, domain: Domain) -> AnyView {
    let agree = cell
        .percent_agree()
        .map(|share| format!("{}%", share.percent()));
    let more = cell.agreement_word().map(|word| {
        let unknown = cell.share_unknown().map(|share| {
            let text = format!("{}% weet niet", share.percent());
            if share.at_least(report.rules.cut_offs().unknown_percent) {
                view! { <strong>{text}</strong> }.into_any()
            } else {
                text.into_any()
            }
        });
        view! { <p class="qs-bars__more"><span>{word.dutch()}</span>" "<span>{unknown}</span></p> }
    });
    view! {
        {bar(cell, &report.texts.scale, domain)}
        <p class="qs-bars__agree"><b>{agree}</b>" eens"</p>
        {more}
    }
    .into_any()
}

fn bar(cell: &Cell, scale: &[String], domain: Domain) -> AnyView {
    let segments = segments(cell);
    let middle = percent(domain.middle());
    let drawn: Vec<_> = segments
        .iter()
        .filter(|segment| segment.share.part() > 0)
        .map(|segment| drawn(segment, domain))
        .collect();
    view! {
        <svg class="qs-bars__bar" width="100%" height="40" role="img" aria-label=told(&segments, scale)>
            <line class="qs-bars__axis" x1=middle.clone() x2=middle y1="-12%" y2="112%"></line>
            {drawn}
        </svg>
    }
    .into_any()
}

fn drawn(segment: &Segment, domain: Domain) -> AnyView {
    let share = exact(segment.share);
    let narrow = if share < NARROW_BELOW {
        " qs-segment--narrow"
    } else {
        ""
    };
    let number = (share >= LEAST_NUMBER)
        .then(|| view! { <text x="50%" y="50%">{segment.share.percent()}</text> });
    view! {
        <svg
            class=format!("qs-segment qs-segment--{}{narrow}", segment.step)
            x=percent(domain.at(segment.from))
            width=percent(domain.width(share))
            height="100%"
        >
            <rect width="100%" height="100%" fill=fill(segment.step)></rect>
            {number}
        </svg>
    }
    .into_any()
}

/// The shares in words: what the drawing says to those who do not see it.
fn told(segments: &[Segment], scale: &[String]) -> String {
    let small_group = segments.len() == 3;
    let name = |step: usize| match step {
        _ if !small_group => scale.get(step - 1).map_or("", String::as_str),
        2 => "oneens",
        3 => "neutraal",
        _ => "eens",
    };
    let told = segments
        .iter()
        .map(|segment| format!("{}% {}", segment.share.percent(), name(segment.step)));
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use questionnaires::results::ThreeClasses;

    fn scale() -> Vec<String> {
        [
            "helemaal oneens",
            "oneens",
            "niet eens en niet oneens",
            "eens",
            "helemaal eens",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    #[test]
    fn a_bar_tells_its_shares_to_who_does_not_see_it() {
        let five = Cell::Five(FiveClasses {
            counts: [1, 3, 6, 8, 2],
            unknown: 0,
            agreement: 0.45,
            median_doubled: 7,
            bounds: None,
        });
        let words = told(&segments(&five), &scale());
        assert_eq!(
            words,
            "5% helemaal oneens, 15% oneens, 30% niet eens en niet oneens, 40% eens, 10% helemaal eens"
        );
        let three = Cell::Three(ThreeClasses {
            counts: [1, 1, 5],
            bounds: None,
        });
        assert_eq!(
            told(&segments(&three), &scale()),
            "14% oneens, 14% neutraal, 71% eens"
        );
    }

    #[test]
    fn counts_are_out_of_the_size_of_the_group() {
        assert_eq!(out_of(1186, Some(1742)), "1.186 van 1.742");
        assert_eq!(out_of(412, None), "412");
    }
}
