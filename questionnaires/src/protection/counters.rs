//! The raw counters of one scan. They can be filled from anywhere and read only in this module's parent.

use crate::answers::Answer;
use crate::kind::RespondentGroup;
use crate::tally::{CHOSEN, COUNTED, Increment, RESPONSES, SENT, Split};
use std::collections::HashMap;

/// The counters of a closed scan. There is no way to print, copy, serialise or read it: it goes into
/// [`release`](crate::protection::release) and comes out as what may be seen.
#[derive(Default)]
pub struct Tally {
    groups: HashMap<RespondentGroup, HashMap<Increment, u32>>,
}

impl Tally {
    /// A tally in which nobody has answered.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `n` people to one counter of a group.
    pub fn add(&mut self, group: RespondentGroup, split: &Split, item: &str, option: &str, n: u32) {
        let counter = Increment {
            split: split.clone(),
            item: item.to_owned(),
            option: option.to_owned(),
        };
        let count = self
            .groups
            .entry(group)
            .or_default()
            .entry(counter)
            .or_default();
        *count = count.saturating_add(n);
    }

    /// The counters of one group, taken out: they are read once.
    pub(super) fn take(&mut self, group: RespondentGroup) -> GroupCounters {
        GroupCounters(self.groups.remove(&group).unwrap_or_default())
    }
}

/// The counters of one group.
pub(super) struct GroupCounters(HashMap<Increment, u32>);

/// The answers of some people to one statement.
#[derive(Clone, Copy, Default)]
pub(super) struct Counted {
    /// People at each step of the scale.
    pub steps: [u32; 5],
    /// People who answered "weet ik niet".
    pub unknown: u32,
}

impl Counted {
    /// People who answered on the scale.
    pub fn valid(&self) -> u32 {
        self.steps.iter().sum()
    }
}

impl GroupCounters {
    /// People who sent their answers.
    pub fn responses(&self, split: &Split) -> u32 {
        self.count(split, RESPONSES, SENT)
    }

    /// People who chose a direction.
    pub fn chosen(&self, direction: &str) -> u32 {
        self.count(&Split::whole(), direction, CHOSEN)
    }

    /// The answers to a statement.
    pub fn counted(&self, split: &Split, statement: &str) -> Counted {
        let mut counted = Counted::default();
        for answer in COUNTED {
            let people = self.count(split, statement, answer.code());
            match answer.step() {
                Some(step) => counted.steps[step] = people,
                None if answer == Answer::Unknown => counted.unknown = people,
                None => {}
            }
        }
        counted
    }

    fn count(&self, split: &Split, item: &str, option: &str) -> u32 {
        let counter = Increment {
            split: split.clone(),
            item: item.to_owned(),
            option: option.to_owned(),
        };
        self.0.get(&counter).copied().unwrap_or(0)
    }
}
