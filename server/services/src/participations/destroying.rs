//! At closing all codes, drafts and receipts go.

use sqlx::AnyConnection;

use crate::error::Error;
use crate::ids::ScanId;

/// Destroys every code, draft and receipt of a scan, and answers how many there were. In the transaction that closes or cancels it.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub(crate) async fn destroy(connection: &mut AnyConnection, scan: &ScanId) -> Result<u64, Error> {
    sqlx::query("DELETE FROM drafts WHERE number IN (SELECT draft FROM participations WHERE scan_id = $1 AND used = 0)")
        .bind(scan)
        .execute(&mut *connection)
        .await?;
    let destroyed = sqlx::query("DELETE FROM participations WHERE scan_id = $1")
        .bind(scan)
        .execute(&mut *connection)
        .await?;
    for delete in [
        "DELETE FROM renewed_links WHERE scan_id = $1",
        "DELETE FROM room_codes WHERE scan_id = $1",
    ] {
        sqlx::query(delete)
            .bind(scan)
            .execute(&mut *connection)
            .await?;
    }
    Ok(destroyed.rows_affected())
}
