//! The pool of clerks.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AuditEvent, Change};
use crate::authorities::AuthorityCode;
use crate::ids::MemberId;

/// What happened in the pool of clerks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PoolEvent {
    /// Somebody was invited to the pool of clerks.
    PoolMemberInvited {
        /// Who.
        member: MemberId,
    },
    /// What a clerk tells about themselves was saved.
    PoolProfileKept {
        /// Whose profile.
        member: MemberId,
        /// Names of the fields that changed.
        fields: Vec<String>,
    },
    /// A period in which a clerk is away was written down or taken out.
    AbsenceChanged {
        /// Who is away.
        member: MemberId,
        /// The first day.
        from: NaiveDate,
        /// The last day.
        until: NaiveDate,
        /// How.
        change: Change,
    },
    /// A clerk and an authority were put on the conflict list.
    ConflictListed {
        /// The clerk.
        member: MemberId,
        /// The authority.
        authority: AuthorityCode,
        /// Why.
        reason: String,
    },
    /// They were taken from the list.
    ConflictLifted {
        /// The clerk.
        member: MemberId,
        /// The authority.
        authority: AuthorityCode,
    },
    /// A file with clerks was imported.
    PoolImported {
        /// How many are new.
        added: usize,
        /// How many were in the pool already.
        changed: usize,
    },
}

impl From<PoolEvent> for AuditEvent {
    fn from(event: PoolEvent) -> Self {
        Self::Pool(event)
    }
}
