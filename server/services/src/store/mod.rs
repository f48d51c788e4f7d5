//! The database: SQLite in a file of its own, or PostgreSQL. Nothing outside this folder asks which.
//!
//! Rules for SQL that means the same on both engines: `$1` placeholders; `RETURNING` and `ON CONFLICT` as both know them;
//! numbers are `i64`, never `bool`; sums are written `CAST(SUM(…) AS BIGINT)`; names are sorted in Rust, since each engine
//! has an order of its own; values of time go through [`Instant`] and [`Day`].

pub(crate) mod placeholders;
mod postgres;
mod schema;
mod sqlite;
mod values;
mod write;

#[cfg(test)]
mod tests;

use std::path::Path;

use sqlx::{Any, AnyPool, Transaction};

pub(crate) use values::{Day, Instant};
pub(crate) use write::{WriteTransaction, require_one};

/// The pools of one database.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    engine: Engine,
    upkeep: Upkeep,
    read: AnyPool,
    write: AnyPool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

/// When the files are seen to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Upkeep {
    /// A commit is on the disk when it returns, and what was destroyed is gone from the files when it is said so.
    AtOnce,
    /// Both at [`Store::finish_filling`]: for what is made up, and can be made again after a crash.
    AtTheEnd,
}

impl Store {
    /// Opens the SQLite file, making it where it is missing, and brings its tables up to date.
    pub(crate) async fn open_sqlite(file: &Path, upkeep: Upkeep) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        sqlite::make(file)?;
        let url = sqlite::url(file);
        let write = sqlite::writer(&url, upkeep).await?;
        schema::migrate_sqlite(&write).await?;
        let read = sqlite::readers(&url).await?;
        Ok(Self {
            engine: Engine::Sqlite,
            upkeep,
            read,
            write,
        })
    }

    /// Connects to PostgreSQL and brings the tables up to date.
    pub(crate) async fn open_postgres(url: &str, upkeep: Upkeep) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let write = postgres::writers(url).await?;
        schema::migrate_postgres(&write).await?;
        let read = postgres::readers(url).await?;
        Ok(Self {
            engine: Engine::Postgres,
            upkeep,
            read,
            write,
        })
    }

    /// For reading. A statement that writes fails here.
    pub(crate) const fn read(&self) -> &AnyPool {
        &self.read
    }

    /// For reading what belongs together: everything is as it was at the first thing that is read, whatever others commit meanwhile. To be let
    /// go of soon, since on SQLite the journal is not emptied while somebody reads.
    pub(crate) async fn read_together(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        match self.engine {
            Engine::Sqlite => self.read.begin().await,
            Engine::Postgres => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ";
                self.read.begin_with(begin).await
            }
        }
    }

    /// Begins a transaction that writes; it undoes itself unless committed. On SQLite there is one at a time, and the next in
    /// line gets its turn in the order of asking; on PostgreSQL several run side by side, so whoever checks before changing
    /// takes [`WriteTransaction::exclusively`] or puts the check into the `WHERE` of the change.
    pub(crate) async fn write(&self) -> Result<WriteTransaction, sqlx::Error> {
        match self.engine {
            Engine::Sqlite => Ok(WriteTransaction::new(
                self.write.begin_with("BEGIN IMMEDIATE").await?,
                false,
            )),
            Engine::Postgres => Ok(WriteTransaction::new(self.write.begin().await?, true)),
        }
    }

    /// Lets go of earlier versions of changed pages, as far as nobody is reading them just now: with them a copy of the files
    /// would show one submission after the other. On PostgreSQL this does nothing: earlier versions go when it vacuums, and its log
    /// when it is recycled. README.md tells the operator what that means.
    /// `false`: somebody was reading them, try again later.
    pub(crate) async fn forget_history(&self) -> Result<bool, sqlx::Error> {
        match (self.engine, self.upkeep) {
            (Engine::Sqlite, Upkeep::AtOnce) => sqlite::empty_journal(&self.write).await,
            (Engine::Sqlite, Upkeep::AtTheEnd) | (Engine::Postgres, _) => Ok(true),
        }
    }

    /// Rewrites the tables so that nothing of deleted rows is left in the files. Outside any transaction; it takes as long as
    /// copying the database does.
    pub(crate) async fn compact(&self, tables: &[&'static str]) -> Result<(), sqlx::Error> {
        match (self.engine, self.upkeep) {
            (_, Upkeep::AtTheEnd) => Ok(()),
            (Engine::Sqlite, Upkeep::AtOnce) => sqlite::compact(&self.write).await,
            (Engine::Postgres, Upkeep::AtOnce) => postgres::compact(&self.write, tables).await,
        }
    }

    /// Brings everything to the disk and rewrites all tables, once.
    pub(crate) async fn finish_filling(&self) -> Result<(), sqlx::Error> {
        match self.engine {
            Engine::Sqlite => {
                sqlite::wait_for_disk(&self.write).await?;
                sqlite::compact(&self.write).await
            }
            Engine::Postgres => postgres::compact_all(&self.write).await,
        }
    }

    /// Waits for what is running and closes all connections.
    pub(crate) async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

/// Whether the change would have made a second row with a key that may be there once. The only thing to know about a
/// constraint: its name exists on PostgreSQL alone.
pub(crate) fn is_unique_violation(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(|error| error.is_unique_violation())
}
