//! Plans in the database: actions by priority, and adopted versions.

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::forms::ActionForm;
use super::text::PlanText;
use crate::error::Error;
use crate::ids::{ActionId, PriorityId, ScanId};
use crate::store::Day;

/// An action in the database.
pub(super) struct ActionRow {
    pub id: ActionId,
    pub priority: PriorityId,
    pub form: ActionForm,
    pub removed: bool,
}

/// The actions of a scan by position, with those that were taken out.
pub(super) async fn actions(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<ActionRow>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT a.id, a.priority_id, a.what, a.first_step, a.owner, a.others, a.due_on, a.how_seen, a.subgoal, a.removed, a.revision \
         FROM plan_actions a JOIN priorities p ON p.id = a.priority_id WHERE p.scan_id = $1 ORDER BY a.position, a.id",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(ActionRow::from).collect())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ActionId,
    priority_id: PriorityId,
    what: String,
    first_step: String,
    owner: String,
    others: String,
    due_on: String,
    how_seen: String,
    subgoal: String,
    removed: i64,
    revision: i64,
}

impl From<Row> for ActionRow {
    fn from(row: Row) -> Self {
        let form = ActionForm {
            what: row.what,
            first_step: row.first_step,
            owner: row.owner,
            others: row.others,
            due_on: row.due_on,
            how_seen: row.how_seen,
            subgoal: row.subgoal,
            revision: row.revision,
        };
        Self {
            id: row.id,
            priority: row.priority_id,
            form,
            removed: row.removed != 0,
        }
    }
}

/// A version of a plan, as it was adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanVersion {
    /// 1 and on.
    pub number: i64,
    /// The day on which it was adopted.
    pub adopted_on: NaiveDate,
    /// By whom.
    pub adopted_by: String,
    /// What the body calls its decision; empty where that was not written down.
    pub decision_number: String,
    /// Why it was made; empty for a first version.
    pub reason: String,
    /// What it says.
    pub text: PlanText,
}

#[derive(sqlx::FromRow)]
struct VersionRow {
    version: i64,
    adopted_on: Day,
    adopted_by: String,
    decision_number: String,
    reason: String,
    document: String,
}

/// The adopted versions of a scan's plan, the first first.
pub(crate) async fn versions(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<PlanVersion>, Error> {
    let rows: Vec<VersionRow> =
        sqlx::query_as("SELECT version, adopted_on, adopted_by, decision_number, reason, document FROM plan_versions WHERE scan_id = $1 ORDER BY version")
            .bind(scan)
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(PlanVersion::try_from).collect()
}

/// The day on which the first version was adopted, from which the rounds of progress are counted.
///
/// # Errors
/// [`Error::NotFound`] when none was adopted.
pub(crate) async fn first_adopted_on(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<NaiveDate, Error> {
    let first: Option<Day> = sqlx::query_scalar(
        "SELECT adopted_on FROM plan_versions WHERE scan_id = $1 ORDER BY version LIMIT 1",
    )
    .bind(scan)
    .fetch_optional(connection)
    .await?;
    Ok(first.ok_or(Error::NotFound)?.0)
}

/// The version that holds.
///
/// # Errors
/// [`Error::NotFound`] when none was adopted.
pub(crate) async fn latest_version(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<PlanVersion, Error> {
    versions(connection, scan)
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

/// Keeps an adopted version.
pub(super) async fn add_version(
    connection: &mut AnyConnection,
    scan: &ScanId,
    version: &PlanVersion,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO plan_versions (scan_id, version, adopted_on, adopted_by, decision_number, reason, document) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(scan)
        .bind(version.number)
        .bind(Day(version.adopted_on))
        .bind(&version.adopted_by)
        .bind(&version.decision_number)
        .bind(&version.reason)
        .bind(serde_json::to_string(&version.text).map_err(Error::unavailable)?)
        .execute(connection)
        .await?;
    Ok(())
}

impl TryFrom<VersionRow> for PlanVersion {
    type Error = Error;

    fn try_from(row: VersionRow) -> Result<Self, Error> {
        Ok(Self {
            number: row.version,
            adopted_on: row.adopted_on.0,
            adopted_by: row.adopted_by,
            decision_number: row.decision_number,
            reason: row.reason,
            text: serde_json::from_str(&row.document).map_err(Error::unavailable)?,
        })
    }
}
