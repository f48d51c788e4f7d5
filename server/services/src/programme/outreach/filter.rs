//! Which authorities somebody looks at.

use serde::{Deserialize, Serialize};

use super::interest::Interest;
use super::list::OutreachRow;
use crate::error::{Problem, ProblemCode};
use crate::programme::uptake::FilterForm;
use crate::typed::LONGEST_LINE;

/// A filter as an address holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutreachFilterForm {
    /// Kind, province and campaign, as everywhere in the programme.
    pub selection: FilterForm,
    /// Code of an [`Interest`]; empty for all.
    pub interest: String,
    /// Anything but empty: only those whose next step is overdue.
    pub overdue: String,
    /// Part of a name; empty for all.
    pub name: String,
}

/// A filter that can be used, beside what the selection says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutreachFilter {
    /// Only those that are so interested.
    pub interest: Option<Interest>,
    /// Only those whose next step is overdue.
    pub overdue: bool,
    /// Part of a name; empty for all.
    pub name: String,
}

impl OutreachFilterForm {
    /// Reads the filter, with what cannot be used of it: that is left out.
    pub(super) fn read(&self) -> (OutreachFilter, Vec<Problem>) {
        let code = self.interest.trim();
        let interest = Interest::from_code(code);
        let mut problems = Vec::new();
        if interest.is_none() && !code.is_empty() {
            problems.push(Problem::new("interest", ProblemCode::NotAChoice));
        }
        let filter = OutreachFilter {
            interest,
            overdue: !self.overdue.trim().is_empty(),
            name: self.name.trim().chars().take(LONGEST_LINE).collect(),
        };
        (filter, problems)
    }
}

impl OutreachFilter {
    /// Whether it leaves anybody out.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        *self != Self::default()
    }

    /// Whether a row stays, by all but its name.
    pub(super) fn takes(&self, row: &OutreachRow) -> bool {
        self.interest
            .is_none_or(|interest| row.outreach.interest == interest)
            && (!self.overdue || row.overdue)
    }
}
