//! The mark that a code was used, without a trace of when.

use sqlx::{AnyConnection, AssertSqlSafe};

use super::Counted;
use crate::error::Error;
use crate::store::placeholders;

/// Up to this many, all receipts of a group are written anew whenever somebody of the group sends. In a larger group a receipt
/// keeps its place in the order of sending; it is then one of so many that its place leads to nobody's remark or answer.
const SMALL_GROUP: u32 = 256;

/// Rows in one statement.
const AT_ONCE: usize = 256;

/// A code that was used, and whether it was made beforehand.
type Receipt = (String, i64);

/// Marks the codes of a batch as used and deletes their drafts. In a small group all used codes are written anew, in the order of
/// their fingerprints: no row then is the last one written, and none lies where its moment put it.
pub(super) async fn mark(connection: &mut AnyConnection, counted: &Counted) -> Result<(), Error> {
    take(connection, counted).await?;
    let mut receipts: Vec<Receipt> = counted.receipts.clone();
    if counted.before <= SMALL_GROUP {
        receipts.extend(earlier(connection, counted).await?);
    }
    receipts.sort();
    for chunk in receipts.chunks(AT_ONCE) {
        put(connection, counted, chunk).await?;
    }
    Ok(())
}

/// Takes the rows of those who send now out of the table, with their drafts.
async fn take(connection: &mut AnyConnection, counted: &Counted) -> Result<(), Error> {
    for chunk in counted.receipts.chunks(AT_ONCE) {
        let wanted = placeholders::list(1, chunk.len());
        let delete = format!(
            "DELETE FROM participations WHERE used = 0 AND fingerprint IN ({wanted}) RETURNING draft"
        );
        let mut query = sqlx::query_scalar(AssertSqlSafe(delete)).persistent(false);
        for (fingerprint, _) in chunk {
            query = query.bind(fingerprint.as_str());
        }
        let taken: Vec<i64> = query.fetch_all(&mut *connection).await?;
        if taken.len() != chunk.len() {
            return Err(Error::unavailable(
                "a code was used while it was being used",
            ));
        }
        let delete = format!("DELETE FROM drafts WHERE number IN ({wanted})");
        let mut query = sqlx::query(AssertSqlSafe(delete)).persistent(false);
        for number in taken {
            query = query.bind(number);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Takes the receipts of those who sent earlier out of the table.
async fn earlier(connection: &mut AnyConnection, counted: &Counted) -> Result<Vec<Receipt>, Error> {
    let receipts = sqlx::query_as(
        "DELETE FROM participations WHERE scan_id = $1 AND group_code = $2 AND used = 1 RETURNING fingerprint, personal",
    )
    .bind(&counted.scan.id)
    .bind(counted.group.code())
    .fetch_all(connection)
    .await?;
    Ok(receipts)
}

async fn put(
    connection: &mut AnyConnection,
    counted: &Counted,
    receipts: &[Receipt],
) -> Result<(), Error> {
    let rows = placeholders::rows(connection, 5, receipts.len());
    let insert = format!(
        "INSERT INTO participations (scan_id, group_code, used, fingerprint, personal) VALUES {rows}"
    );
    let mut query = sqlx::query(AssertSqlSafe(insert)).persistent(false);
    for (fingerprint, personal) in receipts {
        query = query
            .bind(&counted.scan.id)
            .bind(counted.group.code())
            .bind(1_i64)
            .bind(fingerprint.as_str())
            .bind(*personal);
    }
    query.execute(connection).await?;
    Ok(())
}
