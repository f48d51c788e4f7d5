//! Reading the log of contacts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::means::Means;
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::ContactId;
use crate::store::{Day, Instant};

/// A contact with an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The contact.
    pub id: ContactId,
    /// On which day.
    pub held_on: NaiveDate,
    /// With whom.
    pub person: String,
    /// How.
    pub means: Means,
    /// What was said; may be empty.
    pub note: String,
    /// Name of the officer who wrote it down.
    pub written_by: String,
    /// Name of the officer who corrected it last.
    pub corrected_by: Option<String>,
    /// Whether it was taken away.
    pub removed: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ContactId,
    held_on: Day,
    person: String,
    means: String,
    note: String,
    written_by: String,
    written_at: Instant,
    corrected_by: Option<String>,
    removed_at: Option<Instant>,
}

impl Row {
    fn into_contact(self) -> Result<Contact, Error> {
        let means = Means::from_code(&self.means)
            .ok_or_else(|| Error::unavailable(format!("unknown means {}", self.means)))?;
        Ok(Contact {
            id: self.id,
            held_on: self.held_on.0,
            person: self.person,
            means,
            note: self.note,
            written_by: self.written_by,
            corrected_by: self.corrected_by,
            removed: self.removed_at.is_some(),
        })
    }
}

/// The log of an authority, the newest first, with what was taken away.
pub(super) async fn of_authority(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<Vec<Contact>, Error> {
    let mut rows: Vec<Row> = sqlx::query_as(
        "SELECT c.id, c.held_on, c.person, c.means, c.note, w.name AS written_by, c.written_at, m.name AS corrected_by, c.removed_at \
         FROM outreach_contacts c JOIN members w ON w.id = c.written_by LEFT JOIN members m ON m.id = c.corrected_by \
         WHERE c.authority_code = $1",
    )
    .bind(code)
    .fetch_all(connection)
    .await?;
    rows.sort_by_key(|row| Reverse((row.held_on, row.written_at, row.id.clone())));
    rows.into_iter().map(Row::into_contact).collect()
}

/// The day on which each authority was last spoken to.
pub(super) async fn last_days(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<AuthorityCode, NaiveDate>, Error> {
    let rows: Vec<(AuthorityCode, Day)> = sqlx::query_as(
        "SELECT authority_code, MAX(held_on) FROM outreach_contacts WHERE removed_at IS NULL GROUP BY authority_code",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(code, day)| (code, day.0)).collect())
}
