//! Where days and numbers lie on the plane of a line, in per cent.

use chrono::{Datelike as _, NaiveDate};

/// The most years that have their number below the line, so that they fit on a phone.
const MOST_YEARS: i32 = 6;

/// The plane: days from left to right, numbers from below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    first: NaiveDate,
    last: NaiveDate,
    top: u32,
}

impl Axis {
    /// A plane that begins on `first`, holds `last` with the rest of its year, and has room above `highest`.
    pub fn new(first: NaiveDate, last: NaiveDate, highest: u32) -> Self {
        let end = NaiveDate::from_ymd_opt(last.year(), 12, 31).unwrap_or(last);
        Self {
            first,
            last: end.max(first.succ_opt().unwrap_or(first)),
            top: (highest + highest / 8).div_ceil(10).max(1) * 10,
        }
    }

    /// The place of a day, from 0 to 100; a day outside lies at the edge.
    pub fn x(self, day: NaiveDate) -> f64 {
        let (days, all) = (
            (day - self.first).num_days(),
            (self.last - self.first).num_days(),
        );
        (100.0 * days as f64 / all.max(1) as f64).clamp(0.0, 100.0)
    }

    /// The height of a number, from 0 at the top to 100 at the bottom.
    pub fn y(self, number: f64) -> f64 {
        (100.0 - 100.0 * number / f64::from(self.top)).clamp(0.0, 100.0)
    }

    /// The last day of the plane.
    pub const fn last(self) -> NaiveDate {
        self.last
    }

    /// Some round numbers to draw a line at, without zero.
    pub fn marks(self) -> Vec<u32> {
        let step = [5, 10, 20, 25, 50, 100, 200]
            .into_iter()
            .find(|step| self.top / step <= 4)
            .unwrap_or(500);
        (1..)
            .map(|times| times * step)
            .take_while(|mark| *mark < self.top)
            .collect()
    }

    /// The first days of years on the plane.
    pub fn years(self) -> Vec<NaiveDate> {
        (self.first.year()..=self.last.year() + 1)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
            .filter(|day| *day >= self.first)
            .collect()
    }

    /// Years with a number below them, each in the middle of its year.
    pub fn named_years(self) -> Vec<(i32, f64)> {
        // A year that is nearly over when the plane begins has no middle on it.
        let late = i32::from(self.first.month() > 6);
        let last = self.last.year();
        let first = (self.first.year() + late).min(last);
        let every = ((last - first + 1) + MOST_YEARS - 1) / MOST_YEARS;
        (first..=last)
            .filter(|year| (year - first) % every.max(1) == 0)
            .filter_map(|year| {
                let middle = NaiveDate::from_ymd_opt(year, 7, 1)?;
                Some((year, self.x(middle)))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn nothing_on_the_plane_divides_by_zero() {
        let axis = Axis::new(day("2026-12-31"), day("2026-12-31"), 0);
        assert!(axis.x(day("2026-12-31")).is_finite());
        assert!(axis.y(0.0).is_finite());
        assert!(axis.marks().len() < 6);
    }

    #[test]
    fn a_year_of_which_only_the_end_is_on_the_plane_has_no_number() {
        let axis = Axis::new(day("2019-12-31"), day("2024-05-01"), 150);
        let years: Vec<i32> = axis
            .named_years()
            .into_iter()
            .map(|(year, _)| year)
            .collect();
        assert_eq!(years, [2020, 2021, 2022, 2023, 2024]);
        let short = Axis::new(day("2026-11-23"), day("2026-11-30"), 10);
        assert_eq!(short.named_years().len(), 1);
    }

    #[test]
    fn years_have_their_place_and_a_phone_has_room_for_them() {
        let axis = Axis::new(day("2020-01-01"), day("2031-05-01"), 150);
        assert!((axis.x(day("2020-01-01"))).abs() < 1e-9);
        assert!((axis.x(axis.last()) - 100.0).abs() < 1e-9);
        assert!(axis.named_years().len() <= 6);
        assert_eq!(axis.marks(), [50, 100, 150]);
    }
}
