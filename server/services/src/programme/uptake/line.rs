//! The cumulative line.

use chrono::{Datelike as _, Months, NaiveDate};

use super::count::{Programme, Selection};
use crate::scans::State;

/// How many took part at the end of months, and on the day that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Days and counts, the starting figure included, in order. The last is the day that is looked at.
    pub points: Vec<(NaiveDate, u32)>,
}

/// The line up to `day`: from the day of the starting figure, so that years without anybody show as flat as they were; without one from
/// the first of the year in which the first authority took part.
#[must_use]
pub fn line(
    programme: &Programme,
    selection: &Selection,
    (since, day): (NaiveDate, NaiveDate),
    starting_figure: u32,
) -> Line {
    let first = programme
        .selected_tracks(day, selection)
        .into_iter()
        .filter_map(|track| track.reached(State::Prepared))
        .min();
    let first_year = first.and_then(|first| first.with_ordinal(1));
    let begin = if starting_figure > 0 {
        since
    } else {
        first_year.unwrap_or(day).max(since)
    };
    let begin = begin.min(day);
    let count = |day| {
        (
            day,
            starting_figure + programme.participating(day, selection),
        )
    };
    let mut points = vec![count(begin)];
    points.extend(ends_of_months(begin, day).map(count));
    if begin < day {
        points.push(count(day));
    }
    Line { points }
}

/// The last days of the months after `begin` and before `day`.
fn ends_of_months(begin: NaiveDate, day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = begin.with_day(1).unwrap_or(begin);
    (1..)
        .map_while(move |months| first.checked_add_months(Months::new(months))?.pred_opt())
        .skip_while(move |end| *end <= begin)
        .take_while(move |end| *end < day)
}
