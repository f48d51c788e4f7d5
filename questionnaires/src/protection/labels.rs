//! The gap and the labels of a statement. Both are made from protected cells, so they cannot know more than the reader does.

use crate::kind::RespondentGroup;
use crate::results::{Cell, Gap, Label, Side};
use crate::rules::{CutOffs, Rules};
use crate::statistics::Share;

/// The gap between the groups with the most and the least agreement. Only cells that show an exact share take part.
pub(super) fn gap(cells: &[(RespondentGroup, Cell)]) -> Option<Gap> {
    let shares = exact_shares(cells);
    let (highest, most) = extreme(&shares, |candidate, best| candidate > best)?;
    let (lowest, least) = extreme(&shares, |candidate, best| candidate <= best)?;
    (shares.len() > 1).then(|| Gap {
        points: most.points_above(least),
        highest,
        lowest,
    })
}

/// The labels of a statement, in their order.
pub(super) fn labels(cells: &[(RespondentGroup, Cell)], rules: &Rules) -> Vec<Label> {
    let cut_offs = rules.cut_offs();
    let shares = exact_shares(cells);
    let ranges: Vec<_> = cells
        .iter()
        .filter_map(|(_, cell)| agree_range(cell, rules.minimum()))
        .collect();
    let mut labels = Vec::new();
    if ranges.len() > 1
        && ranges
            .iter()
            .all(|(least, _)| least.at_least(cut_offs.strength_percent))
    {
        labels.push(Label::SharedStrength);
    }
    if ranges.len() > 1
        && ranges
            .iter()
            .all(|(_, most)| most.at_most(cut_offs.concern_percent))
    {
        labels.push(Label::SharedConcern);
    }
    let far_apart = |(_, high): &(_, Share)| {
        shares
            .iter()
            .any(|(_, low)| high.exceeds_by(*low, cut_offs.difference_points))
    };
    if shares.len() > 1 && shares.iter().any(far_apart) {
        labels.push(Label::DifferentPictures);
    }
    labels.extend(within(cells, cut_offs));
    labels
}

/// Labels of one group each: from 10 answers on.
fn within(cells: &[(RespondentGroup, Cell)], cut_offs: CutOffs) -> Vec<Label> {
    let mut divided = Vec::new();
    let mut unknown = Vec::new();
    for (group, cell) in cells {
        let Cell::Five(five) = cell else { continue };
        if five.agreement < cut_offs.divided_below {
            divided.push(Label::DividedWithin { group: *group });
        }
        if cell
            .share_unknown()
            .is_some_and(|share| share.at_least(cut_offs.unknown_percent))
        {
            unknown.push(Label::Unknown { group: *group });
        }
    }
    divided.extend(unknown);
    divided
}

fn exact_shares(cells: &[(RespondentGroup, Cell)]) -> Vec<(RespondentGroup, Share)> {
    let share = |(group, cell): &(RespondentGroup, Cell)| Some((*group, cell.percent_agree()?));
    cells.iter().filter_map(share).collect()
}

fn extreme(
    shares: &[(RespondentGroup, Share)],
    better: impl Fn(Share, Share) -> bool,
) -> Option<(RespondentGroup, Share)> {
    shares.iter().copied().reduce(|best, candidate| {
        if better(candidate.1, best.1) {
            candidate
        } else {
            best
        }
    })
}

/// The least and the most that a cell says about its share of agreement. "(Bijna) iedereen" means all but at most one of at least the
/// minimum, whatever the hidden number is.
fn agree_range(cell: &Cell, minimum: u32) -> Option<(Share, Share)> {
    if let Cell::NearlyAll { side } = cell {
        let (least, most) = match side {
            Side::Agree => (minimum - 1, minimum),
            Side::Disagree | Side::Neutral => (0, 1),
        };
        return Share::new(least, minimum).zip(Share::new(most, minimum));
    }
    cell.percent_agree().map(|share| (share, share))
}
