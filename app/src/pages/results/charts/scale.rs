//! Where the answers of a cell lie around the middle line.

use questionnaires::results::Cell;
use questionnaires::statistics::Share;
use services::results::Report;

/// How far a bar reaches at least to either side, in percentage points: a single small share must not fill the page.
const LEAST_REACH: f64 = 48.0;

/// The domain grows in steps, so that it does not give away a share by its own width.
const STEP: f64 = 4.0;

/// How far bars reach to either side of the middle of neutral, in percentage points. One domain for a whole report, so that every
/// bar in it compares with every other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    left: f64,
    right: f64,
}

/// One answer in a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The surface it is drawn with, 1 (helemaal oneens) to 5 (helemaal eens). Three classes have the mild surfaces 2, 3 and 4.
    pub step: usize,
    /// Its share.
    pub share: Share,
    /// Where it begins, in percentage points from the middle.
    pub from: f64,
}

impl Domain {
    /// The domain of a whole report.
    #[must_use]
    pub fn of_report(report: &Report) -> Self {
        let statements = report.tables.statements.iter();
        Self::of(statements.flat_map(|table| table.cells.iter().map(|(_, cell)| cell)))
    }

    /// The domain in which all these cells fit.
    pub fn of<'a>(cells: impl Iterator<Item = &'a Cell>) -> Self {
        let reaches = cells.map(|cell| reach(&shares(cell)));
        let (left, right) = reaches.fold((LEAST_REACH, LEAST_REACH), |(left, right), (l, r)| {
            (left.max(l), right.max(r))
        });
        let whole_steps = |reach: f64| (reach / STEP).ceil() * STEP;
        Self {
            left: whole_steps(left),
            right: whole_steps(right),
        }
    }

    /// The place of a percentage point, as a per cent of the width.
    #[must_use]
    pub fn at(self, point: f64) -> f64 {
        self.width(point + self.left)
    }

    /// The width of so many percentage points, as a per cent of the width.
    #[must_use]
    pub fn width(self, points: f64) -> f64 {
        100.0 * points / (self.left + self.right)
    }

    /// The place of the middle line.
    #[must_use]
    pub fn middle(self) -> f64 {
        self.at(0.0)
    }
}

/// The segments of a cell from left to right, those of nobody included; none where the cell shows no numbers.
#[must_use]
pub fn segments(cell: &Cell) -> Vec<Segment> {
    let shares = shares(cell);
    let mut from = -reach(&shares).0;
    let segment = |(step, share): (usize, Share)| {
        let segment = Segment { step, share, from };
        from += exact(share);
        segment
    };
    shares.into_iter().map(segment).collect()
}

/// An exact share in per cents, for drawing only.
#[must_use]
pub fn exact(share: Share) -> f64 {
    100.0 * f64::from(share.part()) / f64::from(share.whole())
}

/// A per cent as an attribute.
#[must_use]
pub fn percent(value: f64) -> String {
    let text = format!("{value:.2}");
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

fn shares(cell: &Cell) -> Vec<(usize, Share)> {
    let (counts, first) = match cell {
        Cell::Three(three) => (three.counts.to_vec(), 2),
        Cell::Five(five) => (five.counts.to_vec(), 1),
        Cell::NotAsked | Cell::Withheld(_) | Cell::NearlyAll { .. } => return Vec::new(),
    };
    let whole = counts.iter().sum();
    (first..)
        .zip(counts)
        .filter_map(|(step, count)| Some((step, Share::new(count, whole)?)))
        .collect()
}

/// How far to the left and to the right of the middle of neutral.
fn reach(shares: &[(usize, Share)]) -> (f64, f64) {
    let sum = |on_side: fn(usize) -> bool| {
        shares
            .iter()
            .filter(|(step, _)| on_side(*step))
            .map(|(_, share)| exact(*share))
            .sum::<f64>()
    };
    let neutral = sum(|step| step == 3) / 2.0;
    (
        sum(|step| step < 3) + neutral,
        sum(|step| step > 3) + neutral,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use questionnaires::results::{FiveClasses, ThreeClasses, Withheld};

    fn five(counts: [u32; 5]) -> Cell {
        Cell::Five(FiveClasses {
            counts,
            unknown: 0,
            agreement: 0.0,
            median_doubled: 6,
            bounds: None,
        })
    }

    #[test]
    fn the_middle_of_neutral_lies_on_the_line() {
        let segments = segments(&five([2, 7, 6, 9, 1]));
        let neutral = segments[2];
        assert!(
            (neutral.from + exact(neutral.share) / 2.0).abs() < 1e-9,
            "{neutral:?}"
        );
    }

    #[test]
    fn every_bar_fits_in_the_domain_of_its_report() {
        let cells = [
            five([30, 0, 0, 0, 0]),
            five([0, 0, 1, 0, 9]),
            Cell::Three(ThreeClasses {
                counts: [1, 1, 5],
                bounds: None,
            }),
        ];
        let domain = Domain::of(cells.iter());
        for segment in cells.iter().flat_map(segments) {
            assert!(
                domain.at(segment.from) > -1e-9
                    && domain.at(segment.from + exact(segment.share)) < 100.0 + 1e-9
            );
        }
    }

    #[test]
    fn the_domain_of_a_report_without_bars_has_its_line_in_the_middle() {
        let hidden = Cell::Withheld(Withheld::TooFew { minimum: 5 });
        assert!((Domain::of([&hidden].into_iter()).middle() - 50.0).abs() < 1e-9);
        assert!(segments(&hidden).is_empty());
    }

    #[test]
    fn attributes_have_no_needless_figures() {
        assert_eq!(percent(46.666_666), "46.67%");
        assert_eq!(percent(50.0), "50%");
        assert_eq!(percent(5.1), "5.1%");
    }
}
