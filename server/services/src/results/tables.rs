//! Keeping the released tables: once, at closing.

use chrono::{DateTime, Utc};
use questionnaires::kind::RespondentGroup;
use questionnaires::protection::Released;
use questionnaires::results::ResultTables;
use sqlx::AnyConnection;

use crate::error::Error;
use crate::ids::ScanId;
use crate::store::Instant;

/// Keeps the tables of a scan that closes, and destroys the remarks that nobody may read. Part of the transaction that closes
/// the scan; the tables `remarks` and `tally` are then to be compacted.
///
/// # Errors
/// [`Error::Conflict`] when the scan has tables already: they are computed once.
pub(crate) async fn store_released(
    transaction: &mut AnyConnection,
    scan: &ScanId,
    released: &Released<ResultTables>,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let stored = sqlx::query("INSERT INTO released_results (scan_id, released_at, tables) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(scan)
        .bind(Instant(at))
        .bind(released.to_stored().map_err(Error::unavailable)?)
        .execute(&mut *transaction)
        .await?;
    if stored.rows_affected() != 1 {
        return Err(Error::Conflict);
    }
    destroy_remarks_of_small_groups(transaction, scan, released).await
}

/// A group of fewer than ten answers has no remarks (`anonymity.md`, "What is shown", 3), and its people were told so: theirs are
/// destroyed before anybody reads them.
async fn destroy_remarks_of_small_groups(
    transaction: &mut AnyConnection,
    scan: &ScanId,
    released: &Released<ResultTables>,
) -> Result<(), Error> {
    let small = RespondentGroup::ALL
        .into_iter()
        .filter(|group| !released.remarks_from.contains(group));
    for group in small {
        sqlx::query("DELETE FROM remarks WHERE scan_id = $1 AND group_code = $2")
            .bind(scan)
            .bind(group.code())
            .execute(&mut *transaction)
            .await?;
    }
    Ok(())
}

/// The tables of a scan.
///
/// # Errors
/// [`Error::NotFound`] when the scan has none.
pub(super) async fn released(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Released<ResultTables>, Error> {
    let stored: Option<(String,)> =
        sqlx::query_as("SELECT tables FROM released_results WHERE scan_id = $1")
            .bind(scan)
            .fetch_optional(connection)
            .await?;
    let (tables,) = stored.ok_or(Error::NotFound)?;
    Released::from_stored(&tables).map_err(Error::unavailable)
}
