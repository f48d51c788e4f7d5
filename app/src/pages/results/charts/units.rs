//! The response per group: a block a person in small groups, one bar in large ones, a number where there is no size.

use super::bars::out_of;
use super::scale::percent;
use leptos::prelude::*;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::results::GroupResponse;
use questionnaires::rules::ExecutiveRule;
use questionnaires::statistics::Share;
use services::results::{Report, names, words};

/// Groups up to this size are drawn person by person.
const MOST_BLOCKS: u32 = 60;

/// The response of all groups.
#[must_use]
pub fn response_rows(report: &Report) -> AnyView {
    let rows: Vec<_> = report
        .tables
        .groups
        .iter()
        .map(|response| response_row(report, response))
        .collect();
    view! { <ul class="qs-rows">{rows}</ul> }.into_any()
}

fn response_row(report: &Report, response: &GroupResponse) -> AnyView {
    let bar = response.size.map(|size| {
        view! { <div class="qs-response__bar">{units(response.responses, size)}</div> }
    });
    view! {
        <li class="qs-response__row">
            <p class="qs-response__group">{report.group(response.group)}</p>
            <p class="qs-response__count">{out_of(response.responses, response.size)}</p>
            {bar}
            <p class="qs-note">{note(report, response)}</p>
        </li>
    }
    .into_any()
}

/// The answers in a group of this size: a block a person, or one bar where there are too many.
#[must_use]
pub fn units(responses: u32, size: u32) -> AnyView {
    if size <= MOST_BLOCKS {
        blocks(responses, size)
    } else {
        one_bar(responses, size)
    }
}

fn blocks(responses: u32, size: u32) -> AnyView {
    let step = 100.0 / f64::from(size.max(1));
    let gap = (step * 0.2).max(0.8);
    let block = |place: u32| {
        let class = if place < responses {
            "qs-units__unit qs-units__unit--on"
        } else {
            "qs-units__unit"
        };
        view! { <rect class=class x=percent(f64::from(place) * step) width=percent(step - gap) y="1" height="18"></rect> }
    };
    let blocks: Vec<_> = (0..size).map(block).collect();
    view! { <svg class="qs-units" width="100%" height="20" aria-hidden="true" focusable="false">{blocks}</svg> }.into_any()
}

fn one_bar(responses: u32, size: u32) -> AnyView {
    let part = 100.0 * f64::from(responses.min(size)) / f64::from(size);
    view! {
        <svg class="qs-units" width="100%" height="20" aria-hidden="true" focusable="false">
            <rect class="qs-units__unit" x="0" y="1" width="100%" height="18"></rect>
            <rect class="qs-units__unit qs-units__unit--on" x="0" y="1" width=percent(part) height="18"></rect>
        </svg>
    }
    .into_any()
}

/// What the reader must know to read the number.
fn note(report: &Report, response: &GroupResponse) -> String {
    let mut sentences = Vec::new();
    if let Some(why) = response.withheld {
        sentences.push(format!("{}.", words::reason(why)));
    } else if response.responses < report.rules.full_detail_from() {
        sentences.push("Wij tonen van deze groep alleen oneens, neutraal en eens.".to_owned());
    }
    if response.group == RespondentGroup::Executive
        && report.rules.executive() == ExecutiveRule::JoinedWithSeniorStaff
    {
        sentences.push(format!(
            "Vooraf is afgesproken dat {} samen één groep zijn.",
            joined(report.kind())
        ));
    }
    match response.size {
        None => sentences.push(
            "Iedereen mocht meedoen. Er is dus geen groep om het aantal mee te vergelijken."
                .to_owned(),
        ),
        Some(_) if response.group == RespondentGroup::Council => {
            sentences.push(format!(
                "Elk blokje is één {}.",
                names::council_member(report.kind())
            ));
        }
        Some(size) if size > MOST_BLOCKS => sentences.extend(part_of(response.responses, size)),
        Some(_) => {}
    }
    sentences.join(" ")
}

fn part_of(responses: u32, size: u32) -> Option<String> {
    Share::new(responses, size).map(|share| format!("Dat is {}% van de groep.", share.percent()))
}

const fn joined(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "college en directie",
        AuthorityKind::Province => "Gedeputeerde Staten en directie",
        AuthorityKind::WaterBoard => "dagelijks bestuur en directie",
    }
}
