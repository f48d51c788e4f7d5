//! How long the steps take.

use chrono::NaiveDate;

use super::track::Track;
use crate::scans::{State, Step};

/// How long one of the five steps takes, of the scans that finished it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepTime {
    /// The step.
    pub step: Step,
    /// How many scans finished it.
    pub scans: usize,
    /// The one in the middle, in days; of an even number the middle of the two, rounded down. At least half took no longer.
    pub median: i64,
    /// The one that took longest, in days.
    pub slowest: i64,
}

/// A scan that finished a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finished<'a> {
    /// The scan.
    pub(super) track: &'a Track,
    /// The day on which it came into the step.
    pub(super) began_on: NaiveDate,
    /// The day on which it came out of it.
    pub(super) ended_on: NaiveDate,
}

/// Where a step begins and where it is done. The last one ends when the plan is written: that is what counts as completed.
const STEPS: [(Step, State, State); 5] = [
    (Step::Preparation, State::Requested, State::Prepared),
    (Step::StartSession, State::Prepared, State::Open),
    (Step::Questionnaire, State::Open, State::Closed),
    (Step::AgendaSession, State::Closed, State::Discussed),
    (Step::Plan, State::Discussed, State::Planned),
];

impl Finished<'_> {
    /// How long it took.
    pub(super) fn days(&self) -> i64 {
        (self.ended_on - self.began_on).num_days()
    }
}

/// How long each step took up to that day, of these scans. A step that none of them finished is left out.
#[must_use]
pub fn step_times(tracks: &[&Track], day: NaiveDate) -> Vec<StepTime> {
    STEPS
        .into_iter()
        .filter_map(|(step, ..)| {
            let finished = finished(tracks, step, day);
            summary(step, finished.iter().map(Finished::days).collect())
        })
        .collect()
}

/// The scans that finished a step by the end of that day, with what [`step_times`] makes its figures of.
pub(super) fn finished<'a>(tracks: &[&'a Track], step: Step, day: NaiveDate) -> Vec<Finished<'a>> {
    let Some((_, begins, ends)) = STEPS.into_iter().find(|(own, ..)| *own == step) else {
        return Vec::new();
    };
    tracks
        .iter()
        .filter_map(|track| {
            Some(Finished {
                track,
                began_on: track.reached(begins)?,
                ended_on: track.reached(ends).filter(|end| *end <= day)?,
            })
        })
        .collect()
}

/// The figures of a step; `None` where nobody finished it.
pub(super) fn summary(step: Step, mut days: Vec<i64>) -> Option<StepTime> {
    days.sort_unstable();
    let slowest = *days.last()?;
    let (lower, upper) = (days[(days.len() - 1) / 2], days[days.len() / 2]);
    Some(StepTime {
        step,
        scans: days.len(),
        median: i64::midpoint(lower, upper),
        slowest,
    })
}
