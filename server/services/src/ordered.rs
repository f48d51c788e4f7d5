//! Short lists that people put in order: talking points, priorities, actions. What is taken out stays until the plan is adopted, so
//! that it can be put back.

use sqlx::{AnyConnection, AssertSqlSafe};

use crate::audit::Change;
use crate::error::{Error, Refusal};
use crate::store::require_one;

/// One kind of list: its table, the column that says whose list a row is in, and how many rows fit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List {
    pub table: &'static str,
    pub owner: &'static str,
    pub most: usize,
}

/// Where something in a list goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One place towards the beginning.
    Up,
    /// One place towards the end.
    Down,
    /// Out of the list; it can be put back.
    Out,
    /// Back where it was before it was taken out.
    Back,
}

impl List {
    /// The position of a new last row: also after those that are taken out.
    ///
    /// # Errors
    /// [`Refusal::Full`] when no more fit.
    pub async fn append(self, connection: &mut AnyConnection, owner: &str) -> Result<i64, Error> {
        self.require_room(connection, owner).await?;
        let statement = format!(
            "SELECT COALESCE(MAX(position), 0) FROM {} WHERE {} = $1",
            self.table, self.owner
        );
        let (last,): (i64,) = sqlx::query_as(AssertSqlSafe(statement))
            .bind(owner)
            .fetch_one(connection)
            .await?;
        Ok(last + 1)
    }

    /// Moves a row, and answers what that is called in the audit trail.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the list has no such row; [`Refusal::Full`] when others took the place of one that goes back.
    pub async fn arrange(
        self,
        connection: &mut AnyConnection,
        owner: &str,
        id: &str,
        to: Move,
    ) -> Result<Change, Error> {
        match to {
            Move::Up | Move::Down => {
                self.shift(connection, owner, id, to == Move::Up).await?;
                Ok(Change::Moved)
            }
            Move::Out => {
                self.set_removed(connection, owner, id, true).await?;
                Ok(Change::Removed)
            }
            Move::Back => {
                self.require_room(connection, owner).await?;
                self.set_removed(connection, owner, id, false).await?;
                Ok(Change::Restored)
            }
        }
    }

    async fn require_room(self, connection: &mut AnyConnection, owner: &str) -> Result<(), Error> {
        if self.places(connection, owner).await?.len() < self.most {
            Ok(())
        } else {
            Err(Refusal::Full { most: self.most }.into())
        }
    }

    /// Changes places with the row before or after it; the first stays first and the last stays last.
    async fn shift(
        self,
        connection: &mut AnyConnection,
        owner: &str,
        id: &str,
        up: bool,
    ) -> Result<(), Error> {
        let places = self.places(connection, owner).await?;
        let at = places
            .iter()
            .position(|(own, _)| own == id)
            .ok_or(Error::NotFound)?;
        let other = if up { at.checked_sub(1) } else { Some(at + 1) };
        let Some((neighbour, position)) = other.and_then(|other| places.get(other)) else {
            return Ok(());
        };
        self.set_position(connection, id, *position).await?;
        self.set_position(connection, neighbour, places[at].1).await
    }

    async fn set_removed(
        self,
        connection: &mut AnyConnection,
        owner: &str,
        id: &str,
        removed: bool,
    ) -> Result<(), Error> {
        let statement = format!(
            "UPDATE {} SET removed = $1 WHERE id = $2 AND {} = $3",
            self.table, self.owner
        );
        let changed = sqlx::query(AssertSqlSafe(statement))
            .bind(i64::from(removed))
            .bind(id)
            .bind(owner)
            .execute(connection)
            .await?;
        require_one(&changed)
    }

    async fn places(
        self,
        connection: &mut AnyConnection,
        owner: &str,
    ) -> Result<Vec<(String, i64)>, Error> {
        let statement = format!(
            "SELECT id, position FROM {} WHERE {} = $1 AND removed = 0 ORDER BY position, id",
            self.table, self.owner
        );
        Ok(sqlx::query_as(AssertSqlSafe(statement))
            .bind(owner)
            .fetch_all(connection)
            .await?)
    }

    async fn set_position(
        self,
        connection: &mut AnyConnection,
        id: &str,
        position: i64,
    ) -> Result<(), Error> {
        let statement = format!("UPDATE {} SET position = $1 WHERE id = $2", self.table);
        sqlx::query(AssertSqlSafe(statement))
            .bind(position)
            .bind(id)
            .execute(connection)
            .await?;
        Ok(())
    }
}
