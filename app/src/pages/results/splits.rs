//! Residents by one background question at a time, each a section of its own. Two questions are never crossed.

use crate::pages::numbers::whole;
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Cell, SplitPart, SplitTable};
use services::results::{BackgroundText, Report, words};

/// All splits; nothing when no question was asked.
#[must_use]
pub fn splits(report: &Report) -> Option<AnyView> {
    let sections: Vec<_> = report
        .tables
        .splits
        .iter()
        .filter_map(|split| section(report, split))
        .collect();
    (!sections.is_empty()).then(|| {
        let group = report.group(RespondentGroup::Residents);
        view! {
            <section class="qs-section" aria-labelledby="uitgesplitst">
                <h2 id="uitgesplitst">{format!("{group}, uitgesplitst")}</h2>
                <p class="qs-measure">"Wie dat wilde, vertelde iets over zichzelf. Een deel staat er alleen als het groot genoeg is. Wij leggen nooit twee van deze vragen over elkaar."</p>
                {sections}
            </section>
        }
        .into_any()
    })
}

fn section(report: &Report, split: &SplitTable) -> Option<AnyView> {
    let texts = report
        .texts
        .backgrounds
        .iter()
        .find(|background| background.key == split.key)?;
    let content = match split.withheld {
        Some(why) => {
            view! { <p class="qs-bars__withheld">{format!("{}.", words::reason(why))}</p> }
                .into_any()
        }
        None => table(report, split, texts),
    };
    Some(
        view! { <section class="qs-finding"><h3>{texts.question.clone()}</h3>{content}</section> }
            .into_any(),
    )
}

fn table(report: &Report, split: &SplitTable, texts: &BackgroundText) -> AnyView {
    let heads: Vec<_> = split.parts.iter().map(|part| head(part, texts)).collect();
    let shown: Vec<&SplitPart> = split
        .parts
        .iter()
        .filter(|part| part.withheld.is_none())
        .collect();
    let statements = shown
        .first()
        .map(|part| {
            part.statements
                .iter()
                .map(|(key, _)| key.as_str())
                .collect::<Vec<_>>()
        })
        .unwrap_or_default();
    let rows: Vec<_> = statements
        .into_iter()
        .filter_map(|key| row(report, split, key))
        .collect();
    view! {
        <details class="qs-disclosure">
            <summary>"Eens, in procenten"<span class="qs-visually-hidden">": "{texts.question.clone()}</span></summary>
            <div class="qs-scroll" tabindex="0" role="region" aria-label=texts.question.clone()>
                <table class="qs-table">
                    <caption class="qs-visually-hidden">{texts.question.clone()}</caption>
                    <thead><tr><th scope="col">"Stelling"</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

fn head(part: &SplitPart, texts: &BackgroundText) -> AnyView {
    let label = texts
        .parts
        .iter()
        .find(|(key, _)| *key == part.key)
        .map_or_else(|| part.key.clone(), |(_, label)| label.clone());
    let more = match (part.responses, part.withheld) {
        (Some(people), _) => whole(people.into()),
        (None, Some(why)) => words::reason(why).to_lowercase(),
        (None, None) => String::new(),
    };
    view! { <th scope="col" class="qs-number">{label}<span class="qs-note qs-table__more">{more}</span></th> }.into_any()
}

fn row(report: &Report, split: &SplitTable, key: &str) -> Option<AnyView> {
    let text = report.texts.statement(key)?;
    let cells: Vec<_> = split
        .parts
        .iter()
        .map(|part| {
            let cell = part
                .statements
                .iter()
                .find(|(own, _)| own == key)
                .map(|(_, cell)| cell);
            view! { <td class="qs-number">{cell.map_or_else(|| "–".to_owned(), cell_text)}</td> }
        })
        .collect();
    Some(view! { <tr><th scope="row">{text.text.clone()}</th>{cells}</tr> }.into_any())
}

fn cell_text(cell: &Cell) -> String {
    let shown = cell
        .percent_agree()
        .map(|share| format!("{}%", share.percent()));
    shown
        .or_else(|| words::short_hidden(cell))
        .unwrap_or_default()
}
