//! The editions that were applied.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::Differences;
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::EditionId;
use crate::store::{Day, Instant, WriteTransaction};

/// An edition that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedEdition {
    /// The edition.
    pub id: EditionId,
    /// The day of which it tells.
    pub as_of: NaiveDate,
    /// Who brought it; `None` for one that the program carries.
    pub by: Option<String>,
    /// When it was applied.
    pub applied_at: DateTime<Utc>,
    /// What it changed.
    pub counts: Counts,
}

/// How many authorities an edition changed, in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub added: i64,
    /// Those with another name.
    pub renamed: i64,
    /// Those that went into one other.
    pub merged: i64,
    /// Those that went into several others.
    pub split: i64,
    /// Those that were to end later.
    pub planned: i64,
    /// Those of which something else changed, those that exist again among them.
    pub corrected: i64,
    /// Those that stayed as they were.
    pub unchanged: i64,
}

impl Counts {
    pub(super) fn of(differences: &Differences) -> Self {
        // There are some thousands at most.
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Self {
            added: count(differences.added.len()),
            renamed: count(differences.renamed.len()),
            merged: count(differences.merged()),
            split: count(differences.split()),
            planned: count(differences.planned.len()),
            corrected: count(differences.corrected.len() + differences.revived.len()),
            unchanged: count(differences.unchanged),
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: EditionId,
    as_of: Day,
    applied_at: Instant,
    name: Option<String>,
    added: i64,
    renamed: i64,
    merged: i64,
    split: i64,
    planned: i64,
    corrected: i64,
    unchanged: i64,
}

impl From<Row> for AppliedEdition {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            as_of: row.as_of.0,
            by: row.name,
            applied_at: row.applied_at.0,
            counts: Counts {
                added: row.added,
                renamed: row.renamed,
                merged: row.merged,
                split: row.split,
                planned: row.planned,
                corrected: row.corrected,
                unchanged: row.unchanged,
            },
        }
    }
}

const COLUMNS: &str = "SELECT e.id, e.as_of, e.applied_at, m.name, e.added, e.renamed, e.merged, e.split, e.planned, e.corrected, \
     e.unchanged FROM register_editions e LEFT JOIN members m ON m.id = e.member_id ORDER BY e.applied_at DESC, e.as_of DESC, e.id";

/// Every edition that was applied, the last first. For the programme.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn editions(actor: &Actor, services: &Services) -> Result<Vec<AppliedEdition>, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    all(&mut connection).await
}

/// The edition that was applied last.
pub(in crate::authorities) async fn last(
    connection: &mut AnyConnection,
) -> Result<Option<AppliedEdition>, Error> {
    Ok(all(connection).await?.into_iter().next())
}

async fn all(connection: &mut AnyConnection) -> Result<Vec<AppliedEdition>, Error> {
    let rows: Vec<Row> = sqlx::query_as(COLUMNS).fetch_all(connection).await?;
    Ok(rows.into_iter().map(AppliedEdition::from).collect())
}

pub(super) async fn keep(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    as_of: NaiveDate,
    counts: Counts,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO register_editions (id, as_of, member_id, applied_at, added, renamed, merged, split, planned, corrected, \
         unchanged) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(EditionId::random())
    .bind(Day(as_of))
    .bind(actor.member().map(|member| &member.id))
    .bind(Instant(services.now()))
    .bind(counts.added)
    .bind(counts.renamed)
    .bind(counts.merged)
    .bind(counts.split)
    .bind(counts.planned)
    .bind(counts.corrected)
    .bind(counts.unchanged)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
