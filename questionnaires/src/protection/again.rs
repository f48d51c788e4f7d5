//! A scan that was reopened after its results were made: the new version may not differ from the old one by a few people.

use super::{Released, Tally, labels, release};
use crate::instrument::Instrument;
use crate::kind::{AuthorityKind, RespondentGroup};
use crate::results::{Cell, DirectionCell, DirectionTable, ResultTables, StatementTable};
use crate::rules::Rules;

/// Releases a reopened scan. Whoever has both versions can subtract them, so what was shown before stays as it was until at least as
/// many people were added as a part of a split needs to be shown. Splits of residents stay as they were once any were added. Counts of
/// responses are always the new ones.
#[must_use]
pub fn release_again(
    tally: Tally,
    rules: &Rules,
    instrument: &Instrument,
    kind: AuthorityKind,
    earlier: &Released<ResultTables>,
) -> Released<ResultTables> {
    let mut tables = release(tally, rules, instrument, kind).get().clone();
    for (table, before) in tables.statements.iter_mut().zip(&earlier.statements) {
        keep_cells(table, before, rules);
    }
    for group in RespondentGroup::ALL {
        let added = responses(&tables, group).saturating_sub(responses(earlier, group));
        if (1..rules.full_detail_from()).contains(&added) {
            keep_directions(&mut tables.directions, &earlier.directions, group);
        }
        if group == RespondentGroup::Residents && added > 0 {
            tables.splits.clone_from(&earlier.splits);
        }
    }
    Released::new(tables)
}

fn responses(tables: &ResultTables, group: RespondentGroup) -> u32 {
    let of_group = tables
        .groups
        .iter()
        .find(|response| response.group == group);
    of_group.map_or(0, |response| response.responses)
}

fn keep_cells(table: &mut StatementTable, before: &StatementTable, rules: &Rules) {
    for ((_, cell), (_, earlier)) in table.cells.iter_mut().zip(&before.cells) {
        if tells_of_few(earlier, cell, rules.full_detail_from()) {
            cell.clone_from(earlier);
        }
    }
    table.gap = labels::gap(&table.cells);
    table.labels = labels::labels(&table.cells, rules);
}

/// Whether the difference between two cells may be of fewer people than `least`.
fn tells_of_few(earlier: &Cell, later: &Cell, least: u32) -> bool {
    let before = match earlier {
        Cell::NotAsked | Cell::Withheld(_) => return false,
        // in words there may be any number short of ten
        Cell::NearlyAll { .. } => least - 1,
        Cell::Three(_) | Cell::Five(_) => earlier.valid().unwrap_or(0),
    };
    earlier != later && later.valid().is_none_or(|after| after < before + least)
}

fn keep_directions(
    tables: &mut [DirectionTable],
    earlier: &[DirectionTable],
    group: RespondentGroup,
) {
    for (table, before) in tables.iter_mut().zip(earlier) {
        let cells = table.cells.iter_mut().zip(&before.cells);
        for ((_, cell), (_, kept)) in cells.filter(|((of, _), _)| *of == group) {
            if !matches!(kept, DirectionCell::Withheld(_)) {
                *cell = *kept;
            }
        }
    }
}
