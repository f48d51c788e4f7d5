//! The raw counters of one scan. They can be filled from anywhere and read only in this module's parent.

use crate::kind::RespondentGroup;
use crate::tally::{CHOSEN, COUNTED, RESPONSES, SENT, Split};
use std::collections::HashMap;

/// The counters of a closed scan. There is no way to print, copy, serialise or read it: it goes into
/// [`release`](crate::protection::release) and comes out as what may be seen.
#[derive(Default)]
pub struct Tally {
    groups: HashMap<RespondentGroup, GroupCounters>,
}

impl Tally {
    /// A tally in which nobody has answered.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `n` people to one counter of a group.
    pub fn add(&mut self, group: RespondentGroup, split: &Split, item: &str, option: &str, n: u32) {
        let items = self
            .groups
            .entry(group)
            .or_default()
            .0
            .entry(split.clone())
            .or_default();
        let options = items.entry(item.to_owned()).or_default();
        let count = options.entry(option.to_owned()).or_default();
        *count = count.saturating_add(n);
    }

    /// The counters of one group, taken out: they are read once.
    pub(super) fn take(&mut self, group: RespondentGroup) -> GroupCounters {
        self.groups.remove(&group).unwrap_or_default()
    }
}

/// People by option.
type Options = HashMap<String, u32>;

/// The counters of one group: people by split, item and option.
#[derive(Default)]
pub(super) struct GroupCounters(HashMap<Split, HashMap<String, Options>>);

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
        let Some(options) = self.options(split, statement) else {
            return counted;
        };
        for answer in COUNTED {
            let people = options.get(answer.code()).copied().unwrap_or(0);
            match answer.step() {
                Some(step) => counted.steps[step] = people,
                None => counted.unknown = people,
            }
        }
        counted
    }

    fn options(&self, split: &Split, item: &str) -> Option<&Options> {
        self.0.get(split)?.get(item)
    }

    fn count(&self, split: &Split, item: &str, option: &str) -> u32 {
        let count = self
            .options(split, item)
            .and_then(|options| options.get(option));
        count.copied().unwrap_or(0)
    }
}
