//! Short lists that people put in order: talking points, priorities, actions. What is taken out stays until the plan is adopted, so
//! that it can be put back.

use sqlx::{AnyConnection, AssertSqlSafe};

use crate::error::{Error, Refusal};

/// One kind of list: its table, and the column that says whose list a row is in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List {
    pub table: &'static str,
    pub owner: &'static str,
}

/// Where to move a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// One place towards the beginning.
    Up,
    /// One place towards the end.
    Down,
}

impl List {
    /// Refuses another row when there are `most`.
    ///
    /// # Errors
    /// [`Refusal::Full`].
    pub async fn require_room(
        self,
        connection: &mut AnyConnection,
        owner: &str,
        most: usize,
    ) -> Result<(), Error> {
        if self.places(connection, owner).await?.len() < most {
            Ok(())
        } else {
            Err(Refusal::Full { most }.into())
        }
    }

    /// The position of a new last row: also after those that are taken out.
    pub async fn next_position(
        self,
        connection: &mut AnyConnection,
        owner: &str,
    ) -> Result<i64, Error> {
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

    /// Changes places with the row before or after it; the first stays first and the last stays last.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the list has no such row.
    pub async fn shift(
        self,
        connection: &mut AnyConnection,
        owner: &str,
        id: &str,
        shift: Shift,
    ) -> Result<(), Error> {
        let places = self.places(connection, owner).await?;
        let at = places
            .iter()
            .position(|(own, _)| own == id)
            .ok_or(Error::NotFound)?;
        let other = match shift {
            Shift::Up => at.checked_sub(1),
            Shift::Down => Some(at + 1),
        };
        let Some((neighbour, position)) = other.and_then(|other| places.get(other)) else {
            return Ok(());
        };
        self.set_position(connection, id, *position).await?;
        self.set_position(connection, neighbour, places[at].1).await
    }

    /// Takes a row out, or puts it back where it was.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the list has no such row.
    pub async fn set_removed(
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
        if changed.rows_affected() == 1 {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
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
