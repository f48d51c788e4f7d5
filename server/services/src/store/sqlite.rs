//! The embedded engine: one writer, several readers, one file and its journal.

use std::io;
use std::path::Path;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AnyPool, ConnectOptions as _, Executor as _, Row as _};

use super::Upkeep;
use crate::private::make_file;

/// Reading is quick and each reader is a thread: more would only take turns on the processors.
const READERS: u32 = 4;

/// How long a request waits for its turn before the server says it is too busy.
const WAIT: Duration = Duration::from_secs(15);

/// `FULL`: a commit is on the disk when it returns. `secure_delete`: what is deleted is overwritten. `temp_store`: sorting leaves nothing on disk.
const EACH_CONNECTION: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; \
     PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 15000";

/// In kibibytes. What a batch of people who send reads is what it then deletes and overwrites: their drafts, and all that their groups wrote
/// before. With the usual 2,000 most of it was read from the file twice.
const CACHE_OF_WRITER: &str = "PRAGMA cache_size = -4000";

/// In kibibytes. Each reader has its own, and all of it is stale after the next commit.
const CACHE_OF_READER: &str = "PRAGMA cache_size = -1000";

/// How often compacting asks for the journal when a reader still holds it.
const TRIES: u32 = 50;

/// Makes the file where it is missing, for the server's own user only; SQLite gives its journal the same permissions.
pub(super) fn make(file: &Path) -> io::Result<()> {
    match make_file(file) {
        Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => Err(cause),
        Ok(_) | Err(_) => Ok(()),
    }
}

pub(super) fn url(file: &Path) -> String {
    SqliteConnectOptions::new()
        .filename(file)
        .to_url_lossy()
        .into()
}

/// The one writer. Whoever writes queues for it in order, instead of failing on a locked file.
pub(super) async fn writer(url: &str, upkeep: Upkeep) -> Result<AnyPool, sqlx::Error> {
    options(1)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                connection.execute("PRAGMA journal_mode = WAL").await?;
                connection.execute(EACH_CONNECTION).await?;
                if upkeep == Upkeep::AtTheEnd {
                    connection.execute("PRAGMA synchronous = OFF").await?;
                }
                connection.execute(CACHE_OF_WRITER).await.map(|_| ())
            })
        })
        .connect(url)
        .await
}

pub(super) async fn readers(url: &str) -> Result<AnyPool, sqlx::Error> {
    options(READERS)
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection.execute(EACH_CONNECTION).await?;
                connection.execute(CACHE_OF_READER).await?;
                connection
                    .execute("PRAGMA query_only = ON")
                    .await
                    .map(|_| ())
            })
        })
        .connect(url)
        .await
}

/// From here on a commit is on the disk when it returns; what was committed before comes along.
pub(super) async fn wait_for_disk(writer: &AnyPool) -> Result<(), sqlx::Error> {
    writer
        .execute("PRAGMA synchronous = FULL")
        .await
        .map(|_| ())
}

/// A connection to a file does not go stale: none is tested or replaced.
fn options(connections: u32) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(WAIT)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

/// Moves the journal into the file and cuts it to nothing. `false`: a reader was in the way, try again later. It does not wait
/// for that reader, since all who write would wait with it.
pub(super) async fn empty_journal(writer: &AnyPool) -> Result<bool, sqlx::Error> {
    let rows = writer
        .fetch_all(
            "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 15000",
        )
        .await?;
    let checkpoint = rows
        .iter()
        .find(|row| row.len() == 3)
        .ok_or(sqlx::Error::RowNotFound)?;
    Ok(checkpoint.try_get::<i64, _>(0)? == 0)
}

pub(super) async fn compact(writer: &AnyPool) -> Result<(), sqlx::Error> {
    writer.execute("VACUUM").await?;
    for _ in 0..TRIES {
        if empty_journal(writer).await? {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(sqlx::Error::Protocol(
        "a reader kept the journal from being emptied".to_owned(),
    ))
}
