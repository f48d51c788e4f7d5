//! The script (draaiboek) of a session: what is done in it, one step after the other, and how long each takes.
//!
//! The program proposes one for each session and kind of authority. The programme can keep another in its place ([`standard`]), with which
//! every script begins. What a clerk makes of it is kept with the scan; setting it back keeps what stood there, so that doing so can be
//! undone.

mod edit;
mod proposed;
mod rows;
pub mod standard;
mod step;
#[cfg(test)]
mod tests;

pub use edit::{ScriptView, StepMove, add, arrange, change, load, put_back, reset};
pub(crate) use rows::script_of;
pub use step::{StepForm, StepTexts};

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Refusal};
use crate::ids::PageId;
use crate::ordered::Move;

/// The most steps of a script.
pub const MOST_STEPS: usize = 20;

/// The most characters of the explanation of a step: a few sentences.
pub const LONGEST_EXPLANATION: usize = 500;

/// The most minutes that a step takes.
pub const LONGEST_STEP: u32 = 240;

/// A step of a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptStep {
    /// Names it in its script.
    pub key: String,
    /// What is done.
    pub title: String,
    /// How it is done, for who leads the session; may be empty.
    #[serde(default)]
    pub explanation: String,
    /// How long that takes, in minutes.
    pub minutes: u32,
    /// How often what it says was changed.
    #[serde(default)]
    pub revision: i64,
    /// The page on which what it says was last typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<PageId>,
    /// Whether it was ticked off.
    #[serde(default)]
    pub done: bool,
    /// When it was last ticked off; none for one of the time in which that was not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_at: Option<DateTime<Utc>>,
    /// Whether it was taken out; it can be put back.
    #[serde(default)]
    pub removed: bool,
}

/// A script, in order, with the steps that were taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    steps: Vec<ScriptStep>,
    /// Whether nobody changed it: it is the one that it began with.
    pub is_proposed: bool,
    /// Whether there is another one to put back: what stood there before it was set back.
    pub has_other: bool,
}

impl Script {
    /// The steps that are in it, in order.
    pub fn steps(&self) -> impl Iterator<Item = &ScriptStep> {
        self.steps.iter().filter(|step| !step.removed)
    }

    /// The steps that were taken out.
    pub fn removed(&self) -> impl Iterator<Item = &ScriptStep> {
        self.steps.iter().filter(|step| step.removed)
    }

    /// A step, also one that was taken out.
    #[must_use]
    pub fn step(&self, key: &str) -> Option<&ScriptStep> {
        self.steps.iter().find(|step| step.key == key)
    }

    /// The step that is to be done now: the first that is not ticked off.
    #[must_use]
    pub fn current(&self) -> Option<&ScriptStep> {
        self.steps().find(|step| !step.done)
    }

    /// The step that was ticked off last.
    #[must_use]
    pub fn last_done(&self) -> Option<&ScriptStep> {
        self.steps()
            .filter(|step| step.done)
            .max_by_key(|step| step.done_at)
    }

    /// How long all of it takes, in minutes.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.steps().map(|step| step.minutes).sum()
    }

    /// How long all of it takes.
    #[must_use]
    pub fn duration(&self) -> TimeDelta {
        TimeDelta::minutes(self.minutes().into())
    }

    /// When each step begins and when the last one is over, for a session that begins then. After midnight the clock begins anew.
    #[must_use]
    pub fn times(&self, begins: NaiveTime) -> Vec<NaiveTime> {
        let mut at = begins;
        let mut times = vec![at];
        for step in self.steps() {
            at += TimeDelta::minutes(step.minutes.into());
            times.push(at);
        }
        times
    }
}

/// Adds a step at the end.
///
/// # Errors
/// [`Refusal::Full`] when no more fit.
fn append(steps: &mut Vec<ScriptStep>, step: ScriptStep) -> Result<(), Error> {
    require_room(steps)?;
    steps.push(step);
    Ok(())
}

/// Moves a step among those that are in the script, takes it out, or puts it back where it was.
///
/// # Errors
/// [`Error::NotFound`] for a step that there is not; [`Refusal::Full`] when others took the place of one that goes back.
fn shift(steps: &mut [ScriptStep], key: &str, to: Move) -> Result<(), Error> {
    let at = place_of(steps, key)?;
    match to {
        Move::Up => {
            if let Some(before) = steps[..at].iter().rposition(|step| !step.removed) {
                steps.swap(before, at);
            }
        }
        Move::Down => {
            if let Some(after) = steps[at + 1..].iter().position(|step| !step.removed) {
                steps.swap(at, at + 1 + after);
            }
        }
        Move::Out => steps[at].removed = true,
        Move::Back => {
            require_room(steps)?;
            steps[at].removed = false;
        }
    }
    Ok(())
}

fn place_of(steps: &[ScriptStep], key: &str) -> Result<usize, Error> {
    let place = steps.iter().position(|step| step.key == key);
    place.ok_or(Error::NotFound)
}

fn require_room(steps: &[ScriptStep]) -> Result<(), Error> {
    if steps.iter().filter(|step| !step.removed).count() < MOST_STEPS {
        Ok(())
    } else {
        Err(Refusal::Full { most: MOST_STEPS }.into())
    }
}
