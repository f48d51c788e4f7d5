//! Labels of two measurements beside each other.
//!
//! A label that came or went can hang on one person at a cut-off. So it is told only where all it rests on is shown.

use super::{GroupOutcome, Measurement, has_other_limits};
use crate::kind::RespondentGroup;
use crate::results::{Cell, Label};
use serde::Serialize;

/// The labels of one statement that can be held beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LabelsBeside {
    /// In the earlier measurement.
    pub then: Vec<Label>,
    /// In the later one.
    pub now: Vec<Label>,
}

/// A group with its two cells and what is said of it.
type Compared = (RespondentGroup, (Cell, Cell), GroupOutcome);

pub(super) fn beside(
    (earlier, from): (&Measurement<'_>, &str),
    (later, to): (&Measurement<'_>, &str),
    groups: &[Compared],
) -> LabelsBeside {
    if has_other_limits(earlier, later) {
        return LabelsBeside::default();
    }
    let of = |measured: &Measurement<'_>, key: &str| {
        let labels = measured.tables.statement(key);
        let labels = labels.map_or(&[][..], |table| &table.labels);
        let told = labels.iter().filter(|label| may_be_told(**label, groups));
        told.copied().collect()
    };
    LabelsBeside {
        then: of(earlier, from),
        now: of(later, to),
    }
}

/// Labels over groups rest on each group that says something in either of the two.
fn may_be_told(label: Label, groups: &[Compared]) -> bool {
    let says_something = |cell: &Cell| !matches!(cell, Cell::NotAsked | Cell::Withheld(_));
    let mut rests_on = groups.iter().filter(|(group, (then, now), _)| match label {
        Label::DividedWithin { group: of } | Label::Unknown { group: of } => of == *group,
        Label::SharedStrength | Label::SharedConcern | Label::DifferentPictures => {
            says_something(then) || says_something(now)
        }
    });
    rests_on.all(|(_, _, outcome)| outcome.is_shown())
}
