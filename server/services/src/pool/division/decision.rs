//! What an officer decided by hand before the rest is divided.

use std::collections::BTreeMap;

use crate::ids::{MemberId, ScanId};

/// What was decided about one scan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Decision {
    /// The division chooses.
    #[default]
    Free,
    /// This clerk.
    Clerk(MemberId),
    /// Nobody for now: the scan goes on waiting.
    NotNow,
}

/// What was decided, by scan. Nothing was decided about a scan that is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions(BTreeMap<ScanId, Decision>);

impl Decisions {
    /// What was decided about a scan.
    #[must_use]
    pub fn of(&self, scan: &ScanId) -> Decision {
        self.0.get(scan).cloned().unwrap_or_default()
    }
}

impl FromIterator<(ScanId, Decision)> for Decisions {
    fn from_iter<I: IntoIterator<Item = (ScanId, Decision)>>(decisions: I) -> Self {
        Self(decisions.into_iter().collect())
    }
}
