//! Writing drafts. Only the desk does, in its own transaction.

use sqlx::AnyConnection;

use super::rows::Row;
use crate::error::Error;
use crate::secrets::random_number;

/// Puts down a draft that somebody begins at a shared link.
pub(crate) async fn begin(
    connection: &mut AnyConnection,
    fingerprint: &str,
    row: &Row,
    sealed: &[u8],
) -> Result<(), Error> {
    let number = random_number();
    sqlx::query(
        "INSERT INTO participations (fingerprint, scan_id, group_code, personal, used, draft) VALUES ($1, $2, $3, 0, 0, $4)",
    )
    .bind(fingerprint)
    .bind(&row.scan)
    .bind(row.group.code())
    .bind(number)
    .execute(&mut *connection)
    .await?;
    keep(connection, number, sealed).await
}

/// Puts a draft where it has to lie, in the place of the one before if there is one.
pub(crate) async fn keep(
    connection: &mut AnyConnection,
    number: i64,
    sealed: &[u8],
) -> Result<(), Error> {
    sqlx::query("INSERT INTO drafts (number, sealed) VALUES ($1, $2) ON CONFLICT (number) DO UPDATE SET sealed = excluded.sealed")
        .bind(number)
        .bind(sealed)
        .execute(connection)
        .await?;
    Ok(())
}
