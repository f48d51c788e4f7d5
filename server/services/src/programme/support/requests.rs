//! What leads ask of the programme, each with whose plan it is in.

use chrono::NaiveDate;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::authorities::{Authority, COLUMNS as AUTHORITY, Row as AuthorityRow};
use crate::error::Error;
use crate::ids::{ScanId, SupportId, SupportRequestId};
use crate::store::Day;

/// That the programme took up what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenUp {
    /// The day.
    pub on: NaiveDate,
    /// The name of the officer.
    pub by: String,
    /// What the programme does about it.
    pub note: String,
}

/// That the lead of a scan asks for support with a priority.
#[derive(Clone, Debug)]
pub struct DemandRow {
    /// What is asked.
    pub id: SupportRequestId,
    /// For which support.
    pub support: SupportId,
    /// What that is called now.
    pub support_name: String,
    /// In which scan.
    pub scan: ScanId,
    /// Whose scan it is.
    pub authority: Authority,
    /// Name of the lead.
    pub lead_name: String,
    /// Where to reach the lead.
    pub lead_email: String,
    /// What must get better.
    pub priority: String,
    /// What the help is for; may be empty.
    pub question: String,
    /// Since when.
    pub asked_on: NaiveDate,
    /// Whether the programme took it up.
    pub taken_up: Option<TakenUp>,
}

#[derive(sqlx::FromRow)]
struct Row {
    request_id: SupportRequestId,
    support_id: SupportId,
    support_name: String,
    scan_id: ScanId,
    #[sqlx(flatten)]
    authority: AuthorityRow,
    lead_name: String,
    lead_email: String,
    priority: String,
    question: String,
    asked_on: Day,
    taken_up_on: Option<Day>,
    officer: Option<String>,
    note: String,
}

/// Everything that is asked: what waits first, the longest waiting before the others, then what was taken up.
pub(super) async fn requests(connection: &mut AnyConnection) -> Result<Vec<DemandRow>, Error> {
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT r.id AS request_id, r.support_id, u.name AS support_name, s.id AS scan_id, l.name AS lead_name, \
         l.email AS lead_email, p.title AS priority, r.question, r.asked_on, r.taken_up_on, t.name AS officer, r.note, {AUTHORITY} \
         FROM support_requests r JOIN support u ON u.id = r.support_id JOIN priorities p ON p.id = r.priority_id \
         JOIN scans s ON s.id = p.scan_id JOIN authorities a ON a.code = s.authority_code JOIN members l ON l.id = s.lead_id \
         LEFT JOIN members t ON t.id = r.taken_up_by WHERE r.removed = 0 AND p.removed = 0"
    )))
    .fetch_all(connection)
    .await?;
    let mut rows = rows
        .into_iter()
        .map(DemandRow::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    rows.sort_by_cached_key(|row| {
        let since = (row.taken_up.is_some(), row.asked_on);
        (since, row.authority.sort_key(), row.support_name.clone())
    });
    Ok(rows)
}

/// One of them.
///
/// # Errors
/// [`Error::NotFound`] when there is none with that id, or it was taken back.
pub(super) async fn find(
    connection: &mut AnyConnection,
    id: &SupportRequestId,
) -> Result<DemandRow, Error> {
    let requests = requests(connection).await?;
    requests
        .into_iter()
        .find(|row| row.id == *id)
        .ok_or(Error::NotFound)
}

impl TakenUp {
    /// As the columns say; a member's row stays when the account ends.
    pub(crate) fn of(on: Option<Day>, by: Option<String>, note: String) -> Option<Self> {
        Some(Self {
            on: on?.0,
            by: by.unwrap_or_default(),
            note,
        })
    }
}

impl TryFrom<Row> for DemandRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: row.request_id,
            support: row.support_id,
            support_name: row.support_name,
            scan: row.scan_id,
            authority: row.authority.try_into()?,
            lead_name: row.lead_name,
            lead_email: row.lead_email,
            priority: row.priority,
            question: row.question,
            asked_on: row.asked_on.0,
            taken_up: TakenUp::of(row.taken_up_on, row.officer, row.note),
        })
    }
}
