//! Rounds of progress in the database.

use chrono::NaiveDate;
use sqlx::AnyConnection;

use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::store::{Day, Instant};

/// A round in which everybody is asked how it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// 1 or 2.
    pub number: i64,
    /// The first day.
    pub opened_on: NaiveDate,
    /// The last day.
    pub closes_on: NaiveDate,
    /// Whether it is open.
    pub is_open: bool,
    /// The day on which the lead made public how it goes.
    pub published_on: Option<NaiveDate>,
}

/// The rounds of a scan, the first first.
pub(crate) async fn rounds(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<Round>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT number, opened_on, closes_on, closed_at, published_at FROM progress_rounds WHERE scan_id = $1 ORDER BY number",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(Round::from).collect())
}

/// The round that is open.
///
/// # Errors
/// [`Refusal::NoRound`] when none is.
pub(super) async fn open_round(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Round, Error> {
    let last = rounds(connection, scan).await?.pop();
    last.filter(|round| round.is_open)
        .ok_or_else(|| Refusal::NoRound.into())
}

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    opened_on: Day,
    closes_on: Day,
    closed_at: Option<Instant>,
    published_at: Option<Instant>,
}

impl From<Row> for Round {
    fn from(row: Row) -> Self {
        Self {
            number: row.number,
            opened_on: row.opened_on.0,
            closes_on: row.closes_on.0,
            is_open: row.closed_at.is_none(),
            published_on: row.published_at.map(|at| day_of(at.0)),
        }
    }
}
