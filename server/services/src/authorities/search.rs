//! Finding authorities.

use questionnaires::kind::AuthorityKind;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::authority::{COLUMNS, Row};
use super::names::{fit, folded};
use super::{Authority, AuthorityCode};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, ProblemCode};

/// An authority with what came before and after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The authority.
    pub authority: Authority,
    /// Who went on after it ended: none while it exists, several after a split.
    pub successors: Vec<Authority>,
    /// What went into it.
    pub predecessors: Vec<Authority>,
}

/// Authorities of which any name, or the code, contains the query: accents, capitals, signs and a leading `'s-` do not matter.
/// Best fit first, then by name. An empty query finds all. Anybody may: the register is public.
///
/// `kinds`: only these; none given means all. `active_only`: only those that exist today.
///
/// # Errors
/// When the database gives no answer.
pub async fn search(
    _actor: &Actor,
    services: &Services,
    query: &str,
    kinds: &[AuthorityKind],
    active_only: bool,
) -> Result<Vec<Authority>, Error> {
    #[derive(sqlx::FromRow)]
    struct Found {
        search_text: String,
        #[sqlx(flatten)]
        row: Row,
    }

    // Folding leaves only letters, digits and spaces: nothing that LIKE would take for a wildcard.
    let query = folded(query);
    let today = services.clock().today();
    let rows: Vec<Found> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT search_text, {COLUMNS} FROM authorities WHERE search_text LIKE $1"
    )))
    .bind(format!("%{query}%"))
    .fetch_all(services.store().read())
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for Found { search_text, row } in rows {
        let Some(best) = search_text
            .lines()
            .filter_map(|name| fit(&query, name))
            .min()
        else {
            continue;
        };
        let authority = Authority::try_from(row)?;
        if (kinds.is_empty() || kinds.contains(&authority.kind))
            && (!active_only || authority.exists_on(today))
        {
            found.push((best, authority));
        }
    }
    found.sort_by_cached_key(|(best, authority)| {
        (if query.is_empty() { 0 } else { *best }, place(authority))
    });
    Ok(found.into_iter().map(|(_, authority)| authority).collect())
}

/// One authority with its successors and predecessors. Anybody may: the register is public.
///
/// # Errors
/// [`Error::NotFound`] for a code that is not in the register.
pub async fn get(
    _actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
) -> Result<Entry, Error> {
    let mut connection = services.store().read().acquire().await?;
    let authority = find(&mut connection, code).await?.ok_or(Error::NotFound)?;
    let predecessors = "SELECT {} FROM authorities WHERE code IN (SELECT code FROM authority_successors WHERE successor_code = $1)";
    Ok(Entry {
        authority,
        successors: successors(&mut connection, code).await?,
        predecessors: select(&mut connection, predecessors, code).await?,
    })
}

/// Who went on after an authority, by name.
pub(crate) async fn successors(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<Vec<Authority>, Error> {
    let statement = "SELECT {} FROM authorities WHERE code IN (SELECT successor_code FROM authority_successors WHERE code = $1)";
    select(connection, statement, code).await
}

/// The authority of that code, whether it still exists or not.
pub(crate) async fn find(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<Option<Authority>, Error> {
    let row: Option<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM authorities WHERE code = $1"
    )))
    .bind(code)
    .fetch_optional(connection)
    .await?;
    row.map(Authority::try_from).transpose()
}

/// The authority of that code, which must exist today, for a form that names one.
///
/// # Errors
/// [`Error::Invalid`] with the name of the field.
pub(crate) async fn require_active(
    services: &Services,
    code: &AuthorityCode,
    field: &str,
) -> Result<Authority, Error> {
    let mut connection = services.store().read().acquire().await?;
    let found = find(&mut connection, code).await?;
    let authority = found.ok_or_else(|| Error::invalid(field, ProblemCode::UnknownAuthority))?;
    if authority.exists_on(services.clock().today()) {
        Ok(authority)
    } else {
        Err(Error::invalid(field, ProblemCode::EndedAuthority))
    }
}

/// Runs a statement about one code, with the columns put in, and gives what it finds by name.
async fn select(
    connection: &mut AnyConnection,
    statement: &'static str,
    code: &AuthorityCode,
) -> Result<Vec<Authority>, Error> {
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(statement.replace("{}", COLUMNS)))
        .bind(code)
        .fetch_all(connection)
        .await?;
    let mut authorities = rows
        .into_iter()
        .map(Authority::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    authorities.sort_by_cached_key(place);
    Ok(authorities)
}

fn place(authority: &Authority) -> (String, AuthorityCode) {
    (authority.sort_key(), authority.code.clone())
}
