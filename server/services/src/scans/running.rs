//! Scans that run and may have come to a halt, with what each waits for: for who watches over all of them.

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
    /// A clerk who is asked and has not answered, and without whom the scan does not go on: their name, and since when.
    pub(crate) asked: Option<(String, DateTime<Utc>)>,
}

/// What [`halting`] reads: a whole scan is a lot to read, and most of those that run go on.
const HALTING: &str = "s.running = 1 AND ((SELECT MAX(e.entered_at) FROM scan_history e WHERE e.scan_id = s.id) < $1 \
     OR EXISTS (SELECT 1 FROM clerk_proposals q WHERE q.scan_id = s.id AND q.answer IS NULL))";

/// Scans that take up their authority and may have come to a halt, in no order: at least those that came into their state on
/// `entered_by` or before, and those for which a clerk is asked. Asks nobody for leave: the caller has to.
pub(crate) async fn halting(
    connection: &mut AnyConnection,
    entered_by: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<RunningScan>, Error> {
    // Instants are kept in universal time, in which a day here ends before midnight: one of the next morning may come along.
    let before = entered_by.succ_opt().unwrap_or(entered_by).to_string();
    let scans = select(connection, HALTING, &before).await?;
    let mut asked = all_waiting(connection).await?;
    let remarks = with_remarks_waiting(connection).await?;
    let running = |scan: Scan| {
        let proposal = asked.remove(&scan.id);
        let waiting = remarks.contains(&scan.id);
        RunningScan {
            turns: turns(&scan, proposal.as_ref(), waiting, today),
            // A scan that goes on with its clerk does not wait for a second one.
            asked: proposal
                .filter(|proposal| proposal.question != Question::Beside)
                .map(|proposal| (proposal.clerk.name, proposal.proposed_at)),
            scan,
        }
    };
    Ok(scans.into_iter().map(running).collect())
}
