//! What became of each statement from one version of the instrument to the next.

use crate::instrument::{Instrument, ScaleOption, Statement};
use crate::kind::named;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What became of a statement. Those that weigh more come later: over several versions the heaviest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Asked in the same words with the same scale: may be compared.
    Same,
    /// Asked in other words that ask the same, such as without a slip of the pen: may be compared. Who makes the version judges that.
    Corrected,
    /// Asked in other words: a difference may come from the words.
    Reworded,
    /// Asked with another scale.
    ScaleChanged,
    /// No longer asked.
    Dropped,
}

named!(Fate {
    Same = "same",
    Corrected = "corrected",
    Reworded = "reworded",
    ScaleChanged = "scale_changed",
    Dropped = "dropped",
});

impl Fate {
    /// Whether answers from before and after may be held beside each other.
    #[must_use]
    pub const fn may_be_compared(self) -> bool {
        matches!(self, Self::Same | Self::Corrected)
    }
}

/// One statement of the earlier version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Its key in the earlier version.
    pub from: String,
    /// Its key in the later version; left out where it was dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of every statement of one version in another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crosswalk {
    /// The earlier version.
    pub from: String,
    /// The later version.
    pub to: String,
    /// Every statement of the earlier version.
    pub statements: Vec<Passage>,
}

/// What is wrong with a crosswalk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CrosswalkProblem {
    /// It is between other versions.
    OtherVersions,
    /// It says nothing of a statement of the earlier version.
    Missing {
        /// Key of the statement.
        key: String,
    },
    /// A version has no such statement, or it is named twice.
    Unusable {
        /// The key.
        key: String,
    },
    /// A dropped statement has a key in the later version, or another has none.
    FateAndKey {
        /// Key in the earlier version.
        key: String,
    },
    /// A statement is called the same, but its words or its scale differ.
    NotTheSame {
        /// Key in the earlier version.
        key: String,
    },
}

impl Crosswalk {
    /// Reads a crosswalk file.
    ///
    /// # Errors
    /// The first thing in it that is not as the format has it.
    pub fn parse(toml: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(toml)
    }

    /// From a version to itself: everything stayed the same.
    #[must_use]
    pub fn within(instrument: &Instrument) -> Self {
        let same = |statement: &Statement| Passage {
            from: statement.key.clone(),
            to: Some(statement.key.clone()),
            fate: Fate::Same,
        };
        Self {
            from: instrument.version.clone(),
            to: instrument.version.clone(),
            statements: instrument.statements().map(same).collect(),
        }
    }

    /// From a version to the one that came forth from it, as that one says it; what it does not mention and stands in the same words is
    /// the same. `None` when it came forth from another version.
    #[must_use]
    pub fn between(earlier: &Instrument, later: &Instrument) -> Option<Self> {
        let own = later
            .crosswalk
            .as_ref()
            .filter(|own| own.from == earlier.version)?;
        let named: BTreeSet<_> = own.statements.iter().map(|passage| &passage.from).collect();
        let fate = if same_scale(earlier, later) {
            Fate::Same
        } else {
            Fate::ScaleChanged
        };
        let plain = earlier
            .statements()
            .filter(|statement| !named.contains(&statement.key))
            .filter(|statement| {
                let now = later.statement(&statement.key);
                now.is_some_and(|now| now.text == statement.text)
            })
            .map(|statement| Passage {
                from: statement.key.clone(),
                to: Some(statement.key.clone()),
                fate,
            });
        Some(Self {
            from: earlier.version.clone(),
            to: later.version.clone(),
            statements: own.statements.iter().cloned().chain(plain).collect(),
        })
    }

    /// On from where this one leads.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let passage = |first: &Passage| {
            let Some(key) = &first.to else {
                return Some(first.clone());
            };
            let second = next.statements.iter().find(|second| second.from == *key)?;
            Some(Passage {
                from: first.from.clone(),
                to: second.to.clone(),
                fate: first.fate.max(second.fate),
            })
        };
        Self {
            from: self.from.clone(),
            to: next.to.clone(),
            statements: self.statements.iter().filter_map(passage).collect(),
        }
    }

    /// All that keeps this crosswalk from being used between two versions.
    #[must_use]
    pub fn problems(&self, earlier: &Instrument, later: &Instrument) -> Vec<CrosswalkProblem> {
        let mut problems = Vec::new();
        if (&self.from, &self.to) != (&earlier.version, &later.version) {
            problems.push(CrosswalkProblem::OtherVersions);
        }
        let named: BTreeSet<_> = self
            .statements
            .iter()
            .map(|passage| &passage.from)
            .collect();
        let missing = earlier
            .statements()
            .filter(|statement| !named.contains(&statement.key));
        problems.extend(missing.map(|statement| CrosswalkProblem::Missing {
            key: statement.key.clone(),
        }));
        let same_scale = same_scale(earlier, later);
        let (mut sources, mut targets) = (BTreeSet::new(), BTreeSet::new());
        for passage in &self.statements {
            let from = earlier
                .statement(&passage.from)
                .filter(|_| sources.insert(&passage.from));
            let to = passage.to.as_ref().map(|key| {
                later
                    .statement(key)
                    .filter(|_| targets.insert(key))
                    .ok_or(key)
            });
            problems.extend(passage.problem(from, to, same_scale));
        }
        problems
    }
}

impl Passage {
    fn problem(
        &self,
        from: Option<&Statement>,
        to: Option<Result<&Statement, &String>>,
        same_scale: bool,
    ) -> Option<CrosswalkProblem> {
        let key = self.from.clone();
        match (from, to) {
            (None, _) => Some(CrosswalkProblem::Unusable { key }),
            (_, Some(Err(wrong))) => Some(CrosswalkProblem::Unusable { key: wrong.clone() }),
            (_, to) if to.is_none() != (self.fate == Fate::Dropped) => {
                Some(CrosswalkProblem::FateAndKey { key })
            }
            (Some(from), Some(Ok(to)))
                if self.fate == Fate::Same && (from.text != to.text || !same_scale) =>
            {
                Some(CrosswalkProblem::NotTheSame { key })
            }
            _ => None,
        }
    }
}

/// Whether the five steps are called the same. What stands outside the scale does not change what they mean.
pub(super) fn same_scale(earlier: &Instrument, later: &Instrument) -> bool {
    let is_step = |option: &&ScaleOption| option.answer.bytes().all(|byte| byte.is_ascii_digit());
    earlier
        .scale
        .iter()
        .filter(is_step)
        .eq(later.scale.iter().filter(is_step))
}
