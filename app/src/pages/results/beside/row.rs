//! One statement, then and now: a line a group with two marks on it, the numbers in words, and the table behind them.

use super::words::{self, difference, left_out};
use crate::pages::results::charts::{exact, label, out_of, percent};
use leptos::prelude::*;
use questionnaires::comparison::{GroupOutcome, LabelsBeside};
use questionnaires::kind::RespondentGroup;
use questionnaires::results::Label;
use questionnaires::statistics::Share;
use services::results::words::LabelKind;
use services::results::{Beside, StatementBeside};

/// What is said of each group.
type Groups = [(RespondentGroup, GroupOutcome)];

/// A statement that can be compared.
pub fn statement(
    beside: &Beside,
    statement: &StatementBeside,
    groups: &Groups,
    labels: &LabelsBeside,
) -> AnyView {
    let rows: Vec<_> = groups
        .iter()
        .map(|(group, outcome)| row(beside, *group, *outcome))
        .collect();
    let before = statement.then.clone().map(|before| {
        view! { <p class="qs-note">"Toen stond er, met dezelfde bedoeling: "<q>{before}</q></p> }
    });
    view! {
        <article class="qs-result">
            <div class="qs-result__head">
                <h3 class="qs-result__statement">{statement.text.text.clone()}</h3>
                {before}
                {label_list(beside, labels)}
            </div>
            <ul class="qs-then-now">{rows}</ul>
            {table(beside, statement, groups)}
        </article>
    }
    .into_any()
}

fn row(beside: &Beside, group: RespondentGroup, outcome: GroupOutcome) -> AnyView {
    let name = beside.group(group);
    let content = match outcome {
        GroupOutcome::Shown { earlier, later, .. } => {
            let points = outcome.shown_points().unwrap_or_default();
            let (then, now) = (
                answered(beside, group, earlier, true),
                answered(beside, group, later, false),
            );
            let counts = format!("Antwoord van {then} toen, {now} nu");
            view! {
                {plot(earlier, later)}
                <p class="qs-then-now__shares">
                    "toen "<b>{shown(earlier)}</b>", nu "<b>{shown(later)}</b>" eens"
                </p>
                <p class="qs-then-now__difference">{difference(points)}</p>
                <p class="qs-then-now__counts">{counts}</p>
            }
            .into_any()
        }
        GroupOutcome::LeftOut { reason } => {
            view! { <p class="qs-then-now__left-out">{left_out(beside, group, reason)}</p> }
                .into_any()
        }
    };
    view! {
        <li class="qs-then-now__row">
            <p class="qs-then-now__group"><strong>{name}</strong></p>
            {content}
        </li>
    }
    .into_any()
}

/// How many answered, out of how many there were then or are now.
fn answered(beside: &Beside, group: RespondentGroup, share: Share, then: bool) -> String {
    let groups = beside.comparison.groups().iter();
    let mut own = groups.filter(|compared| compared.group == group);
    let size = own.next().and_then(|compared| {
        let response = if then { compared.then } else { compared.now };
        response.size
    });
    out_of(share.whole(), size)
}

fn shown(share: Share) -> String {
    format!("{}%", share.percent())
}

/// Two marks on a line from 0 to 100 per cent: a ring for then, a disc for now. Where they lie on each other both are seen.
fn plot(earlier: Share, later: Share) -> AnyView {
    let (then, now) = (percent(exact(earlier)), percent(exact(later)));
    let told = format!("Toen {} eens, nu {} eens", shown(earlier), shown(later));
    view! {
        <svg class="qs-then-now__plot" width="100%" height="24" role="img" aria-label=told>
            <line class="qs-dots__base" x1="0" x2="100%" y1="12" y2="12"></line>
            <line class="qs-dots__gap" x1=then.clone() x2=now.clone() y1="12" y2="12"></line>
            <svg class="qs-then-now__mark qs-then-now__mark--then" x=then y="12" overflow="visible"><path d=RING></path></svg>
            <svg class="qs-then-now__mark qs-then-now__mark--now" x=now y="12" overflow="visible"><path d=DISC></path></svg>
        </svg>
    }
    .into_any()
}

const RING: &str = "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z";
const DISC: &str = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";

/// A mark by itself, for the key: `then` or `now`.
pub fn mark(which: &'static str) -> AnyView {
    let path = if which == "then" { RING } else { DISC };
    let class = format!("qs-then-now__mark qs-then-now__mark--{which}");
    view! {
        <svg class=class width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
    .into_any()
}

/// Each label that stands in one of the two, and in which.
fn label_list(beside: &Beside, labels: &LabelsBeside) -> Option<AnyView> {
    let only_now = labels
        .now
        .iter()
        .filter(|label| !labels.then.contains(label));
    let items: Vec<_> = labels
        .then
        .iter()
        .chain(only_now)
        .map(|own| {
            let when = words::label_when(labels.then.contains(own), labels.now.contains(own));
            let more = match own {
                Label::DividedWithin { group } | Label::Unknown { group } => {
                    format!("bij {}: {when}", beside.group_in_sentence(*group))
                }
                Label::SharedStrength | Label::SharedConcern | Label::DifferentPictures => {
                    when.to_owned()
                }
            };
            view! { <li>{label(LabelKind::of(*own), &more)}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="qs-labels">{items}</ul> }.into_any())
}

/// The same as a table, folded away; it prints open. Nothing where no group is shown.
fn table(beside: &Beside, statement: &StatementBeside, groups: &Groups) -> Option<AnyView> {
    if !groups.iter().any(|(_, outcome)| outcome.is_shown()) {
        return None;
    }
    let rows: Vec<_> = groups
        .iter()
        .map(|(group, outcome)| table_row(beside, *group, *outcome))
        .collect();
    let text = statement.text.text.clone();
    let region = format!("Tabel bij stelling {}, toen en nu", statement.text.key);
    let table = view! {
        <details class="qs-disclosure">
            <summary>"Cijfers in een tabel"<span class="qs-visually-hidden">" bij: "{text.clone()}</span></summary>
            <div class="qs-scroll" tabindex="0" role="region" aria-label=region>
                <table class="qs-table">
                    <caption class="qs-visually-hidden">{text}</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Groep"</th>
                            <th scope="col" class="qs-number">"Gaf toen een antwoord"</th>
                            <th scope="col" class="qs-number">"Toen eens"</th>
                            <th scope="col" class="qs-number">"Gaf nu een antwoord"</th>
                            <th scope="col" class="qs-number">"Nu eens"</th>
                            <th scope="col">"Verschil"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    };
    Some(table.into_any())
}

fn table_row(beside: &Beside, group: RespondentGroup, outcome: GroupOutcome) -> AnyView {
    let number = |text: String| view! { <td class="qs-number">{text}</td> };
    let cells = match outcome {
        GroupOutcome::Shown { earlier, later, .. } => view! {
            {number(answered(beside, group, earlier, true))}
            {number(shown(earlier))}
            {number(answered(beside, group, later, false))}
            {number(shown(later))}
            <td>{difference(outcome.shown_points().unwrap_or_default())}</td>
        }
        .into_any(),
        GroupOutcome::LeftOut { reason } => {
            view! { <td colspan="5">{left_out(beside, group, reason)}</td> }.into_any()
        }
    };
    view! { <tr><th scope="row">{beside.group(group)}</th>{cells}</tr> }.into_any()
}
