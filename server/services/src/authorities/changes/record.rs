//! How an authority ends, as the database keeps it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::super::AuthorityCode;
use super::super::edition::Ending;
use crate::error::Error;
use crate::ids::MemberId;
use crate::store::{Day, Instant, WriteTransaction};

/// How an authority ends.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::authorities) struct Plan {
    /// Who ends.
    pub(in crate::authorities) code: AuthorityCode,
    /// Its last day.
    pub(in crate::authorities) last_day: NaiveDate,
    /// Who goes on.
    pub(in crate::authorities) successors: BTreeSet<AuthorityCode>,
    /// When an officer confirmed it.
    pub(in crate::authorities) confirmed_at: Option<DateTime<Utc>>,
    /// Who did.
    pub(in crate::authorities) confirmed_by: Option<MemberId>,
    /// When it took effect.
    pub(in crate::authorities) took_effect_at: Option<DateTime<Utc>>,
}

/// All of them.
pub(in crate::authorities) type Plans = BTreeMap<AuthorityCode, Plan>;

impl Plan {
    /// Whether an officer confirmed it, or an edition said it when it was done.
    pub(in crate::authorities) const fn is_confirmed(&self) -> bool {
        self.confirmed_at.is_some() || self.took_effect_at.is_some()
    }

    /// Whether it is this end.
    pub(in crate::authorities) fn is(
        &self,
        last_day: NaiveDate,
        successors: &BTreeSet<AuthorityCode>,
    ) -> bool {
        self.last_day == last_day && self.successors == *successors
    }

    /// The same in one line: whoever confirms sends what they saw.
    pub(super) fn fingerprint(&self) -> String {
        format!("{} {}", self.last_day, codes(&self.successors))
    }
}

fn codes<'a>(codes: impl IntoIterator<Item = &'a AuthorityCode>) -> String {
    let codes = codes.into_iter().map(AuthorityCode::as_str);
    codes.collect::<Vec<_>>().join(" ")
}

#[derive(sqlx::FromRow)]
struct Row {
    code: AuthorityCode,
    last_day: Day,
    successors: String,
    confirmed_at: Option<Instant>,
    confirmed_by: Option<MemberId>,
    took_effect_at: Option<Instant>,
}

impl From<Row> for Plan {
    fn from(row: Row) -> Self {
        let successors = row.successors.split_whitespace();
        Self {
            code: row.code,
            last_day: row.last_day.0,
            successors: successors.filter_map(AuthorityCode::parse).collect(),
            confirmed_at: row.confirmed_at.map(|at| at.0),
            confirmed_by: row.confirmed_by,
            took_effect_at: row.took_effect_at.map(|at| at.0),
        }
    }
}

/// Every end that is or was foreseen.
pub(in crate::authorities) async fn all(connection: &mut AnyConnection) -> Result<Plans, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT code, last_day, successors, confirmed_at, confirmed_by, took_effect_at FROM register_changes",
    )
    .fetch_all(connection)
    .await?;
    let plans = rows.into_iter().map(Plan::from);
    Ok(plans.map(|plan| (plan.code.clone(), plan)).collect())
}

/// One of them.
///
/// # Errors
/// [`Error::NotFound`] where none is foreseen.
pub(super) async fn find(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<Plan, Error> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT code, last_day, successors, confirmed_at, confirmed_by, took_effect_at FROM register_changes WHERE code = $1",
    )
    .bind(code)
    .fetch_optional(connection)
    .await?;
    row.map(Plan::from).ok_or(Error::NotFound)
}

/// Foresees that an authority ends. What was foreseen of it before, confirmed or not, is so no longer.
pub(in crate::authorities) async fn foresee(
    transaction: &mut WriteTransaction,
    ending: &Ending,
) -> Result<(), Error> {
    forget(transaction, &ending.authority.code).await?;
    insert(transaction, ending, None).await
}

/// Foresees it no longer.
pub(in crate::authorities) async fn forget(
    transaction: &mut WriteTransaction,
    code: &AuthorityCode,
) -> Result<(), Error> {
    for statement in [
        "DELETE FROM register_change_leads WHERE code = $1",
        "DELETE FROM register_changes WHERE code = $1",
    ] {
        sqlx::query(statement)
            .bind(code)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

/// Keeps how it ended, and when that took effect. Who confirmed it stays.
pub(super) async fn keep_effect(
    transaction: &mut WriteTransaction,
    ending: &Ending,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    insert(transaction, ending, Some(at)).await
}

async fn insert(
    transaction: &mut WriteTransaction,
    ending: &Ending,
    took_effect_at: Option<DateTime<Utc>>,
) -> Result<(), Error> {
    let successors: BTreeSet<_> = ending.successors.iter().map(|next| &next.code).collect();
    sqlx::query(
        "INSERT INTO register_changes (code, last_day, successors, took_effect_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (code) DO UPDATE SET last_day = excluded.last_day, successors = excluded.successors, \
         took_effect_at = excluded.took_effect_at",
    )
    .bind(&ending.authority.code)
    .bind(Day(ending.last_day))
    .bind(codes(successors))
    .bind(took_effect_at.map(Instant))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
