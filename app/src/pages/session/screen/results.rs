//! Slides of what the groups answered.

use super::titles::{cut, fitting, one_line, point_text};
use crate::pages::results::charts::{
    Domain, Hatch, answers_key, bars, bars_head, label_list, response_rows,
};
use leptos::prelude::*;
use services::ids::TalkingPointId;
use services::results::{Report, StatementRow, names};
use services::room::{MOST_ON_A_SLIDE, RoomView, agreements, differences};
use services::sessions::{LEAST_PRIORITIES, MOST_PRIORITIES};

/// From this length on a sentence is set smaller.
const LONG: usize = 90;

/// From this length on a text is set as small as the back row can still read.
const LONGER: usize = 240;

/// What fits on a screen in that type; the rest stands on the remote.
const MOST: usize = 520;

/// The same, in lines.
const MOST_LINES: usize = 7;

/// What fits below the bars of a statement.
const MOST_BELOW: usize = 150;

/// The class for a heading of this length.
fn heading_class(text: &str) -> &'static str {
    let length = text.chars().count();
    if length <= LONG {
        "qs-presenter__statement"
    } else if length <= LONGER {
        "qs-presenter__statement qs-presenter__statement--long"
    } else {
        "qs-presenter__statement qs-presenter__statement--longer"
    }
}

/// What the talk is for, and what the scan is not.
pub fn purpose(report: &Report) -> AnyView {
    let whose = names::authority_in_sentence(report.kind(), &report.authority.display_name);
    view! {
        <h1 class="qs-presenter__statement">"Waar gaat dit gesprek over?"</h1>
        <ol class="qs-presenter__steps">
            <li>{format!("Wij kijken hoe de groepen denken over de democratie in {whose}.")}</li>
            <li>"Wij zien waar zij het eens zijn, en waar hun beelden verschillen."</li>
            <li>{format!("Wij kiezen samen {LEAST_PRIORITIES} tot {MOST_PRIORITIES} prioriteiten.")}</li>
        </ol>
        <p class="qs-presenter__question"><strong>"Geen rapportcijfer. "</strong>{report.texts.caveat.clone()}</p>
    }
    .into_any()
}

/// Who took part, group by group.
pub fn response(report: &Report) -> AnyView {
    view! {
        <h1 class="qs-presenter__statement">"Wie deden mee?"</h1>
        <div class="qs-presenter__response">{response_rows(report)}</div>
        <p class="qs-subtle">"De groepen staan naast elkaar en zijn niet opgeteld."</p>
    }
    .into_any()
}

/// Where the pictures of a theme are alike.
pub fn agreement(report: &Report, theme: &str) -> Option<AnyView> {
    let theme = report.texts.theme(theme)?;
    let rows = agreements(report, theme);
    Some(theme_slide(
        report,
        &theme.title,
        "Hier lijken de beelden op elkaar",
        &rows,
        false,
    ))
}

/// Where the pictures of a theme differ.
pub fn difference(report: &Report, theme: &str) -> Option<AnyView> {
    let theme = report.texts.theme(theme)?;
    let rows = differences(report, theme);
    Some(theme_slide(
        report,
        &theme.title,
        "Hier verschillen de beelden het meest",
        &rows,
        true,
    ))
}

fn theme_slide(
    report: &Report,
    title: &str,
    what: &'static str,
    rows: &[StatementRow<'_>],
    with_gap: bool,
) -> AnyView {
    let items: Vec<_> = rows
        .iter()
        .map(|row| theme_row(report, *row, with_gap))
        .collect();
    view! {
        <div>
            <h1 class="qs-presenter__statement">{what}</h1>
            <p class="qs-presenter__theme">{title.to_owned()}</p>
        </div>
        <ol>{items}</ol>
        <p class="qs-subtle">"Procenten: zoveel van de groep is het eens of helemaal eens."</p>
    }
    .into_any()
}

fn theme_row(report: &Report, row: StatementRow<'_>, with_gap: bool) -> AnyView {
    let shares: Vec<_> = row
        .table
        .cells
        .iter()
        .filter_map(|(group, cell)| Some((*group, cell.percent_agree()?.percent())))
        .map(|(group, percent)| {
            view! { <li><b>{format!("{percent}%")}</b>" "{report.group_in_sentence(group)}</li> }
        })
        .collect();
    let gap = row.table.shown_gap().filter(|_| with_gap).map(|points| {
        let noun = if points == 1 {
            "punt verschil"
        } else {
            "punten verschil"
        };
        view! { <p class="qs-presenter__gap"><b>{points}</b>" "{noun}</p> }
    });
    view! {
        <li class="qs-presenter__row">
            <p class="qs-presenter__said">{row.text.text.clone()}</p>
            <ul class="qs-presenter__shares">{shares}</ul>
            {gap}
        </li>
    }
    .into_any()
}

/// One statement with the answers of every group, and what there is to ask about it.
pub fn statement(report: &Report, row: StatementRow<'_>, question: Option<&str>) -> AnyView {
    let domain = Domain::of_report(report);
    let question = question.and_then(below);
    // A question takes its room. Where many do not know, the label says so already.
    let unknown = question.is_none().then(|| unknown(report, row)).flatten();
    view! {
        <h1 class=heading_class(&row.text.text)>{row.text.text.clone()}</h1>
        <div>
            <Hatch/>
            {bars_head(domain)}
            {bars(report, row, domain)}
        </div>
        {question}
        <div>
            {label_list(report, &row.table.labels)}
            {answers_key(&report.texts.scale)}
            {unknown}
        </div>
    }
    .into_any()
}

fn unknown(report: &Report, row: StatementRow<'_>) -> Option<AnyView> {
    let told: Vec<_> = row
        .table
        .cells
        .iter()
        .filter_map(|(group, cell)| {
            Some(format!(
                "{} {}%",
                report.group_in_sentence(*group),
                cell.share_unknown()?.percent()
            ))
        })
        .collect();
    (!told.is_empty()).then(|| {
        view! { <p class="qs-note">{format!("Weet ik niet: {}", told.join(", "))}</p> }.into_any()
    })
}

/// Something to talk about: a statement with its answers, several beside each other, or the words of the clerk.
pub fn talking_point(view: &RoomView, id: &TalkingPointId) -> Option<AnyView> {
    let report = &view.session.report;
    let (_, own) = view.point(id)?;
    let keys = own.statements.iter();
    let rows: Vec<_> = keys.filter_map(|key| report.row(key)).collect();
    match rows.as_slice() {
        [] => {}
        [row] => return Some(statement(report, *row, Some(&own.text))),
        rows => return Some(several(report, rows, &own.text)),
    }
    let text = fitting(&point_text(view, own), MOST, MOST_LINES);
    let class = format!("{} qs-typed", heading_class(&text));
    Some(
        view! {
            <div>
                <p class="qs-presenter__theme">"Waar wij over praten"</p>
                <h1 class=class dir="auto">{text}</h1>
            </div>
        }
        .into_any(),
    )
}

/// Several statements to talk about at once. Each comes by itself after this.
fn several(report: &Report, rows: &[StatementRow<'_>], question: &str) -> AnyView {
    let shown = &rows[..rows.len().min(MOST_ON_A_SLIDE)];
    let items: Vec<_> = shown
        .iter()
        .map(|row| theme_row(report, *row, true))
        .collect();
    let more = match rows.len() - shown.len() {
        0 => "",
        1 => " Hierna komt nog 1 stelling.",
        _ => " Hierna komen de andere stellingen.",
    };
    view! {
        <h1 class="qs-presenter__statement">"Waar wij over praten"</h1>
        {below(question)}
        <ol>{items}</ol>
        <p class="qs-subtle">"Procenten: zoveel van de groep is het eens of helemaal eens."{more}</p>
    }
    .into_any()
}

/// What there is to ask, as far as it fits beside answers.
fn below(question: &str) -> Option<AnyView> {
    (!question.trim().is_empty()).then(|| {
        let question = cut(&one_line(question), MOST_BELOW);
        view! { <p class="qs-presenter__question qs-typed" dir="auto">{question}</p> }.into_any()
    })
}

/// A slide of something that is not there any more.
pub fn gone() -> AnyView {
    view! {
        <h1 class="qs-presenter__statement">"Dit staat er niet meer"</h1>
        <p>"Ga verder naar het volgende."</p>
    }
    .into_any()
}
