//! Actions that are followed, in the database, and what was told of them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::rounds::Round;
use super::status::{ActionStatus, DayProposal};
use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::{ActionId, ActionReportId, ScanId};
use crate::store::{Day, Instant};

/// An action of an adopted plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedAction {
    /// The action, as in the plan.
    pub id: ActionId,
    /// Of which scan.
    pub scan: ScanId,
    /// Its number in the plan that holds: `2.1`.
    pub number: String,
    /// The title of its priority.
    pub priority: String,
    /// What is done.
    pub what: String,
    /// Who sees to it, by function.
    pub owner: String,
    /// Where the owner is reminded; empty: nowhere.
    pub email: String,
    /// The day in the plan.
    pub planned_on: NaiveDate,
    /// The day it has become.
    pub due_on: NaiveDate,
    /// How it goes.
    pub status: ActionStatus,
    /// Whether the version that holds has it.
    pub in_plan: bool,
    /// What was told of it, the newest first.
    pub reports: Vec<ActionReport>,
}

/// Something that was told of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionReport {
    /// The report.
    pub id: ActionReportId,
    /// The round in which it was told; 0 between two rounds.
    pub round: i64,
    /// When.
    pub told_at: DateTime<Utc>,
    /// By whom: a member, or the function of the owner.
    pub told_by: String,
    /// How the action went.
    pub status: ActionStatus,
    /// In words; may be empty.
    pub note: String,
    /// Another day for it.
    pub due_on: Option<NaiveDate>,
    /// Why another day.
    pub reason: String,
    /// What became of a day that the owner proposed.
    pub proposal: DayProposal,
}

impl FollowedAction {
    /// The number of its priority.
    #[must_use]
    pub fn place(&self) -> &str {
        self.number.split('.').next().unwrap_or_default()
    }

    /// Since when it is late, by the day it has become.
    #[must_use]
    pub fn overdue_since(&self, today: NaiveDate) -> Option<NaiveDate> {
        let late = self.in_plan && self.status.is_open() && self.due_on < today;
        late.then_some(self.due_on)
    }

    /// Since when nobody told how it goes, although that was asked in this round.
    #[must_use]
    pub fn silent_since(&self, round: Option<&Round>) -> Option<NaiveDate> {
        self.told_nothing_since(round?.opened_on)
    }

    /// The same where it was asked from that day on.
    pub(super) fn told_nothing_since(&self, asked: NaiveDate) -> Option<NaiveDate> {
        let told = self
            .reports
            .iter()
            .any(|report| day_of(report.told_at) >= asked);
        (self.in_plan && self.status.is_open() && !told).then_some(asked)
    }

    /// Why its owner tells no more of it: it is done or was stopped, when, and who said so.
    #[must_use]
    pub fn closed(&self) -> Option<Refusal> {
        let last = self.reports.first().filter(|_| !self.status.is_open())?;
        Some(Refusal::ActionClosed {
            status: self.status,
            on: day_of(last.told_at),
            by: last.told_by.clone(),
        })
    }

    /// The day that the owner proposed and the lead has yet to decide on.
    #[must_use]
    pub fn proposal(&self) -> Option<&ActionReport> {
        self.reports
            .iter()
            .find(|report| report.proposal == DayProposal::Waiting)
    }

    /// Why its day is not that of the plan; empty where it is.
    #[must_use]
    pub fn day_reason(&self) -> &str {
        if self.due_on == self.planned_on {
            return "";
        }
        let moved = self
            .reports
            .iter()
            .find(|report| report.due_on == Some(self.due_on) && report.proposal.holds());
        moved.map_or("", |report| report.reason.as_str())
    }
}

/// The actions that a condition on `followed_actions a` with one value allows, in the order of their plans, with what was told of them.
pub(super) async fn select(
    connection: &mut AnyConnection,
    condition: &'static str,
    value: &str,
) -> Result<Vec<FollowedAction>, Error> {
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT a.id, a.scan_id, a.number, a.priority, a.what, a.owner, a.email, a.planned_on, a.due_on, a.status, a.in_plan \
         FROM followed_actions a WHERE {condition} ORDER BY a.scan_id, a.position, a.id"
    )))
    .bind(value)
    .fetch_all(&mut *connection)
    .await?;
    let mut reports = reports(connection, condition, value).await?;
    rows.into_iter()
        .map(|row| {
            let told = reports.remove(&row.id).unwrap_or_default();
            row.into_action(told)
        })
        .collect()
}

/// The actions of a scan, also those that its plan has no more.
pub(super) async fn of_scan(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<FollowedAction>, Error> {
    select(connection, "a.scan_id = $1", scan.as_str()).await
}

/// An action of a scan.
///
/// # Errors
/// [`Error::NotFound`] for one that its plan has not, or has no more.
pub(super) async fn one(
    connection: &mut AnyConnection,
    scan: &ScanId,
    action: &ActionId,
) -> Result<FollowedAction, Error> {
    let own = |found: &FollowedAction| found.scan == *scan && found.in_plan;
    select(connection, "a.id = $1", action.as_str())
        .await?
        .pop()
        .filter(own)
        .ok_or(Error::NotFound)
}

async fn reports(
    connection: &mut AnyConnection,
    condition: &'static str,
    value: &str,
) -> Result<BTreeMap<ActionId, Vec<ActionReport>>, Error> {
    let rows: Vec<ReportRow> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT r.id, r.action_id, r.round, r.told_at, r.told_by, r.status AS told_status, r.note, r.due_on AS told_due_on, r.reason, r.proposal \
         FROM action_reports r JOIN followed_actions a ON a.id = r.action_id WHERE {condition} ORDER BY r.told_at DESC, r.id"
    )))
    .bind(value)
    .fetch_all(connection)
    .await?;
    let mut reports: BTreeMap<ActionId, Vec<ActionReport>> = BTreeMap::new();
    for row in rows {
        let action = row.action_id.clone();
        reports.entry(action).or_default().push(row.try_into()?);
    }
    Ok(reports)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ActionId,
    scan_id: ScanId,
    number: String,
    priority: String,
    what: String,
    owner: String,
    email: String,
    planned_on: Day,
    due_on: Day,
    status: String,
    in_plan: i64,
}

impl Row {
    fn into_action(self, reports: Vec<ActionReport>) -> Result<FollowedAction, Error> {
        Ok(FollowedAction {
            id: self.id,
            scan: self.scan_id,
            number: self.number,
            priority: self.priority,
            what: self.what,
            owner: self.owner,
            email: self.email,
            planned_on: self.planned_on.0,
            due_on: self.due_on.0,
            status: status(&self.status)?,
            in_plan: self.in_plan != 0,
            reports,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ReportRow {
    id: ActionReportId,
    action_id: ActionId,
    round: i64,
    told_at: Instant,
    told_by: String,
    told_status: String,
    note: String,
    told_due_on: Option<Day>,
    reason: String,
    proposal: String,
}

impl TryFrom<ReportRow> for ActionReport {
    type Error = Error;

    fn try_from(row: ReportRow) -> Result<Self, Error> {
        Ok(Self {
            id: row.id,
            round: row.round,
            told_at: row.told_at.0,
            told_by: row.told_by,
            status: status(&row.told_status)?,
            note: row.note,
            due_on: row.told_due_on.map(|day| day.0),
            reason: row.reason,
            proposal: DayProposal::from_code(&row.proposal)
                .ok_or_else(|| Error::unavailable(format!("unknown proposal {}", row.proposal)))?,
        })
    }
}

fn status(code: &str) -> Result<ActionStatus, Error> {
    ActionStatus::from_code(code)
        .ok_or_else(|| Error::unavailable(format!("unknown status {code}")))
}
