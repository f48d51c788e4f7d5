//! What may be seen, as every document draws it: who took part, answers as bars, and the numbers behind them.

mod bars;
mod chart;
mod numbers;
mod response;

pub(crate) use bars::key;
pub(crate) use chart::Scale;

use crate::plan::GroupName;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{ResultTables, StatementTable};

/// Released tables with what the groups are called in them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pictures<'a> {
    /// What the groups are called, in their fixed order.
    pub groups: &'a [GroupName],
    /// What may be seen.
    pub tables: &'a ResultTables,
    /// Whether the gap and the median are told of each statement.
    pub in_full: bool,
}

impl<'a> Pictures<'a> {
    /// What a group is called.
    pub fn group_name(&self, group: RespondentGroup) -> &'a str {
        let named = self.groups.iter().find(|named| named.group == group);
        named.map_or_else(|| group.code(), |named| &named.name)
    }

    /// One scale for these statements, so that every bar compares with every other.
    pub fn scale_of<'t>(tables: impl Iterator<Item = &'t StatementTable>) -> Scale {
        Scale::of(tables.flat_map(|table| table.cells.iter().map(|(_, cell)| cell)))
    }
}
