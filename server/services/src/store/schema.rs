//! The tables, made and changed step by step by the files in `migrations/`, one folder for each engine.

use sqlx::AnyPool;
use sqlx::migrate::Migrator;

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
pub(super) static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

pub(super) async fn migrate_sqlite(writer: &AnyPool) -> Result<(), sqlx::Error> {
    Ok(SQLITE.run(writer).await?)
}

pub(super) async fn migrate_postgres(writers: &AnyPool) -> Result<(), sqlx::Error> {
    Ok(POSTGRES.run(writers).await?)
}
