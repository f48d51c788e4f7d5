//! The days that the life of a plan has ahead of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::ROUNDS;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::{ScanDay, State};
use crate::store::Day;

#[derive(sqlx::FromRow)]
struct Row {
    id: ScanId,
    adopted_on: Day,
    last: Option<i64>,
    closes_on: Option<Day>,
}

/// The next day of each adopted plan that is still followed: the last one of the round that is open, or the one on which the next round begins.
pub(crate) async fn coming_days(
    connection: &mut AnyConnection,
    today: NaiveDate,
) -> Result<BTreeMap<ScanId, (NaiveDate, ScanDay)>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT s.id, (SELECT MIN(v.adopted_on) FROM plan_versions v WHERE v.scan_id = s.id) AS adopted_on, \
         (SELECT MAX(r.number) FROM progress_rounds r WHERE r.scan_id = s.id) AS last, \
         (SELECT MAX(o.closes_on) FROM progress_rounds o WHERE o.scan_id = s.id AND o.closed_at IS NULL) AS closes_on \
         FROM scans s WHERE s.state IN ($1, $2) AND EXISTS (SELECT 1 FROM plan_versions v WHERE v.scan_id = s.id) \
         AND NOT EXISTS (SELECT 1 FROM stopped_plans t WHERE t.scan_id = s.id)",
    )
    .bind(State::Adopted.code())
    .bind(State::Published.code())
    .fetch_all(connection)
    .await?;
    let days = rows.into_iter().filter_map(|row| {
        let (on, what) = row.next()?;
        // What is a day late happens today.
        Some((row.id, (on.max(today), what)))
    });
    Ok(days.collect())
}

impl Row {
    fn next(&self) -> Option<(NaiveDate, ScanDay)> {
        if let Some(Day(last_day)) = self.closes_on {
            return Some((last_day, ScanDay::RoundCloses));
        }
        let held = usize::try_from(self.last.unwrap_or(0)).ok()?;
        let begins = self.adopted_on.0.checked_add_months(*ROUNDS.get(held)?)?;
        Some((begins, ScanDay::RoundBegins))
    }
}
