//! What the programme offers, as the database keeps it.

use questionnaires::kind::{AuthorityKind, Subgoal};
use sqlx::AnyConnection;

use crate::error::Error;
use crate::ids::SupportId;
use crate::store::WriteTransaction;

/// Something the programme offers to authorities with a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// The support.
    pub id: SupportId,
    /// What it is called.
    pub name: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// Where to read more, with `https`; empty where there is no such page.
    pub link: String,
    /// The subgoals it serves, in their fixed order.
    pub subgoals: Vec<Subgoal>,
    /// The kinds of authority it is for, in their fixed order.
    pub kinds: Vec<AuthorityKind>,
    /// Whether it can be asked for now.
    pub offered: bool,
}

impl Support {
    /// Whether it is offered to such an authority for one of these subgoals.
    #[must_use]
    pub fn is_offered(&self, kind: AuthorityKind, subgoals: &[Subgoal]) -> bool {
        self.offered
            && self.kinds.contains(&kind)
            && self.subgoals.iter().any(|own| subgoals.contains(own))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: SupportId,
    name: String,
    description: String,
    link: String,
    subgoals: String,
    kinds: String,
    offered: i64,
}

impl TryFrom<Row> for Support {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: row.id,
            name: row.name,
            description: row.description,
            link: row.link,
            subgoals: serde_json::from_str(&row.subgoals).map_err(Error::unavailable)?,
            kinds: serde_json::from_str(&row.kinds).map_err(Error::unavailable)?,
            offered: row.offered != 0,
        })
    }
}

/// The whole catalogue in its order, with what is not offered now.
pub(crate) async fn every(connection: &mut AnyConnection) -> Result<Vec<Support>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, name, description, link, subgoals, kinds, offered FROM support ORDER BY position, id",
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Support::try_from).collect()
}

/// One of it, also when it is not offered now.
///
/// # Errors
/// [`Error::NotFound`] when there is none with that id.
pub(crate) async fn find(connection: &mut AnyConnection, id: &SupportId) -> Result<Support, Error> {
    let every = every(connection).await?;
    every
        .into_iter()
        .find(|support| support.id == *id)
        .ok_or(Error::NotFound)
}

/// Writes all of it; what is new comes last.
pub(super) async fn write(
    transaction: &mut WriteTransaction,
    support: &Support,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO support (id, position, name, description, link, subgoals, kinds, offered) \
         SELECT $1, COALESCE(MAX(position), 0) + 1, $2, $3, $4, $5, $6, $7 FROM support WHERE 1 = 1 \
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, link = excluded.link, \
         subgoals = excluded.subgoals, kinds = excluded.kinds, offered = excluded.offered",
    )
    .bind(&support.id)
    .bind(&support.name)
    .bind(&support.description)
    .bind(&support.link)
    .bind(serde_json::to_string(&support.subgoals).map_err(Error::unavailable)?)
    .bind(serde_json::to_string(&support.kinds).map_err(Error::unavailable)?)
    .bind(i64::from(support.offered))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Numbers the whole catalogue anew, in this order.
pub(super) async fn write_order(
    transaction: &mut WriteTransaction,
    order: &[&SupportId],
) -> Result<(), Error> {
    for (position, id) in (1_i64..).zip(order) {
        sqlx::query("UPDATE support SET position = $1 WHERE id = $2")
            .bind(position)
            .bind(*id)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}
