//! Comparing two closed scans, statement by statement, from their protected tables alone.
//!
//! What may not be compared says why. Between two measurements of one authority a difference of a few people is left out: with the
//! council of last time minus one member plus another, it would tell what these two think.

mod crosswalk;
mod differences;
#[cfg(test)]
mod tests;
mod texts;

pub use crosswalk::{Crosswalk, CrosswalkProblem, Fate, Passage};
pub use differences::{
    Differences, StatementChange, StatementDifference, ThemeDifferences, differences,
};
pub use texts::{TextDifference, other_texts};

use crate::instrument::Instrument;
use crate::kind::{AuthorityKind, RespondentGroup};
use crate::protection::Released;
use crate::results::{Cell, ResultTables};
use crate::rules::Rules;
use crate::statistics::Share;
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
    /// It is a local question of one scan.
    Local,
    /// Its content differs between kinds of authority.
    DiffersByKind,
    /// The crosswalk does not go from the one version to the other.
    NoCrosswalk,
}

/// What can be said of one group.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "group", rename_all = "snake_case")]
pub enum GroupOutcome {
    /// The share that agreed, then and now.
    Shown {
        /// In the earlier measurement.
        earlier: Share,
        /// In the later measurement.
        later: Share,
        /// Percentage points by which agreement rose; exact, to be rounded once.
        points: f64,
    },
    /// Nothing.
    LeftOut {
        /// Why not.
        reason: LeftOut,
    },
}

/// Why a group is left out of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// It was not asked in one of the two.
    NotAsked,
    /// One of the two does not show a share.
    Hidden,
    /// The group is made up otherwise: the executive alone in one, joined with senior staff in the other.
    OtherGroup,
    /// The difference is of so few people that it would give them away.
    FewPeople,
}

/// Compares two measurements, in the order of the earlier one; what is new comes last.
#[must_use]
pub fn compare(
    earlier: &Measurement<'_>,
    later: &Measurement<'_>,
    crosswalk: &Crosswalk,
) -> Vec<ComparedStatement> {
    let usable = crosswalk
        .problems(earlier.instrument, later.instrument)
        .is_empty();
    let keys = earlier.tables.statements.iter().map(|table| &table.key);
    let mut compared: Vec<_> = keys
        .map(|key| {
            match crosswalk
                .statements
                .iter()
                .find(|passage| passage.from == *key)
            {
                _ if earlier.instrument.statement(key).is_none() => {
                    cannot(Some(key), None, NotComparable::Local)
                }
                Some(passage) if usable => passed(earlier, later, passage),
                _ => cannot(Some(key), None, NotComparable::NoCrosswalk),
            }
        })
        .collect();
    compared.extend(added(later, crosswalk));
    compared
}

fn cannot(
    earlier: Option<&String>,
    later: Option<&String>,
    reason: NotComparable,
) -> ComparedStatement {
    let outcome = Outcome::NotComparable { reason };
    ComparedStatement {
        earlier: earlier.cloned(),
        later: later.cloned(),
        outcome,
    }
}

fn added<'a>(
    later: &'a Measurement<'_>,
    crosswalk: &'a Crosswalk,
) -> impl Iterator<Item = ComparedStatement> + 'a {
    let known = |key: &String| {
        crosswalk
            .statements
            .iter()
            .any(|passage| passage.to.as_ref() == Some(key))
    };
    let keys = later.tables.statements.iter().map(|table| &table.key);
    keys.filter(move |key| !known(key))
        .map(|key| match later.instrument.statement(key) {
            Some(_) => cannot(None, Some(key), NotComparable::New),
            None => cannot(None, Some(key), NotComparable::Local),
        })
}

fn passed(
    earlier: &Measurement<'_>,
    later: &Measurement<'_>,
    passage: &Passage,
) -> ComparedStatement {
    let no = |reason| cannot(Some(&passage.from), passage.to.as_ref(), reason);
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
        Fate::Same | Fate::Corrected => ComparedStatement {
            earlier: Some(passage.from.clone()),
            later: Some(to.clone()),
            outcome: Outcome::Comparable {
                groups: groups(earlier, later, &passage.from, to),
            },
        },
    }
}

fn groups(
    earlier: &Measurement<'_>,
    later: &Measurement<'_>,
    from: &str,
    to: &str,
) -> Vec<(RespondentGroup, GroupOutcome)> {
    let cell = |of: &Measurement<'_>, key, group| {
        let cell = of.tables.statement(key).and_then(|table| table.cell(group));
        cell.cloned().unwrap_or(Cell::NotAsked)
    };
    let outcome = |group| {
        let (before, after) = (cell(earlier, from, group), cell(later, to, group));
        let outcome = in_group(earlier, later, group, (&before, &after));
        (
            group,
            outcome.unwrap_or_else(|reason| GroupOutcome::LeftOut { reason }),
        )
    };
    RespondentGroup::ALL.map(outcome).into()
}

fn in_group(
    earlier: &Measurement<'_>,
    later: &Measurement<'_>,
    group: RespondentGroup,
    (before, after): (&Cell, &Cell),
) -> Result<GroupOutcome, LeftOut> {
    if *before == Cell::NotAsked || *after == Cell::NotAsked {
        return Err(LeftOut::NotAsked);
    }
    if group == RespondentGroup::Executive && earlier.rules.executive() != later.rules.executive() {
        return Err(LeftOut::OtherGroup);
    }
    let (then, now) = before
        .percent_agree()
        .zip(after.percent_agree())
        .ok_or(LeftOut::Hidden)?;
    let minimum = earlier.rules.minimum().max(later.rules.minimum());
    if earlier.authority == later.authority && (1..minimum).contains(&people_between(before, after))
    {
        return Err(LeftOut::FewPeople);
    }
    Ok(GroupOutcome::Shown {
        earlier: then,
        later: now,
        points: now.points_above(then),
    })
}

/// The fewest people who can account for the difference between two cells of one group: who came or changed to a class, or who left
/// one, whichever are more.
fn people_between(before: &Cell, after: &Cell) -> u32 {
    match (before, after) {
        (Cell::Five(before), Cell::Five(after)) => moved(&before.counts, &after.counts),
        _ => before
            .three()
            .zip(after.three())
            .map_or(0, |(before, after)| moved(&before, &after)),
    }
}

fn moved(before: &[u32], after: &[u32]) -> u32 {
    let pairs = || before.iter().zip(after);
    let came: u32 = pairs()
        .map(|(before, after)| after.saturating_sub(*before))
        .sum();
    let left: u32 = pairs()
        .map(|(before, after)| before.saturating_sub(*after))
        .sum();
    came.max(left)
}
