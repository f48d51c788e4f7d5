//! Scans of authorities that end, and of those that came before.

use sqlx::AnyConnection;

use super::letters;
use super::record::{Scan, select};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, RegisterEvent};
use crate::authorities::{AuthorityCode, Ending};
use crate::error::Error;
use crate::store::WriteTransaction;

/// The running scan of an authority. Asks nobody for leave: the caller has to.
pub(crate) async fn running_of(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<Option<Scan>, Error> {
    let found = select(
        connection,
        "s.running = 1 AND s.authority_code = $1",
        code.as_str(),
    );
    Ok(found.await?.pop())
}

/// Every scan of an authority and of all that it succeeds, the last first. Asks nobody for leave: the caller has to.
pub(crate) async fn of_lineage(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<Vec<Scan>, Error> {
    let mut scans = select(
        connection,
        "s.authority_code IN ( \
         WITH RECURSIVE found (code) AS (SELECT CAST($1 AS TEXT) UNION \
         SELECT x.code FROM authority_successors x JOIN found ON x.successor_code = found.code) SELECT found.code FROM found)",
        code.as_str(),
    )
    .await?;
    scans.sort_by_cached_key(|scan| {
        let latest = std::cmp::Reverse(scan.requested_on);
        (latest, scan.authority.sort_key(), scan.id.clone())
    });
    Ok(scans)
}

/// An authority ended: its running scan goes on as it is, which its lead is told and its log remembers. In the transaction that ends the
/// authority.
pub(crate) async fn authority_ended(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    ending: &Ending,
) -> Result<(), Error> {
    let code = &ending.authority.code;
    let Some(scan) = running_of(transaction, code).await? else {
        return Ok(());
    };
    letters::authority_ended(transaction, services, &scan, ending).await?;
    let successors = ending.successors.iter();
    let event = RegisterEvent::AuthorityEnded {
        authority: code.clone(),
        last_day: ending.last_day,
        successors: successors.map(|successor| successor.code.clone()).collect(),
    }
    .into();
    audit::record(transaction, services, actor, Some(&scan.id), &event).await
}
