//! How a plan is followed, in short: for the page of its scan and for lists.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::rows::{FollowedAction, select};
use super::stop::{Stopped, has_rounds, stopped, stopped_plans};
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::Scan;
use crate::store::Day;

/// How the plan of a scan is followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Actions whose day is over and that are not done.
    pub late: usize,
    /// Actions that are not done, of which nobody told how they go in the last round that is over. Until then their owner has time.
    pub silent: usize,
    /// Since when and why it is followed no more; then nothing counts as late or silent.
    pub stopped: Option<Stopped>,
}

impl FollowUp {
    /// Whether something is late or silent.
    #[must_use]
    pub const fn is_behind(&self) -> bool {
        self.late > 0 || self.silent > 0
    }
}

/// How the plan of a scan is followed; nothing stands out before adoption and once the scan is over.
pub(crate) async fn follow_up(
    connection: &mut AnyConnection,
    scan: &Scan,
    today: NaiveDate,
) -> Result<FollowUp, Error> {
    if !has_rounds(scan.state) {
        return Ok(FollowUp::default());
    }
    let stopped = stopped(connection, &scan.id).await?;
    if stopped.is_some() {
        return Ok(FollowUp {
            stopped,
            ..FollowUp::default()
        });
    }
    let actions = select(connection, "a.scan_id = $1", scan.id.as_str()).await?;
    let asked = asked(connection).await?.remove(&scan.id);
    Ok(counted(actions.iter(), asked, today))
}

/// The same of all plans of which something is late or silent. Asks nobody for leave: the caller has to.
pub(crate) async fn follow_ups(
    connection: &mut AnyConnection,
    today: NaiveDate,
) -> Result<BTreeMap<ScanId, FollowUp>, Error> {
    let open = select(
        connection,
        "$1 = '' AND a.in_plan = 1 AND a.status IN ('waiting', 'running') \
         AND EXISTS (SELECT 1 FROM scans s WHERE s.id = a.scan_id AND s.state IN ('adopted', 'published'))",
        "",
    )
    .await?;
    let mut asked = asked(connection).await?;
    let stopped = stopped_plans(connection).await?;
    let of_scans = open.chunk_by(|one, other| one.scan == other.scan);
    let counted = of_scans.filter_map(|actions| {
        let scan = &actions.first()?.scan;
        let found = counted(actions.iter(), asked.remove(scan), today);
        (found.is_behind() && !stopped.contains(scan)).then(|| (scan.clone(), found))
    });
    Ok(counted.collect())
}

fn counted<'a>(
    actions: impl Iterator<Item = &'a FollowedAction>,
    asked: Option<NaiveDate>,
    today: NaiveDate,
) -> FollowUp {
    let mut found = FollowUp::default();
    for action in actions {
        let silent = asked.and_then(|asked| action.told_nothing_since(asked));
        found.late += usize::from(action.overdue_since(today).is_some());
        found.silent += usize::from(silent.is_some());
    }
    found
}

/// The first day of the last round that is over, by scan.
async fn asked(connection: &mut AnyConnection) -> Result<BTreeMap<ScanId, NaiveDate>, Error> {
    let rows: Vec<(ScanId, Day)> = sqlx::query_as(
        "SELECT scan_id, MAX(opened_on) FROM progress_rounds WHERE closed_at IS NOT NULL GROUP BY scan_id",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(scan, day)| (scan, day.0)).collect())
}
