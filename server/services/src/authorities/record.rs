//! The register as a whole: each authority with all that a line of a file says of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::authority::{COLUMNS, Row};
use super::names::folded;
use super::{Authority, AuthorityCode};
use crate::error::Error;

/// An authority with all that a line of the register says of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record {
    /// What pages and rules know of it.
    pub(super) authority: Authority,
    /// Names that people search by and that are on no page: Den Bosch.
    pub(super) other_names: String,
    /// Who goes on after it.
    pub(super) successors: BTreeSet<AuthorityCode>,
}

/// The whole register.
pub(super) type Records = BTreeMap<AuthorityCode, Record>;

impl Record {
    /// Its code.
    pub(super) const fn code(&self) -> &AuthorityCode {
        &self.authority.code
    }

    /// Its last day and who goes on after it, where it ends.
    pub(super) fn end(&self) -> Option<(NaiveDate, &BTreeSet<AuthorityCode>)> {
        Some((self.authority.valid_to?, &self.successors))
    }

    /// The same with another end, or with none.
    pub(super) fn ending(mut self, end: Option<(NaiveDate, BTreeSet<AuthorityCode>)>) -> Self {
        let (last_day, successors) = end.unzip();
        self.authority.valid_to = last_day;
        self.successors = successors.unwrap_or_default();
        self
    }

    /// What a query is looked for in: a line for each name and one for the code.
    pub(super) fn search_text(&self) -> String {
        let authority = &self.authority;
        let names: [&str; 5] = [
            &authority.display_name,
            &authority.official_name,
            &authority.cbs_name,
            &self.other_names,
            authority.code.as_str(),
        ];
        let mut names = names.map(folded).to_vec();
        names.retain(|name| !name.is_empty());
        names.dedup();
        names.join("\n")
    }
}

#[derive(sqlx::FromRow)]
struct WholeRow {
    other_names: String,
    #[sqlx(flatten)]
    authority: Row,
}

/// The register as the database has it.
pub(super) async fn all(connection: &mut AnyConnection) -> Result<Records, Error> {
    let rows: Vec<WholeRow> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT other_names, {COLUMNS} FROM authorities"
    )))
    .fetch_all(&mut *connection)
    .await?;
    let pairs: Vec<(AuthorityCode, AuthorityCode)> =
        sqlx::query_as("SELECT code, successor_code FROM authority_successors")
            .fetch_all(connection)
            .await?;
    let mut successors = BTreeMap::<_, BTreeSet<_>>::new();
    for (code, successor) in pairs {
        successors.entry(code).or_default().insert(successor);
    }
    rows.into_iter()
        .map(|row| {
            let authority = Authority::try_from(row.authority)?;
            let code = authority.code.clone();
            let record = Record {
                successors: successors.remove(&code).unwrap_or_default(),
                other_names: row.other_names,
                authority,
            };
            Ok((code, record))
        })
        .collect()
}
