//! All scans that run, with what each waits for: for who watches over all of them.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::list::with_remarks_waiting;
use super::proposals::{Question, all_waiting};
use super::record::{Scan, select};
use super::turn::{Turn, turns};
use crate::error::Error;

/// A scan that runs.
#[derive(Clone, Debug)]
pub(crate) struct RunningScan {
    /// The scan.
    pub(crate) scan: Scan,
    /// What has to be done now, the most urgent first.
    pub(crate) turns: Vec<Turn>,
    /// Since when a clerk is asked who has not answered, and without whom the scan does not go on.
    pub(crate) asked_at: Option<DateTime<Utc>>,
}

/// Every scan that takes up its authority, in no order. Asks nobody for leave: the caller has to.
pub(crate) async fn running(
    connection: &mut AnyConnection,
    today: NaiveDate,
) -> Result<Vec<RunningScan>, Error> {
    let scans = select(connection, "s.running = 1 AND $1 = ''", "").await?;
    let mut asked = all_waiting(connection).await?;
    let remarks = with_remarks_waiting(connection).await?;
    let running = |scan: Scan| {
        let proposal = asked.remove(&scan.id);
        let waiting = remarks.contains(&scan.id);
        RunningScan {
            turns: turns(&scan, proposal.as_ref(), waiting, today),
            // A scan that goes on with its clerk does not wait for a second one.
            asked_at: proposal
                .filter(|proposal| proposal.question != Question::Beside)
                .map(|proposal| proposal.proposed_at),
            scan,
        }
    };
    Ok(scans.into_iter().map(running).collect())
}
