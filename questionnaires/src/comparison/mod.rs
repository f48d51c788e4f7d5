//! Comparing two closed scans, statement by statement, from their protected tables alone.
//!
//! What may not be compared says why. What is shown of a group is how many agreed and how many did not, then and now. `in_group` holds the
//! rule that keeps single people out of the difference between the two.

mod crosswalk;
mod differences;
mod in_group;
mod labels;
#[cfg(test)]
mod tests;
mod texts;

pub use crosswalk::{Crosswalk, CrosswalkProblem, Fate, Passage};
pub use differences::{
    Differences, StatementChange, StatementDifference, ThemeDifferences, differences,
};
pub use in_group::{GroupOutcome, LeftOut, Which};
pub use labels::LabelsBeside;
pub use texts::{TextDifference, other_texts};

use crate::instrument::Instrument;
use crate::kind::{AuthorityKind, RespondentGroup};
use crate::local::LocalQuestion;
use crate::protection::Released;
use crate::results::{Cell, GroupResponse, ResultTables};
use crate::rules::Rules;
use crosswalk::same_scale;
use serde::Serialize;

/// A closed scan, as far as a comparison needs to know it.
#[derive(Clone, Copy, Debug)]
pub struct Measurement<'a> {
    /// The authority, by whatever name is its own.
    pub authority: &'a str,
    /// Its kind.
    pub kind: AuthorityKind,
    /// The version that was asked.
    pub instrument: &'a Instrument,
    /// The rules of the scan.
    pub rules: &'a Rules,
    /// What may be seen of it.
    pub tables: &'a Released<ResultTables>,
}

/// Two measurements beside each other. Only [`compare`] makes one: pages that show two measurements are built from nothing else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    groups: Vec<ComparedGroup>,
    statements: Vec<ComparedStatement>,
    has_other_limits: bool,
}

/// The response of one group in two measurements. Counts of responses are always told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ComparedGroup {
    /// The group.
    pub group: RespondentGroup,
    /// In the earlier measurement.
    pub then: GroupResponse,
    /// In the later one.
    pub now: GroupResponse,
}

/// One statement in two measurements.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparedStatement {
    /// Its key in the earlier measurement, if it was asked there.
    pub earlier: Option<String>,
    /// Its key in the later measurement, if it was asked there.
    pub later: Option<String>,
    /// What can be said.
    pub outcome: Outcome,
}

/// Whether a statement can be compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// It can, group by group.
    Comparable {
        /// The groups, in the fixed order.
        groups: Vec<(RespondentGroup, GroupOutcome)>,
        /// The labels that can be held beside each other.
        labels: LabelsBeside,
    },
    /// It cannot.
    NotComparable {
        /// Why not.
        reason: NotComparable,
    },
}

/// Why a statement cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotComparable {
    /// Its words changed.
    Reworded,
    /// Its scale changed.
    ScaleChanged,
    /// It is no longer asked.
    Dropped,
    /// It was not asked before.
    New,
    /// It is a local question that the other scan did not ask in the same words.
    Local,
    /// Its content differs between kinds of authority.
    DiffersByKind,
    /// The crosswalk does not go from the one version to the other.
    NoCrosswalk,
}

impl Comparison {
    /// The response of each group, in the fixed order.
    #[must_use]
    pub fn groups(&self) -> &[ComparedGroup] {
        &self.groups
    }

    /// The statements, in the order of the earlier measurement; what is new comes last.
    #[must_use]
    pub fn statements(&self) -> &[ComparedStatement] {
        &self.statements
    }

    /// Whether cut-offs or minimum of the two differ, so that no labels are held beside each other.
    #[must_use]
    pub const fn has_other_limits(&self) -> bool {
        self.has_other_limits
    }
}

impl ComparedStatement {
    /// What can be said of one group; `None` where the statement cannot be compared.
    #[must_use]
    pub fn group(&self, group: RespondentGroup) -> Option<GroupOutcome> {
        let Outcome::Comparable { groups, .. } = &self.outcome else {
            return None;
        };
        let found = groups.iter().find(|(of, _)| *of == group);
        found.map(|(_, outcome)| *outcome)
    }
}

/// Compares two measurements.
#[must_use]
pub fn compare(
    earlier: &Measurement<'_>,
    later: &Measurement<'_>,
    crosswalk: &Crosswalk,
) -> Comparison {
    let usable = crosswalk
        .problems(earlier.instrument, later.instrument)
        .is_empty();
    let keys = earlier.tables.statements.iter().map(|table| &table.key);
    let mut statements: Vec<_> = keys
        .map(|key| {
            match crosswalk
                .statements
                .iter()
                .find(|passage| passage.from == *key)
            {
                _ if earlier.instrument.statement(key).is_none() => local(earlier, later, key),
                Some(passage) if usable => passed(earlier, later, passage),
                _ => cannot(Some(key), None, NotComparable::NoCrosswalk),
            }
        })
        .collect();
    let added = added(later, crosswalk, &statements);
    statements.extend(added);
    Comparison {
        groups: responses(earlier, later),
        statements,
        has_other_limits: has_other_limits(earlier, later),
    }
}

fn responses(earlier: &Measurement<'_>, later: &Measurement<'_>) -> Vec<ComparedGroup> {
    let of = |measured: &Measurement<'_>, group: RespondentGroup| {
        let mut responses = measured.tables.groups.iter();
        responses.find(|response| response.group == group).copied()
    };
    let beside = |group: RespondentGroup| {
        Some(ComparedGroup {
            group,
            then: of(earlier, group)?,
            now: of(later, group)?,
        })
    };
    RespondentGroup::ALL
        .into_iter()
        .filter_map(beside)
        .collect()
}

fn has_other_limits(earlier: &Measurement<'_>, later: &Measurement<'_>) -> bool {
    let limits = |of: &Measurement<'_>| (of.rules.cut_offs(), of.rules.minimum());
    limits(earlier) != limits(later)
}

fn cannot(earlier: Option<&str>, later: Option<&str>, reason: NotComparable) -> ComparedStatement {
    let outcome = Outcome::NotComparable { reason };
    ComparedStatement {
        earlier: earlier.map(str::to_owned),
        later: later.map(str::to_owned),
        outcome,
    }
}

/// A local question is the same only where the same authority asks it in the same words.
fn local(earlier: &Measurement<'_>, later: &Measurement<'_>, key: &str) -> ComparedStatement {
    let mut asked = earlier.rules.local_questions().iter();
    let own = asked.find(|question| question.key == key);
    let is_same = |again: &&LocalQuestion| {
        earlier.authority == later.authority
            && own.is_some_and(|own| own.text.trim() == again.text.trim())
    };
    match later.rules.local_questions().iter().find(is_same) {
        None => cannot(Some(key), None, NotComparable::Local),
        Some(again) if same_scale(earlier.instrument, later.instrument) => {
            comparable(earlier, later, key, &again.key)
        }
        Some(again) => cannot(Some(key), Some(&again.key), NotComparable::ScaleChanged),
    }
}

/// What only the later measurement asked.
fn added(
    later: &Measurement<'_>,
    crosswalk: &Crosswalk,
    compared: &[ComparedStatement],
) -> Vec<ComparedStatement> {
    let known = |key: &String| {
        let passed = crosswalk.statements.iter();
        let mut passed = passed.filter_map(|passage| passage.to.as_ref());
        let mut named = compared.iter().filter_map(|one| one.later.as_ref());
        passed.any(|to| to == key) || named.any(|to| to == key)
    };
    let keys = later.tables.statements.iter().map(|table| &table.key);
    keys.filter(|key| !known(key))
        .map(|key| match later.instrument.statement(key) {
            Some(_) => cannot(None, Some(key), NotComparable::New),
            None => cannot(None, Some(key), NotComparable::Local),
        })
        .collect()
}

fn passed(
    earlier: &Measurement<'_>,
    later: &Measurement<'_>,
    passage: &Passage,
) -> ComparedStatement {
    let no = |reason| cannot(Some(&passage.from), passage.to.as_deref(), reason);
    let Some(to) = &passage.to else {
        return no(NotComparable::Dropped);
    };
    let differs = |of: &Measurement<'_>, key| {
        of.instrument
            .statement(key)
            .is_none_or(|statement| statement.differs_by_kind)
    };
    match passage.fate {
        Fate::Dropped => no(NotComparable::Dropped),
        Fate::Reworded => no(NotComparable::Reworded),
        Fate::ScaleChanged => no(NotComparable::ScaleChanged),
        Fate::Same | Fate::Corrected
            if earlier.kind != later.kind
                && (differs(earlier, &passage.from) || differs(later, to)) =>
        {
            no(NotComparable::DiffersByKind)
        }
        Fate::Same | Fate::Corrected => comparable(earlier, later, &passage.from, to),
    }
}

fn comparable(
    earlier: &Measurement<'_>,
    later: &Measurement<'_>,
    from: &str,
    to: &str,
) -> ComparedStatement {
    let cell = |of: &Measurement<'_>, key, group| {
        let cell = of.tables.statement(key).and_then(|table| table.cell(group));
        cell.cloned().unwrap_or(Cell::NotAsked)
    };
    let groups = RespondentGroup::ALL.map(|group| {
        let cells = (cell(earlier, from, group), cell(later, to, group));
        let outcome = in_group::outcome(earlier, later, group, (&cells.0, &cells.1));
        (group, cells, outcome)
    });
    let labels = labels::beside((earlier, from), (later, to), &groups);
    let groups = groups.map(|(group, _, outcome)| (group, outcome));
    ComparedStatement {
        earlier: Some(from.to_owned()),
        later: Some(to.to_owned()),
        outcome: Outcome::Comparable {
            groups: groups.into(),
            labels,
        },
    }
}
