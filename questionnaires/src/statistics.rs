//! Numbers about answers: exact shares, agreement A, the median, and what non-response leaves possible.

use crate::results::Bounds;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// An exact share of people: `part` of `whole`. It is rounded once, where it is shown.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Share {
    part: u32,
    whole: u32,
}

impl Share {
    /// `None` when there is nobody to take a share of, or more than everybody.
    #[must_use]
    pub const fn new(part: u32, whole: u32) -> Option<Self> {
        if whole == 0 || part > whole {
            None
        } else {
            Some(Self { part, whole })
        }
    }

    /// People in the share.
    #[must_use]
    pub const fn part(self) -> u32 {
        self.part
    }

    /// People of whom it is a share; never 0.
    #[must_use]
    pub const fn whole(self) -> u32 {
        self.whole
    }

    /// Whole per cents, halves rounded up.
    #[must_use]
    pub fn percent(self) -> u32 {
        let whole = u64::from(self.whole);
        let percent = (200 * u64::from(self.part) + whole) / (2 * whole);
        u32::try_from(percent).unwrap_or(100)
    }

    /// Whether the exact share is at least this many per cent.
    #[must_use]
    pub fn at_least(self, percent: u32) -> bool {
        100 * u64::from(self.part) >= u64::from(percent) * u64::from(self.whole)
    }

    /// Whether the exact share is at most this many per cent.
    #[must_use]
    pub fn at_most(self, percent: u32) -> bool {
        100 * u64::from(self.part) <= u64::from(percent) * u64::from(self.whole)
    }

    /// Percentage points by which this share is above another; negative below it. Not rounded.
    #[must_use]
    pub fn points_above(self, other: Self) -> f64 {
        let (mine, others) = self.cross(other);
        let difference = if mine >= others { 1.0 } else { -1.0 } * as_float(mine.abs_diff(others));
        100.0 * difference / (f64::from(self.whole) * f64::from(other.whole))
    }

    /// Whether this share is at least this many percentage points above another, decided on exact fractions.
    #[must_use]
    pub fn exceeds_by(self, other: Self, points: u32) -> bool {
        let (mine, others) = self.cross(other);
        let wholes = u128::from(self.whole) * u128::from(other.whole);
        100 * u128::from(mine) >= 100 * u128::from(others) + u128::from(points) * wholes
    }

    fn cross(self, other: Self) -> (u64, u64) {
        let mine = u64::from(self.part) * u64::from(other.whole);
        let others = u64::from(other.part) * u64::from(self.whole);
        (mine, others)
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mine, others) = self.cross(*other);
        mine.cmp(&others)
    }
}

/// Splits at 32 bits, since no lossless conversion from `u64` exists; exact below 2^53.
fn as_float(number: u64) -> f64 {
    let high = u32::try_from(number >> 32).unwrap_or(u32::MAX);
    let low = u32::try_from(number & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// Agreement A in an ordered scale (van der Eijk 2001, doi 10.1023/A:1010374114305): 1 when everybody is in one class, 0 when all
/// classes are as full, −1 when two halves stand at the two ends. `None` when nobody answered.
#[must_use]
pub fn agreement(counts: &[u32]) -> Option<f64> {
    let people: u64 = counts.iter().map(|&count| u64::from(count)).sum();
    if people == 0 {
        return None;
    }
    let mut left = counts.to_vec();
    let mut sum = 0.0;
    while let Some(layer) = left.iter().copied().filter(|&count| count > 0).min() {
        let pattern: Vec<bool> = left.iter().map(|&count| count > 0).collect();
        let ones = pattern.iter().filter(|&&one| one).count();
        sum += f64::from(layer) * float(ones) * layer_agreement(&pattern);
        for count in left.iter_mut().filter(|count| **count > 0) {
            *count -= layer;
        }
    }
    Some(sum / as_float(people))
}

/// A of one layer: a pattern of empty and non-empty classes.
fn layer_agreement(pattern: &[bool]) -> f64 {
    let classes = pattern.len();
    let ones = pattern.iter().filter(|&&one| one).count();
    if ones == 1 {
        return 1.0;
    }
    if ones == classes {
        return 0.0;
    }
    let (together, apart) = triples(pattern);
    let (k1, k2) = (float(classes - 1), float(classes - 2));
    let unimodality = (k2 * together - k1 * apart) / (k2 * (together + apart));
    unimodality * (1.0 - float(ones - 1) / k1)
}

/// The number of ordered triples of classes of the form 110 or 011 (TU), and of the form 101 (TDU).
fn triples(pattern: &[bool]) -> (f64, f64) {
    let (mut together, mut apart) = (0.0, 0.0);
    for first in 0..pattern.len() {
        for second in first + 1..pattern.len() {
            for third in second + 1..pattern.len() {
                match (pattern[first], pattern[second], pattern[third]) {
                    (true, true, false) | (false, true, true) => together += 1.0,
                    (true, false, true) => apart += 1.0,
                    _ => {}
                }
            }
        }
    }
    (together, apart)
}

fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Agreement A in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgreementWord {
    /// Verdeeld: A below 0.2.
    Divided,
    /// Gemengd: A from 0.2, below 0.6.
    Mixed,
    /// Eensgezind: A of 0.6 or more.
    United,
}

impl AgreementWord {
    /// The word for a value of A.
    #[must_use]
    pub fn of(agreement: f64) -> Self {
        if agreement >= 0.6 {
            Self::United
        } else if agreement >= 0.2 {
            Self::Mixed
        } else {
            Self::Divided
        }
    }

    /// The word as it is shown.
    #[must_use]
    pub const fn dutch(self) -> &'static str {
        match self {
            Self::Divided => "verdeeld",
            Self::Mixed => "gemengd",
            Self::United => "eensgezind",
        }
    }
}

/// Twice the median class, counted from 1, so that a median between two classes stays a whole number. `None` when nobody answered.
#[must_use]
pub fn median_doubled(counts: &[u32]) -> Option<u32> {
    let people: u64 = counts.iter().map(|&count| u64::from(count)).sum();
    let last = people.checked_sub(1)?;
    Some(class_of(counts, last / 2) + class_of(counts, people / 2))
}

/// The class, counted from 1, of the person with this rank, counted from 0.
fn class_of(counts: &[u32], rank: u64) -> u32 {
    let mut class = 0;
    let mut seen = 0;
    for &count in counts {
        class += 1;
        seen += u64::from(count);
        if seen > rank {
            break;
        }
    }
    class
}

/// What share of a whole group may agree, whatever those think who gave no valid answer: 5 of 7 in a board of 25 is 20 to 92%.
/// A size below the number of answers is taken as that number.
#[must_use]
pub fn worst_case(agree: u32, valid: u32, size: u32) -> Bounds {
    let size = size.max(valid).max(1);
    let silent = size - valid.min(size);
    let percent = |people: u32, up: u64| {
        let hundredfold = 100 * u64::from(people.min(size)) + up;
        u32::try_from(hundredfold / u64::from(size)).unwrap_or(100)
    };
    Bounds {
        lowest: percent(agree, 0),
        highest: percent(agree.saturating_add(silent), u64::from(size) - 1).min(100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(counts: &[u32], expected: f64, median: u32, agree: u32) {
        let value = agreement(counts).unwrap();
        assert!((value - expected).abs() < 0.000_05, "{counts:?}: {value}");
        assert_eq!(median_doubled(counts), Some(median), "{counts:?}");
        let share = Share::new(counts[3] + counts[4], counts.iter().sum()).unwrap();
        assert_eq!(share.percent(), agree, "{counts:?}");
    }

    #[test]
    fn the_published_table_comes_out() {
        check(&[0, 0, 10, 0, 0], 1.0, 6, 0);
        check(&[2, 2, 2, 2, 2], 0.0, 6, 40);
        check(&[5, 0, 0, 0, 5], -1.0, 6, 50);
        check(&[0, 5, 0, 5, 0], 0.1667, 6, 50);
        check(&[0, 5, 5, 0, 0], 0.75, 5, 0);
        check(&[1, 3, 6, 8, 2], 0.45, 7, 50);
        check(&[4, 4, 0, 4, 4], -0.1389, 6, 50);
    }

    #[test]
    fn the_published_example_with_seven_classes_comes_out() {
        let value = agreement(&[30, 40, 210, 130, 530, 50, 10]).unwrap();
        assert!((value - 0.6113).abs() < 0.000_05, "{value}");
    }

    #[test]
    fn nobody_has_no_agreement_median_or_share() {
        assert_eq!(agreement(&[0; 5]), None);
        assert_eq!(median_doubled(&[0; 5]), None);
        assert_eq!(Share::new(0, 0), None);
    }

    #[test]
    fn a_small_response_leaves_much_possible() {
        assert_eq!(Share::new(5, 7).unwrap().percent(), 71);
        let bounds = Bounds {
            lowest: 20,
            highest: 92,
        };
        assert_eq!(worst_case(5, 7, 25), bounds);
    }

    #[test]
    fn bounds_are_rounded_outward() {
        assert_eq!(
            worst_case(1, 3, 3),
            Bounds {
                lowest: 33,
                highest: 34
            }
        );
        assert_eq!(
            worst_case(7, 7, 5),
            Bounds {
                lowest: 100,
                highest: 100
            }
        );
    }

    #[test]
    fn words_change_at_their_cut_offs() {
        assert_eq!(AgreementWord::of(0.6), AgreementWord::United);
        assert_eq!(AgreementWord::of(0.599_9), AgreementWord::Mixed);
        assert_eq!(AgreementWord::of(0.2), AgreementWord::Mixed);
        assert_eq!(AgreementWord::of(0.199_9), AgreementWord::Divided);
    }

    #[test]
    fn shares_compare_by_value_and_round_halves_up() {
        let share = |part, whole| Share::new(part, whole).unwrap();
        assert_eq!(share(1, 2), share(5, 10));
        assert!(share(2, 3) > share(66, 100));
        assert_eq!(share(1, 8).percent(), 13);
        assert!(share(7, 10).at_least(70) && share(4, 10).at_most(40));
        assert!(share(1, 2).exceeds_by(share(1, 4), 25));
        assert!(!share(1, 2).exceeds_by(share(251, 1000), 25));
        assert!((share(1, 4).points_above(share(1, 2)) + 25.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn agreement_stays_between_its_ends_and_ignores_direction(counts in prop::collection::vec(0_u32..60, 3..8)) {
            prop_assume!(counts.iter().any(|&count| count > 0));
            let value = agreement(&counts).unwrap();
            prop_assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&value));
            let mirrored: Vec<u32> = counts.iter().rev().copied().collect();
            prop_assert!((agreement(&mirrored).unwrap() - value).abs() < 1e-9);
            let tenfold: Vec<u32> = counts.iter().map(|count| count * 10).collect();
            prop_assert!((agreement(&tenfold).unwrap() - value).abs() < 1e-9);
        }

        #[test]
        fn more_people_in_the_fullest_class_never_lowers_agreement_of_a_single_peak(low in 0_u32..20, mid in 20_u32..40, more in 1_u32..50) {
            let before = agreement(&[0, low, mid, low, 0]).unwrap();
            let after = agreement(&[0, low, mid + more, low, 0]).unwrap();
            prop_assert!(after >= before - 1e-9);
        }

        #[test]
        fn the_true_share_lies_within_the_bounds(agree in 0_u32..30, other in 0_u32..30, silent_agree in 0_u32..30, silent_other in 0_u32..30) {
            let size = agree + other + silent_agree + silent_other;
            prop_assume!(size > 0);
            let bounds = worst_case(agree, agree + other, size);
            let truth = Share::new(agree + silent_agree, size).unwrap();
            prop_assert!(truth.at_least(bounds.lowest) && truth.at_most(bounds.highest));
        }
    }
}
