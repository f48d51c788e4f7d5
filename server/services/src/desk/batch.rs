//! One transaction for all that waited.

use std::collections::{BTreeSet, HashMap, HashSet};

use sqlx::{AnyConnection, AssertSqlSafe};

use super::ledger::Ledger;
use super::{Job, Order, Outcome};
use crate::error::Error;
use crate::ids::ScanId;
use crate::participations::rows;
use crate::responses::counters::{self, Responses};
use crate::secrets::Keys;
use crate::store::{Store, WriteTransaction, placeholders};

/// Does all jobs, in order, and commits. When it fails nothing was done.
pub(super) async fn run(store: &Store, keys: &Keys, jobs: &[Job]) -> Result<Vec<Outcome>, Error> {
    let mut transaction = store.write().await?;
    let open = hold(&mut transaction, jobs).await?;
    let people: BTreeSet<&str> = jobs.iter().map(|job| job.fingerprint.as_str()).collect();
    let people: Vec<&str> = people.into_iter().collect();
    let rows = rows::find_all(&mut transaction, &people).await?;
    let responses = responses(&mut transaction, jobs).await?;
    let mut ledger = Ledger::new(keys, open, rows, responses);
    let outcomes: Vec<Outcome> = jobs
        .iter()
        .map(|job| ledger.enter(job))
        .collect::<Result<_, _>>()?;
    ledger.write(&mut transaction).await?;
    transaction.commit().await?;
    Ok(outcomes)
}

/// Keeps everybody else from changing these scans until the transaction ends, closing them included. Answers with those that are
/// open. Scans are held in the order of their ids, so that two servers never wait for each other.
async fn hold(transaction: &mut WriteTransaction, jobs: &[Job]) -> Result<HashSet<ScanId>, Error> {
    let scans: BTreeSet<&ScanId> = jobs.iter().map(|job| &job.scan.id).collect();
    for scan in &scans {
        transaction.exclusively(scan.as_str()).await?;
    }
    let wanted = placeholders::list(1, scans.len());
    let select = format!("SELECT id FROM scans WHERE state = 'open' AND id IN ({wanted})");
    let mut query = sqlx::query_scalar(AssertSqlSafe(select));
    for scan in scans {
        query = query.bind(scan.as_str());
    }
    let open: Vec<ScanId> = query.fetch_all(&mut **transaction).await?;
    Ok(open.into_iter().collect())
}

/// How many have sent so far, in each scan that somebody now sends in.
async fn responses(
    connection: &mut AnyConnection,
    jobs: &[Job],
) -> Result<HashMap<ScanId, Responses>, Error> {
    let mut responses = HashMap::new();
    for job in jobs.iter().filter(|job| matches!(job.order, Order::Send)) {
        if !responses.contains_key(&job.scan.id) {
            let counted = counters::responses(&mut *connection, &job.scan.id).await?;
            responses.insert(job.scan.id.clone(), counted);
        }
    }
    Ok(responses)
}
