//! What may be seen of a closed scan. The one function that turns counters into tables, and the one type they come out as.
//!
//! The rules stand with the parts they rule: groups and statements in `cells`, splits of residents in `splits`, gap and labels in
//! `labels`. There are no totals over groups anywhere: a total minus the shown groups gives the hidden one.

mod cells;
mod counters;
mod labels;
mod released;
mod splits;
#[cfg(test)]
pub(crate) mod test_scan;
#[cfg(test)]
mod tests;

pub use counters::Tally;
pub use released::Released;

use crate::answers::MOST_DIRECTIONS;
use crate::form::Form;
use crate::instrument::Instrument;
use crate::kind::{AuthorityKind, RespondentGroup};
use crate::local::LocalKind;
use crate::results::{
    Cell, DirectionTable, GroupResponse, ResultTables, SplitTable, StatementTable, Withheld,
};
use crate::rules::Rules;
use crate::tally::Split;
use counters::GroupCounters;

/// Turns the counters of a closed scan into what may be seen, and uses them up. The result depends on nothing but its arguments: the
/// same counters give the same tables, in whatever order the answers came.
#[must_use]
pub fn release(
    mut tally: Tally,
    rules: &Rules,
    instrument: &Instrument,
    kind: AuthorityKind,
) -> Released<ResultTables> {
    let groups = RespondentGroup::ALL.map(|group| Group {
        group,
        form: Form::new(instrument, kind, group, rules),
        counters: tally.take(group),
    });
    let enough = |group: &&Group| group.responses() >= rules.full_detail_from();
    Released::new(ResultTables {
        version: instrument.version.clone(),
        groups: groups.iter().map(|group| group.response(rules)).collect(),
        statements: statements(&groups, instrument, rules),
        directions: directions(&groups, instrument, rules),
        splits: groups
            .iter()
            .flat_map(|group| group.splits(rules))
            .collect(),
        remarks_from: groups
            .iter()
            .filter(enough)
            .map(|group| group.group)
            .collect(),
    })
}

/// One group, what it was asked, and what it answered.
struct Group {
    group: RespondentGroup,
    form: Form,
    counters: GroupCounters,
}

impl Group {
    fn responses(&self) -> u32 {
        self.counters.responses(&Split::whole())
    }

    fn response(&self, rules: &Rules) -> GroupResponse {
        let responses = self.responses();
        let too_few = Withheld::TooFew {
            minimum: rules.minimum(),
        };
        GroupResponse {
            group: self.group,
            responses,
            size: rules.sizes().of(self.group),
            withheld: (responses < rules.minimum()).then_some(too_few),
        }
    }

    fn cell(&self, statement: &str, rules: &Rules) -> Cell {
        if self.form.statement(statement).is_none() {
            return Cell::NotAsked;
        }
        if let Some(reason) = self.response(rules).withheld {
            return Cell::Withheld(reason);
        }
        let bounded = matches!(
            self.group,
            RespondentGroup::Council | RespondentGroup::Executive
        );
        let size = rules.sizes().of(self.group).filter(|_| bounded);
        cells::cell(
            &self.counters.counted(&Split::whole(), statement),
            size,
            rules,
        )
    }

    fn splits(&self, rules: &Rules) -> Vec<SplitTable> {
        let questions = self.form.background.iter();
        questions
            .map(|question| splits::split(question, &self.form, &self.counters, rules))
            .collect()
    }
}

fn statements(groups: &[Group], instrument: &Instrument, rules: &Rules) -> Vec<StatementTable> {
    let own = instrument.statements().map(|statement| &statement.key);
    let local = rules.local_questions().iter();
    let local = local
        .filter(|question| question.kind == LocalKind::Statement)
        .map(|question| &question.key);
    let table = |key: &String| {
        let cells: Vec<_> = groups
            .iter()
            .map(|group| (group.group, group.cell(key, rules)))
            .collect();
        StatementTable {
            key: key.clone(),
            gap: labels::gap(&cells),
            labels: labels::labels(&cells, rules),
            cells,
        }
    };
    own.chain(local).map(table).collect()
}

fn directions(groups: &[Group], instrument: &Instrument, rules: &Rules) -> Vec<DirectionTable> {
    let most = u32::try_from(MOST_DIRECTIONS).unwrap_or(u32::MAX);
    let empty = |key: &String| DirectionTable {
        key: key.clone(),
        cells: Vec::new(),
    };
    let keys: Vec<_> = instrument
        .directions
        .iter()
        .map(|direction| &direction.key)
        .collect();
    let mut tables: Vec<_> = keys.iter().map(|key| empty(key)).collect();
    for group in groups {
        let chosen: Vec<_> = keys.iter().map(|key| group.counters.chosen(key)).collect();
        let cells = cells::directions(&chosen, group.responses(), most, rules);
        for (table, cell) in tables.iter_mut().zip(cells) {
            table.cells.push((group.group, cell));
        }
    }
    tables
}
