//! Open remarks, shuffled so that none leads to its writer or to another of theirs.

use questionnaires::kind::RespondentGroup;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::error::Error;
use crate::ids::{RemarkId, ScanId};
use crate::store::placeholders;

/// How many remarks of before are written anew together with those of a batch. All there are, in a small group; in a large one so
/// many, drawn at random, that what is written together was not for that reason sent together.
const COMPANY: i64 = 256;

/// Rows in one statement.
const AT_ONCE: usize = 128;

/// The theme and the text of a remark. Whose it is, is not kept anywhere.
pub(super) type Remark = (String, String);

/// Adds remarks of a group, together with earlier ones under new ids, in the order of the ids. Done whenever somebody of the group
/// sends, with remarks or without: otherwise the last one written would be of whoever sent last.
pub(super) async fn shuffle_in(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
    new: &[Remark],
) -> Result<(), Error> {
    let mut remarks = take(
        connection,
        scan,
        group,
        RemarkId::random().as_str(),
        COMPANY,
    )
    .await?;
    let missing = COMPANY - i64::try_from(remarks.len()).map_err(Error::unavailable)?;
    if missing > 0 {
        remarks.extend(take(connection, scan, group, "", missing).await?);
    }
    remarks.extend_from_slice(new);
    put(connection, scan, group, remarks).await
}

/// Writes all remarks of a scan anew, under new ids: for closing, after which nobody sends any more.
pub(super) async fn shuffle_all(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<(), Error> {
    for group in RespondentGroup::ALL {
        let remarks = take(connection, scan, group, "", i64::MAX).await?;
        put(connection, scan, group, remarks).await?;
    }
    Ok(())
}

/// Takes out of the table at most `most` remarks of a group, from an id on. Ids are random, so a random id draws at random.
async fn take(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
    from: &str,
    most: i64,
) -> Result<Vec<Remark>, Error> {
    let taken = sqlx::query_as(
        "DELETE FROM remarks WHERE id IN (SELECT id FROM remarks WHERE scan_id = $1 AND group_code = $2 AND id >= $3 \
         ORDER BY id LIMIT $4) RETURNING theme_key, body",
    )
    .bind(scan)
    .bind(group.code())
    .bind(from)
    .bind(most)
    .fetch_all(connection)
    .await?;
    Ok(taken)
}

async fn put(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
    remarks: Vec<Remark>,
) -> Result<(), Error> {
    let mut named: Vec<(RemarkId, Remark)> = remarks
        .into_iter()
        .map(|remark| (RemarkId::random(), remark))
        .collect();
    named.sort();
    for chunk in named.chunks(AT_ONCE) {
        let rows = placeholders::rows(connection, 6, chunk.len());
        let insert = format!(
            "INSERT INTO remarks (scan_id, group_code, status, id, theme_key, body) VALUES {rows}"
        );
        let mut query = sqlx::query(AssertSqlSafe(insert)).persistent(false);
        for (id, (theme, body)) in chunk {
            query = query
                .bind(scan)
                .bind(group.code())
                .bind(WAITING)
                .bind(id)
                .bind(theme.as_str())
                .bind(body.as_str());
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// The status of a remark that nobody has read yet.
const WAITING: &str = "waiting";
