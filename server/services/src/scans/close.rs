//! Closing: what may be seen is computed once, and what it came from is destroyed.

use questionnaires::protection::release;
use sqlx::AnyConnection;

use super::access::require;
use super::cockpit::{Cockpit, cockpit};
use super::facts::of_record;
use super::out_of_step::require_step;
use super::record::{Scan, select};
use super::state::{Facts, Refused, State, Step, Transition};
use super::transition::{advance, begin};
use crate::actor::Actor;
use crate::audit::{self, ResultEvent, ScanEvent};
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::store::{Instant, WriteTransaction};
use crate::{Services, participations, responses, results};

/// The tables that hold what closing destroys.
const DESTROYED: [&str; 6] = [
    "participations",
    "drafts",
    "tally",
    "remarks",
    "renewed_links",
    "room_codes",
];

/// The scan with its counts, for the lead who is about to close it.
///
/// # Errors
/// As [`close`].
pub async fn to_close(actor: &Actor, services: &Services, id: &ScanId) -> Result<Cockpit, Error> {
    let cockpit = cockpit(actor, services, id).await?;
    require(&cockpit.scan, actor, |standing| standing.lead)?;
    let mut connection = services.store().read().acquire().await?;
    require_open(&mut connection, &cockpit.scan).await?;
    Ok(cockpit)
}

async fn require_open(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    let is_open = scan.state == State::Open;
    require_step(connection, scan, Some(Step::Questionnaire), is_open).await
}

/// Closes the questionnaire: by the lead at any time, by the program once its last day is over. Codes and drafts are destroyed in
/// the same transaction as the results are computed.
///
/// # Errors
/// [`Refusal::OutOfStep`] when it is not open (any more), [`Refused::PeriodNotOver`] when the program is early.
pub async fn close(actor: &Actor, services: &Services, id: &ScanId) -> Result<(), Error> {
    let (mut transaction, mut scan) = begin(actor, services, id).await?;
    let standing = require(&scan, actor, |standing| standing.lead || standing.system)?;
    require_open(&mut transaction, &scan).await?;
    let by_hand = !standing.system;
    let facts = Facts {
        by_hand,
        ..of_record(&scan, services.clock().today())
    };
    scan.state
        .apply(Transition::Close, facts)
        .map_err(|guard| Refusal::Scan { guard })?;
    let destroyed = settle(&mut transaction, services, &scan).await?;
    sqlx::query("UPDATE scans SET closed_at = $1 WHERE id = $2")
        .bind(Instant(services.now()))
        .bind(id)
        .execute(&mut *transaction)
        .await?;
    let event = ScanEvent::ScanClosed { by_hand, destroyed }.into();
    advance(
        &mut transaction,
        services,
        actor,
        &mut scan,
        (Transition::Close, facts),
        &event,
    )
    .await?;
    transaction.commit().await?;
    compact(services, id).await;
    Ok(())
}

/// Closes every scan whose last day is over, and rewrites the files where a server stopped between closing and that. Several servers
/// may do this at once: each scan is closed once.
///
/// # Errors
/// When the database gives no answer. A scan that cannot be closed is logged, and tried again at the next call.
pub async fn close_due(services: &Services) -> Result<u32, Error> {
    let mut closed = 0;
    for id in due(services).await? {
        match close(&Actor::System, services, &id).await {
            Ok(()) => closed += 1,
            Err(Error::Refused(
                Refusal::OutOfStep(_)
                | Refusal::Scan {
                    guard: Refused::PeriodNotOver,
                },
            )) => {}
            Err(cause) => {
                tracing::error!(scan = %id, ?cause, "a scan whose period is over could not be closed")
            }
        }
    }
    for id in not_compacted(services).await? {
        compact(services, &id).await;
    }
    Ok(closed)
}

/// Turns the counters into the released tables and destroys all that could say more. Gives how many codes and drafts went.
async fn settle(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
) -> Result<u64, Error> {
    let setup = scan.setup.read().map_err(Error::Invalid)?;
    let version = scan.questionnaire(transaction, services).await?;
    let tally = responses::take_tally(transaction, &scan.id).await?;
    let released = release(
        tally,
        &setup.rules,
        &version.instrument,
        scan.authority.kind,
    );
    results::store_released(transaction, &scan.id, &released, services.now()).await?;
    participations::destroy(transaction, &scan.id).await
}

/// Destroys what people filled in, uncounted. Gives how many codes and drafts went.
pub(super) async fn destroy_unseen(
    transaction: &mut WriteTransaction,
    id: &ScanId,
) -> Result<u64, Error> {
    results::destroy_counters(transaction, id).await?;
    sqlx::query("DELETE FROM remarks WHERE scan_id = $1")
        .bind(id)
        .execute(&mut **transaction)
        .await?;
    participations::destroy(transaction, id).await
}

/// Rewrites the files, so that nothing is left in them of what was destroyed. A failure is tried again by [`close_due`].
pub(super) async fn compact(services: &Services, id: &ScanId) {
    if let Err(cause) = try_compact(services, id).await {
        tracing::error!(scan = %id, ?cause, "the store was not compacted after closing; it will be tried again");
    }
}

async fn try_compact(services: &Services, id: &ScanId) -> Result<(), Error> {
    services.open_scans().forget(id);
    services.store().compact(&DESTROYED).await?;
    let mut transaction = services.store().write().await?;
    let marked =
        sqlx::query("UPDATE scans SET compacted_at = $1 WHERE id = $2 AND compacted_at IS NULL")
            .bind(Instant(services.now()))
            .bind(id)
            .execute(&mut *transaction)
            .await?;
    if marked.rows_affected() == 1 {
        audit::record(
            &mut transaction,
            services,
            &Actor::System,
            Some(id),
            &ResultEvent::StoreCompacted.into(),
        )
        .await?;
    }
    Ok(transaction.commit().await?)
}

/// Open scans whose last day is over. Looked up without holding anything, since mostly there are none.
async fn due(services: &Services) -> Result<Vec<ScanId>, Error> {
    let mut connection = services.store().read().acquire().await?;
    let open = select(&mut connection, "s.state = $1", State::Open.code()).await?;
    let today = services.clock().today();
    Ok(open
        .into_iter()
        .filter(|scan| of_record(scan, today).period_over)
        .map(|scan| scan.id)
        .collect())
}

/// Scans that were open once and are not any more, of which the files still have to be rewritten.
async fn not_compacted(services: &Services) -> Result<Vec<ScanId>, Error> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM scans WHERE opened_at IS NOT NULL AND compacted_at IS NULL AND state <> $1",
    )
    .bind(State::Open.code())
    .fetch_all(services.store().read())
    .await?)
}
