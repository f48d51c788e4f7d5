//! Accounts, and signing in.

use serde::{Deserialize, Serialize};

use super::AuditEvent;
use crate::actor::Role;
use crate::authorities::AuthorityCode;
use crate::ids::MemberId;

/// What happened to an account, or with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AccountEvent {
    /// Somebody got an account.
    MemberAdded {
        /// Whose account.
        member: MemberId,
        /// What the person may be.
        roles: Vec<Role>,
    },
    /// Somebody may act as lead for an authority.
    LeadNamed {
        /// Who.
        member: MemberId,
        /// For which authority.
        authority: AuthorityCode,
    },
    /// An account ended.
    MemberEnded {
        /// Whose account.
        member: MemberId,
    },
    /// Somebody asked for a link to sign in, and it went to a member.
    SignInLinkMailed {
        /// To whom.
        member: MemberId,
    },
    /// A member signed in.
    SignedIn,
    /// A member signed out.
    SignedOut,
    /// A member gave their calendar another address.
    CalendarRenewed,
}

impl From<AccountEvent> for AuditEvent {
    fn from(event: AccountEvent) -> Self {
        Self::Account(event)
    }
}
