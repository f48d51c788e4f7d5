//! What is shown of one statement in one group, from its counts alone.

use super::counters::Counted;
use crate::results::{Bounds, Cell, DirectionCell, FiveClasses, Side, ThreeClasses, Withheld};
use crate::rules::Rules;
use crate::statistics::{agreement, median_doubled, worst_case};

/// The cell of a group, which has `size` people where non-response is told in bounds.
pub(super) fn cell(counted: &Counted, size: Option<u32>, rules: &Rules) -> Cell {
    let valid = counted.valid();
    if valid < rules.minimum() {
        Cell::Withheld(Withheld::TooFew {
            minimum: rules.minimum(),
        })
    } else if valid < rules.full_detail_from() {
        small(counted, size)
    } else {
        Cell::Five(five(counted, size))
    }
}

/// With 5 to 9 answers: three classes, and only words where hardly anybody thinks otherwise.
fn small(counted: &Counted, size: Option<u32>) -> Cell {
    let counts = three(counted);
    let valid = counted.valid();
    let sides = [Side::Disagree, Side::Neutral, Side::Agree];
    let nearly_all = sides
        .into_iter()
        .zip(counts)
        .find(|(_, count)| count + 1 >= valid);
    match nearly_all {
        Some((side, _)) => Cell::NearlyAll { side },
        None => Cell::Three(ThreeClasses {
            counts,
            bounds: bounds(counted, size),
        }),
    }
}

/// All that may be known of 10 answers or more.
pub(super) fn five(counted: &Counted, size: Option<u32>) -> FiveClasses {
    FiveClasses {
        counts: counted.steps,
        unknown: counted.unknown,
        agreement: agreement(&counted.steps).unwrap_or_default(),
        median_doubled: median_doubled(&counted.steps).unwrap_or_default(),
        bounds: bounds(counted, size),
    }
}

fn three(counted: &Counted) -> [u32; 3] {
    let [strongly_disagree, disagree, neutral, agree, strongly_agree] = counted.steps;
    [
        strongly_disagree + disagree,
        neutral,
        agree + strongly_agree,
    ]
}

fn bounds(counted: &Counted, size: Option<u32>) -> Option<Bounds> {
    let [.., agree] = three(counted);
    size.map(|size| worst_case(agree, counted.valid(), size))
}

/// What is shown of the directions of one group, in their order. `chosen` counts the people who chose each, `most` is how many one
/// person may choose.
pub(super) fn directions(
    chosen: &[u32],
    responses: u32,
    most: u32,
    rules: &Rules,
) -> Vec<DirectionCell> {
    let all = |reason| vec![DirectionCell::Withheld(reason); chosen.len()];
    if responses < rules.minimum() {
        return all(Withheld::TooFew {
            minimum: rules.minimum(),
        });
    }
    if responses >= rules.full_detail_from() {
        let cell = |&count| DirectionCell::Chosen {
            count,
            of: responses,
        };
        return chosen.iter().map(cell).collect();
    }
    let cells: Vec<_> = chosen
        .iter()
        .map(|&count| small_direction(count, responses))
        .collect();
    if gives_itself_away(&cells, responses, most) {
        return all(Withheld::WouldRevealOther);
    }
    cells
}

fn small_direction(count: u32, responses: u32) -> DirectionCell {
    if count <= 1 {
        DirectionCell::HardlyAnyone
    } else if count + 1 >= responses {
        DirectionCell::NearlyAll
    } else {
        DirectionCell::Chosen {
            count,
            of: responses,
        }
    }
}

/// Nobody may choose more than `most`. Where the least that the cells say already fills that up, each word has one number left
/// behind it.
fn gives_itself_away(cells: &[DirectionCell], responses: u32, most: u32) -> bool {
    let least = |cell: &DirectionCell| match cell {
        DirectionCell::Chosen { count, .. } => *count,
        DirectionCell::NearlyAll => responses - 1,
        DirectionCell::HardlyAnyone | DirectionCell::Withheld(_) => 0,
    };
    let in_words = cells
        .iter()
        .any(|cell| !matches!(cell, DirectionCell::Chosen { .. }));
    in_words && cells.iter().map(least).sum::<u32>() >= responses * most
}
