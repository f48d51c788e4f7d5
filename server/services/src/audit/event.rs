//! Everything that is worth remembering.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::actor::Role;
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::MemberId;

/// Something that was done. Its kind and its fields are what the database keeps, so a variant may be added but not renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum AuditEvent {
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
    /// A member signed in.
    SignedIn {
        /// Who.
        member: MemberId,
    },
    /// A member signed out.
    SignedOut,
}

impl AuditEvent {
    /// The two columns of the database.
    pub(super) fn kind_and_detail(&self) -> Result<(String, String), Error> {
        let mut fields: Map<String, Value> = match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            Ok(other) => {
                return Err(Error::unavailable(format!(
                    "an audit event is not an object: {other}"
                )));
            }
            Err(cause) => return Err(Error::unavailable(cause)),
        };
        let Some(Value::String(kind)) = fields.remove("kind") else {
            return Err(Error::unavailable("an audit event has no kind"));
        };
        Ok((kind, Value::Object(fields).to_string()))
    }

    /// Reads the two columns back. `None` for an event of a version of the program that this one does not know.
    pub(super) fn from_kind_and_detail(kind: &str, detail: &str) -> Option<Self> {
        let mut fields: Map<String, Value> = serde_json::from_str(detail).ok()?;
        fields.insert("kind".to_owned(), kind.into());
        serde_json::from_value(Value::Object(fields)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_back_from_its_columns() {
        let added = AuditEvent::MemberAdded {
            member: MemberId::random(),
            roles: vec![Role::Clerk, Role::Lead],
        };
        for event in [added, AuditEvent::SignedOut] {
            let (kind, detail) = event.kind_and_detail().unwrap();
            assert!(!detail.contains("kind"), "{detail}");
            assert_eq!(
                AuditEvent::from_kind_and_detail(&kind, &detail),
                Some(event)
            );
        }
        assert_eq!(
            AuditEvent::from_kind_and_detail("from_the_future", "{}"),
            None
        );
    }
}
