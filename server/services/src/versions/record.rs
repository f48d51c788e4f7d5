//! A brought version, as the database keeps it.

use sqlx::{AnyConnection, AssertSqlSafe};

use crate::error::Error;
use crate::ids::{MemberId, QuestionnaireId};
use crate::store::Instant;

/// A version that was brought.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Record {
    pub(super) id: QuestionnaireId,
    pub(super) version: String,
    pub(super) hash: String,
    pub(super) brought_by: MemberId,
    pub(super) brought_name: String,
    /// Since when the one who brought it has no account any more.
    pub(super) bringer_ended_at: Option<Instant>,
    pub(super) brought_at: Instant,
    pub(super) released_name: Option<String>,
    pub(super) released_at: Option<Instant>,
    pub(super) withdrawn_name: Option<String>,
    pub(super) withdrawn_at: Option<Instant>,
    pub(super) withdrawn_because: Option<String>,
}

/// All that were brought, in no order.
pub(super) async fn every(connection: &mut AnyConnection) -> Result<Vec<Record>, Error> {
    select(connection, "$1 = ''", "").await
}

/// The one of that number that was not withdrawn.
pub(super) async fn find(
    connection: &mut AnyConnection,
    version: &str,
) -> Result<Option<Record>, Error> {
    let condition = "q.version = $1 AND q.withdrawn_at IS NULL";
    Ok(select(connection, condition, version).await?.pop())
}

async fn select(
    connection: &mut AnyConnection,
    condition: &'static str,
    value: &str,
) -> Result<Vec<Record>, Error> {
    Ok(sqlx::query_as(AssertSqlSafe(format!(
        "SELECT q.id, q.version, q.hash, q.brought_by, b.name AS brought_name, b.ended_at AS bringer_ended_at, q.brought_at, \
         r.name AS released_name, q.released_at, w.name AS withdrawn_name, q.withdrawn_at, q.withdrawn_because \
         FROM questionnaire_versions q JOIN members b ON b.id = q.brought_by \
         LEFT JOIN members r ON r.id = q.released_by LEFT JOIN members w ON w.id = q.withdrawn_by WHERE {condition}"
    )))
    .bind(value)
    .fetch_all(connection)
    .await?)
}

/// The file.
pub(super) async fn file(
    connection: &mut AnyConnection,
    id: &QuestionnaireId,
) -> Result<String, Error> {
    Ok(
        sqlx::query_scalar("SELECT toml FROM questionnaire_versions WHERE id = $1")
            .bind(id)
            .fetch_one(connection)
            .await?,
    )
}
