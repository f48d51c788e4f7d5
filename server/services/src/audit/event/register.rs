//! The register of authorities.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::AuditEvent;
use crate::authorities::AuthorityCode;

/// What happened to which authorities there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RegisterEvent {
    /// An edition of the register was applied.
    RegisterApplied {
        /// The day of which it tells.
        as_of: NaiveDate,
        /// How many lines it has.
        lines: usize,
        /// New authorities.
        added: i64,
        /// Authorities with another name.
        renamed: i64,
        /// Authorities that went into one other.
        merged: i64,
        /// Authorities that went into several others.
        split: i64,
        /// Authorities that are to end later.
        planned: i64,
        /// Authorities of which something else changed.
        corrected: i64,
    },
    /// An officer confirmed that an authority ends.
    AuthorityEndConfirmed {
        /// Which.
        authority: AuthorityCode,
        /// Its last day.
        last_day: NaiveDate,
        /// Who goes on.
        successors: Vec<AuthorityCode>,
    },
    /// An officer took that back before it took effect.
    AuthorityEndUnconfirmed {
        /// Which authority.
        authority: AuthorityCode,
    },
    /// An authority ended. Written for its running scan as well, which goes on.
    AuthorityEnded {
        /// Which.
        authority: AuthorityCode,
        /// Its last day.
        last_day: NaiveDate,
        /// Who goes on.
        successors: Vec<AuthorityCode>,
    },
}

impl From<RegisterEvent> for AuditEvent {
    fn from(event: RegisterEvent) -> Self {
        Self::Register(event)
    }
}
