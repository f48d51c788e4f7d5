//! Keeping the released tables: once, at closing.

use chrono::{DateTime, Utc};
use questionnaires::protection::Released;
use questionnaires::results::ResultTables;
use questionnaires::rules::Rules;
use sqlx::AnyConnection;

use super::naming::naming;
use crate::error::Error;
use crate::ids::ScanId;
use crate::store::Instant;

/// Keeps the tables of a scan that closes, and settles under whose name its remarks may be read. Part of the transaction that closes
/// the scan; the tables `remarks` and `tally` are then to be compacted.
///
/// # Errors
/// [`Error::Conflict`] when the scan has tables already: they are computed once.
pub(crate) async fn store_released(
    transaction: &mut AnyConnection,
    scan: &ScanId,
    rules: &Rules,
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
    settle_names(transaction, scan, rules, released).await
}

/// From here on the database itself does not know who wrote a remark that must stand without a name.
async fn settle_names(
    transaction: &mut AnyConnection,
    scan: &ScanId,
    rules: &Rules,
    released: &Released<ResultTables>,
) -> Result<(), Error> {
    let naming = naming(
        &released.groups,
        &released.remarks_from,
        rules.full_detail_from(),
    );
    for group in naming.nameless {
        sqlx::query("UPDATE remarks SET group_code = '' WHERE scan_id = $1 AND group_code = $2")
            .bind(scan)
            .bind(group.code())
            .execute(&mut *transaction)
            .await?;
    }
    for group in naming.unreadable {
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
