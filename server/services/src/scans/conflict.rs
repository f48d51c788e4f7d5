//! When a clerk cannot guide a scan.

use std::collections::BTreeSet;

use sqlx::AnyConnection;

use super::record::{Person, Scan};
use crate::authorities::AuthorityCode;
use crate::error::Error;

/// Why a clerk cannot guide a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The clerk leads this scan.
    Lead,
    /// The clerk works there.
    OwnAuthority,
    /// The clerk works where this authority merged into, or at one that merged into this authority.
    MergedAuthority,
}

/// Why this clerk cannot guide the scan, if so. `related` comes from [`related`].
pub(super) fn obstacle(
    scan: &Scan,
    related: &BTreeSet<AuthorityCode>,
    clerk: &Person,
) -> Option<Obstacle> {
    let home = clerk.home.as_ref().map(|(code, _)| code);
    if clerk.id == scan.lead.id {
        Some(Obstacle::Lead)
    } else if home == Some(&scan.authority.code) {
        Some(Obstacle::OwnAuthority)
    } else if home.is_some_and(|home| related.contains(home)) {
        Some(Obstacle::MergedAuthority)
    } else {
        None
    }
}

/// The authority, all that merged into it and all that it merged into, however many steps away.
pub(super) async fn related(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<BTreeSet<AuthorityCode>, Error> {
    let later = "WITH RECURSIVE found (code) AS (SELECT CAST($1 AS TEXT) UNION \
         SELECT s.successor_code FROM authority_successors s JOIN found ON s.code = found.code) SELECT code FROM found";
    let earlier = "WITH RECURSIVE found (code) AS (SELECT CAST($1 AS TEXT) UNION \
         SELECT s.code FROM authority_successors s JOIN found ON s.successor_code = found.code) SELECT code FROM found";
    let mut codes = BTreeSet::new();
    for statement in [later, earlier] {
        let found: Vec<AuthorityCode> = sqlx::query_scalar(statement)
            .bind(code)
            .fetch_all(&mut *connection)
            .await?;
        codes.extend(found);
    }
    Ok(codes)
}
