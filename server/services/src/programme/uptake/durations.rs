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
    /// The one in the middle, in days.
    pub median: i64,
    /// The one that took longest, in days.
    pub slowest: i64,
}

/// Where a step begins and where it is done. The last one ends when the plan is written: that is what counts as completed.
const STEPS: [(Step, State, State); 5] = [
    (Step::Preparation, State::Requested, State::Prepared),
    (Step::StartSession, State::Prepared, State::Open),
    (Step::Questionnaire, State::Open, State::Closed),
    (Step::AgendaSession, State::Closed, State::Discussed),
    (Step::Plan, State::Discussed, State::Planned),
];

/// How long each step took up to that day, of these scans. A step that none of them finished is left out.
#[must_use]
pub fn step_times(tracks: &[&Track], day: NaiveDate) -> Vec<StepTime> {
    STEPS
        .into_iter()
        .filter_map(|(step, begins, ends)| {
            let days = tracks.iter().filter_map(|track| {
                let end = track.reached(ends).filter(|end| *end <= day)?;
                Some((end - track.reached(begins)?).num_days())
            });
            summary(step, days.collect())
        })
        .collect()
}

fn summary(step: Step, mut days: Vec<i64>) -> Option<StepTime> {
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
