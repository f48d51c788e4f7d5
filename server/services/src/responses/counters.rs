//! The counters of the groups in the database.

use std::collections::HashMap;

use questionnaires::kind::RespondentGroup;
use questionnaires::tally::{Increment, RESPONSES, SENT, Split, Tally};
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::error::Error;
use crate::ids::ScanId;
use crate::participations::rows::group_of;
use crate::store::placeholders;

/// Where counters begin, so that all of them take the same number of bytes and none ever moves in the file: 2 to the power 24.
pub(crate) const ORIGIN: i64 = 1 << 24;

/// Counters in one statement. Those of every group but residents, who also have splits, fit in one.
const AT_ONCE: usize = 512;

/// How many have sent, by group.
pub(crate) type Responses = HashMap<RespondentGroup, u32>;

/// Adds to all counters of one group, in their fixed order, those that nobody raised included: so that no row tells by when it was
/// last written whom it counts.
pub(super) async fn raise(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
    counters: &[Increment],
    raised: &[i64],
) -> Result<(), Error> {
    let pairs: Vec<(&Increment, i64)> = counters.iter().zip(raised.iter().copied()).collect();
    for chunk in pairs.chunks(AT_ONCE) {
        let rows = placeholders::rows(connection, 7, chunk.len());
        let statement = format!(
            "INSERT INTO tally (scan_id, group_code, split, part, item, choice, n) VALUES {rows} \
             ON CONFLICT (scan_id, group_code, split, part, item, choice) DO UPDATE SET n = tally.n + excluded.n - {ORIGIN}"
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (counter, n) in chunk {
            query = query
                .bind(scan)
                .bind(group.code())
                .bind(counter.split.question.as_str())
                .bind(counter.split.part.as_str())
                .bind(counter.item.as_str())
                .bind(counter.option.as_str())
                .bind(ORIGIN + n);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// How many have sent, of the groups of which anybody has.
pub(crate) async fn responses(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Responses, Error> {
    let counted: Vec<(String, i64)> = sqlx::query_as(
        "SELECT group_code, n FROM tally WHERE scan_id = $1 AND group_code IN ($2, $3, $4, $5) \
         AND split = '' AND part = '' AND item = $6 AND choice = $7",
    )
    .bind(scan)
    .bind(RespondentGroup::Council.code())
    .bind(RespondentGroup::Executive.code())
    .bind(RespondentGroup::Staff.code())
    .bind(RespondentGroup::Residents.code())
    .bind(RESPONSES)
    .bind(SENT)
    .fetch_all(connection)
    .await?;
    counted
        .into_iter()
        .map(|(group, n)| Ok((group_of(&group)?, people(n)?)))
        .collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    group_code: String,
    split: String,
    part: String,
    item: String,
    choice: String,
    n: i64,
}

/// All counters of a scan, read and thrown away.
pub(super) async fn take(connection: &mut AnyConnection, scan: &ScanId) -> Result<Tally, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "DELETE FROM tally WHERE scan_id = $1 RETURNING group_code, split, part, item, choice, n",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    let mut tally = Tally::new();
    for row in rows.into_iter().filter(|row| row.n > ORIGIN) {
        let split = Split::part(&row.split, &row.part);
        let group = group_of(&row.group_code)?;
        tally.add(group, &split, &row.item, &row.choice, people(row.n)?);
    }
    Ok(tally)
}

fn people(n: i64) -> Result<u32, Error> {
    u32::try_from(n - ORIGIN).map_err(Error::unavailable)
}
