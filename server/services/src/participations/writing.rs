//! Writing drafts. Only the desk does, in its own transaction.

use sqlx::AnyConnection;

use super::rows::Row;
use crate::error::Error;

/// Puts down a draft that somebody begins at a shared link.
pub(crate) async fn begin(
    connection: &mut AnyConnection,
    fingerprint: &str,
    row: &Row,
    sealed: &[u8],
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO participations (fingerprint, scan_id, group_code, personal, used, sealed) VALUES ($1, $2, $3, 0, 0, $4)",
    )
    .bind(fingerprint)
    .bind(&row.scan)
    .bind(row.group.code())
    .bind(sealed)
    .execute(connection)
    .await?;
    Ok(())
}

/// Puts a draft in the place of the one before.
pub(crate) async fn keep(
    connection: &mut AnyConnection,
    fingerprint: &str,
    sealed: &[u8],
) -> Result<(), Error> {
    sqlx::query("UPDATE participations SET sealed = $2 WHERE fingerprint = $1 AND used = 0")
        .bind(fingerprint)
        .bind(sealed)
        .execute(connection)
        .await?;
    Ok(())
}
