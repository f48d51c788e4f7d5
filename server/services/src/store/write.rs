//! A transaction that writes.

use std::ops::{Deref, DerefMut};

use sqlx::any::AnyQueryResult;
use sqlx::{Any, AnyConnection, Transaction};

use crate::error::Error;

/// A transaction that writes. Dropping it undoes it.
#[derive(Debug)]
pub(crate) struct WriteTransaction {
    transaction: Transaction<'static, Any>,
    others_write: bool,
}

impl WriteTransaction {
    pub(super) const fn new(transaction: Transaction<'static, Any>, others_write: bool) -> Self {
        Self {
            transaction,
            others_write,
        }
    }

    /// Waits until no other transaction holds the same key, and holds it until the end: what is read from now on about the
    /// thing with that key is still so when it is changed. Take one key a transaction, first of all, or two may wait for each other.
    pub(crate) async fn exclusively(&mut self, key: &str) -> Result<(), sqlx::Error> {
        if self.others_write {
            sqlx::query(
                "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0))",
            )
            .bind(key)
            .execute(&mut **self)
            .await?;
        }
        Ok(())
    }

    /// Makes the changes last. Once this returns they survive a crash.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        self.transaction.commit().await
    }
}

impl Deref for WriteTransaction {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.transaction
    }
}

impl DerefMut for WriteTransaction {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }
}

/// The one row that a statement meant was there.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) fn require_one(changed: &AnyQueryResult) -> Result<(), Error> {
    if changed.rows_affected() == 1 {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}
