//! On whose behalf a use case runs: its first parameter, always.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::MemberId;
use crate::secrets::TypedCode;

/// On whose behalf a use case runs.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Somebody who is not signed in.
    Anonymous,
    /// Somebody who is filling in a questionnaire. Known by the code that is theirs, never by name.
    Respondent(TypedCode),
    /// Somebody with an account who is signed in.
    Member(Member),
    /// The program itself: work that is due, and the operator's commands.
    System,
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub id: MemberId,
    /// First and last name, as the person writes it.
    pub name: String,
    /// In lower case.
    pub email: String,
    /// What the person may be in a scan or in the programme.
    pub roles: BTreeSet<Role>,
    /// Where a clerk works. A clerk never guides a scan there.
    pub home_authority: Option<AuthorityCode>,
    /// The authorities a lead may act for.
    pub lead_of: BTreeSet<AuthorityCode>,
}

/// What a member may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Programmamedewerker.
    Programme,
    /// Procesbegeleider uit de griffierspool.
    Clerk,
    /// Trekker.
    Lead,
}

impl Role {
    /// Every role, in the order of the product.
    pub const ALL: [Self; 3] = [Self::Programme, Self::Clerk, Self::Lead];

    /// The code that commands, addresses and the database use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Clerk => "clerk",
            Self::Lead => "lead",
        }
    }

    /// The role of a code; `None` for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

impl Member {
    /// Whether the person has that role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the person may act as lead for that authority.
    #[must_use]
    pub fn leads(&self, authority: &AuthorityCode) -> bool {
        self.is(Role::Lead) && self.lead_of.contains(authority)
    }
}

impl Actor {
    /// The member who acts, if it is one.
    #[must_use]
    pub const fn member(&self) -> Option<&Member> {
        match self {
            Self::Member(member) => Some(member),
            Self::Anonymous | Self::Respondent(_) | Self::System => None,
        }
    }

    /// The member who acts.
    ///
    /// # Errors
    /// [`Error::SignInNeeded`] for anybody else. A respondent too: signing in as well is how they would get further.
    pub fn require_member(&self) -> Result<&Member, Error> {
        match self {
            Self::Member(member) => Ok(member),
            Self::Anonymous | Self::Respondent(_) => Err(Error::SignInNeeded),
            Self::System => Err(Error::Forbidden),
        }
    }

    /// The member who acts, who must have that role.
    ///
    /// # Errors
    /// [`Error::SignInNeeded`] when nobody is signed in, [`Error::Forbidden`] for a member without the role.
    pub fn require_role(&self, role: Role) -> Result<&Member, Error> {
        let member = self.require_member()?;
        if member.is(role) {
            Ok(member)
        } else {
            Err(Error::Forbidden)
        }
    }

    /// The programme officer who acts.
    ///
    /// # Errors
    /// As [`Actor::require_role`].
    pub fn require_programme(&self) -> Result<&Member, Error> {
        self.require_role(Role::Programme)
    }

    /// The program itself acts, or a programme officer: what an operator's command and the programme's pages share.
    ///
    /// # Errors
    /// As [`Actor::require_role`].
    pub fn require_programme_or_system(&self) -> Result<(), Error> {
        match self {
            Self::System => Ok(()),
            Self::Anonymous | Self::Respondent(_) | Self::Member(_) => {
                self.require_programme().map(|_| ())
            }
        }
    }

    /// The program itself acts.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for anybody else.
    pub fn require_system(&self) -> Result<(), Error> {
        match self {
            Self::System => Ok(()),
            Self::Anonymous | Self::Respondent(_) | Self::Member(_) => Err(Error::Forbidden),
        }
    }

    /// The respondent who acts.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for anybody else.
    pub fn require_respondent(&self) -> Result<&TypedCode, Error> {
        match self {
            Self::Respondent(key) => Ok(key),
            Self::Anonymous | Self::Member(_) | Self::System => Err(Error::Forbidden),
        }
    }
}
