//! What may be said of one group in two measurements.
//!
//! # The rule
//!
//! Of each measurement two numbers are shown: who agreed, and who answered otherwise. Whoever holds the two measurements beside each other
//! looks for the fewest people who can account for the difference: some came or changed to one of the two sides, some left one, and somebody who
//! changed sides did both. So the fewest are the larger of *all who came* and *all who left*, and a difference is shown from the minimum
//! of the scans on (5 or more).
//!
//! Anything less is left out, **no difference at all among it**. Were "the same" shown and "a little" left out, then of a council with one new
//! member the page would say whether the new one thinks as the old one did. As it is, nothing that fewer than the minimum may do
//! changes what is said of a group whose numbers both tables show.
//!
//! Five classes and agreement A stay in the tables of each measurement. A difference of five people between two sides is one of five people
//! or more between any finer classes too, but not the other way round; so the rule is asked of the two sides, which are what is shown.

use super::Measurement;
use crate::kind::RespondentGroup;
use crate::results::Cell;
use crate::statistics::Share;
use serde::Serialize;

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
    /// It was not asked.
    NotAsked(Which),
    /// It shows no share: too few answers, or told in words only.
    Hidden(Which),
    /// The group is made up otherwise: the executive alone in one, joined with senior staff in the other.
    OtherGroup,
    /// Fewer people than the minimum may account for the difference, if there is one.
    FewPeople {
        /// How many people must account for a difference at least: the higher minimum of the two.
        minimum: u32,
    },
}

/// In which of two measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The earlier one.
    Then,
    /// The later one.
    Now,
    /// Both.
    Both,
}

impl Which {
    const fn of(then: bool, now: bool) -> Option<Self> {
        match (then, now) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Then),
            (false, true) => Some(Self::Now),
            (false, false) => None,
        }
    }
}

impl GroupOutcome {
    /// Whether the group is shown.
    #[must_use]
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Shown { .. })
    }

    /// Whole points by which agreement rose, negative where it fell: the difference of the two shares as they are shown, so that a
    /// reader can check it.
    #[must_use]
    pub fn shown_points(self) -> Option<i64> {
        match self {
            Self::Shown { earlier, later, .. } => {
                Some(i64::from(later.percent()) - i64::from(earlier.percent()))
            }
            Self::LeftOut { .. } => None,
        }
    }
}

pub(super) fn outcome(
    earlier: &Measurement<'_>,
    later: &Measurement<'_>,
    group: RespondentGroup,
    (before, after): (&Cell, &Cell),
) -> GroupOutcome {
    shown(earlier, later, group, (before, after))
        .unwrap_or_else(|reason| GroupOutcome::LeftOut { reason })
}

fn shown(
    earlier: &Measurement<'_>,
    later: &Measurement<'_>,
    group: RespondentGroup,
    (before, after): (&Cell, &Cell),
) -> Result<GroupOutcome, LeftOut> {
    if let Some(which) = Which::of(*before == Cell::NotAsked, *after == Cell::NotAsked) {
        return Err(LeftOut::NotAsked(which));
    }
    if group == RespondentGroup::Executive && earlier.rules.executive() != later.rules.executive() {
        return Err(LeftOut::OtherGroup);
    }
    let (then, now) = match (before.percent_agree(), after.percent_agree()) {
        (Some(then), Some(now)) => (then, now),
        (None, None) => return Err(LeftOut::Hidden(Which::Both)),
        (None, Some(_)) => return Err(LeftOut::Hidden(Which::Then)),
        (Some(_), None) => return Err(LeftOut::Hidden(Which::Now)),
    };
    let minimum = earlier.rules.minimum().max(later.rules.minimum());
    if earlier.authority == later.authority && people_between(then, now) < minimum {
        return Err(LeftOut::FewPeople { minimum });
    }
    Ok(GroupOutcome::Shown {
        earlier: then,
        later: now,
        points: now.points_above(then),
    })
}

/// The fewest people who can account for the difference between who agreed and who did not, then and now.
pub(super) fn people_between(then: Share, now: Share) -> u32 {
    let sides = |share: Share| [share.part(), share.whole() - share.part()];
    let more = |few: Share, many: Share| -> u32 {
        let pairs = sides(few).into_iter().zip(sides(many));
        pairs.map(|(few, many)| many.saturating_sub(few)).sum()
    };
    more(then, now).max(more(now, then))
}
