//! The engine for when one machine is outgrown.

use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, AssertSqlSafe, Executor as _};

/// Connections that write, and as many that read, of each server.
const CONNECTIONS: u32 = 16;

/// How long a request waits for its turn before the server says it is too busy.
const WAIT: Duration = Duration::from_secs(15);

pub(super) async fn writers(url: &str) -> Result<AnyPool, sqlx::Error> {
    options().connect(url).await
}

pub(super) async fn readers(url: &str) -> Result<AnyPool, sqlx::Error> {
    options()
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection
                    .execute("SET default_transaction_read_only = on")
                    .await
                    .map(|_| ())
            })
        })
        .connect(url)
        .await
}

fn options() -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(WAIT)
}

pub(super) async fn compact_all(writers: &AnyPool) -> Result<(), sqlx::Error> {
    writers.execute("VACUUM (FULL)").await.map(|_| ())
}

pub(super) async fn compact(writers: &AnyPool, tables: &[&'static str]) -> Result<(), sqlx::Error> {
    for table in tables {
        writers
            .execute(AssertSqlSafe(format!("VACUUM (FULL) {table}")))
            .await?;
    }
    Ok(())
}
