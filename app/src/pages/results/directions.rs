//! How often each direction was chosen, by group.

use crate::pages::numbers::whole;
use leptos::prelude::*;
use questionnaires::results::{DirectionCell, DirectionTable};
use questionnaires::statistics::Share;
use services::results::{Report, names, words};

/// The directions in a table, in the order of the questionnaire: there is no order over groups.
#[must_use]
pub fn directions(report: &Report) -> AnyView {
    let heads: Vec<_> =
        report.tables.groups.iter().map(|response| view! { <th scope="col" class="qs-number">{report.group(response.group)}</th> }).collect();
    let rows: Vec<_> = report
        .tables
        .directions
        .iter()
        .filter_map(|table| direction_row(report, table))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="richtingen">
            <h2 id="richtingen">"Wat moet het eerst beter?"</h2>
            <p class="qs-measure">"Iedereen mocht hoogstens drie richtingen kiezen. Hier staat per groep hoe vaak een richting is gekozen."</p>
            <div class="qs-scroll" tabindex="0" role="region" aria-label="Tabel: wat moet het eerst beter?">
                <table class="qs-table">
                    <caption class="qs-visually-hidden">"Gekozen richtingen per groep"</caption>
                    <thead><tr><th scope="col">"Richting"</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn direction_row(report: &Report, table: &DirectionTable) -> Option<AnyView> {
    let direction = report.texts.direction(&table.key)?;
    let cells: Vec<_> = table
        .cells
        .iter()
        .map(|(_, cell)| view! { <td class="qs-number qs-number--words">{cell_text(cell)}</td> })
        .collect();
    Some(
        view! {
            <tr>
                <th scope="row">
                    {direction.text.clone()}
                    <span class="qs-note qs-table__more">{names::subgoal(report.kind(), direction.subgoal)}</span>
                </th>
                {cells}
            </tr>
        }
        .into_any(),
    )
}

fn cell_text(cell: &DirectionCell) -> String {
    match cell {
        DirectionCell::Withheld(why) => words::reason(*why),
        DirectionCell::HardlyAnyone => "(bijna) niemand".to_owned(),
        DirectionCell::NearlyAll => "(bijna) iedereen".to_owned(),
        DirectionCell::Chosen { count, of } => {
            let percent = Share::new(*count, *of).map_or(0, Share::percent);
            format!(
                "{percent}% ({} van {})",
                whole((*count).into()),
                whole((*of).into())
            )
        }
    }
}
