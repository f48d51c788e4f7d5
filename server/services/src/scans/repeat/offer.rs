//! Whether a repeat measurement of a scan can be asked for, and what stands in the way.

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::super::record::{Scan, select};
use super::super::state::State;
use super::Timing;
use crate::clock::day_of;
use crate::error::Error;
use crate::ids::ScanId;

/// What can be said of a repeat measurement of a scan that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepeatOffer {
    /// The day on which its questionnaire closed.
    pub closed_on: NaiveDate,
    /// How today suits one.
    pub timing: Timing,
    /// What stands in the way whatever the day.
    pub obstacle: Option<Obstacle>,
}

/// Why no repeat measurement of this scan is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There is one.
    Repeated,
    /// The authority did another scan since.
    NotTheLast,
    /// The authority has a scan that runs.
    Running,
    /// The authority no longer exists.
    Ended,
}

impl RepeatOffer {
    /// Whether one can be asked for today.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.obstacle.is_none() && self.timing.allows()
    }
}

/// The scans that name this one and were not cancelled, the last first.
pub(crate) async fn repeats_of(
    connection: &mut AnyConnection,
    id: &ScanId,
) -> Result<Vec<Scan>, Error> {
    let mut scans = select(connection, "s.previous_scan_id = $1", id.as_str()).await?;
    scans.retain(|scan| scan.state != State::Cancelled);
    scans.sort_by_key(|scan| std::cmp::Reverse(scan.requested_on));
    Ok(scans)
}

/// What can be said of a repeat measurement; `None` while the scan runs, and of one that was cancelled. `repeats`: those that name it.
pub(in crate::scans) async fn offer(
    connection: &mut AnyConnection,
    scan: &Scan,
    repeats: &[Scan],
    today: NaiveDate,
) -> Result<Option<RepeatOffer>, Error> {
    let is_over = matches!(scan.state, State::Published | State::FollowedUp);
    let Some(closed_on) = scan.closed_at.filter(|_| is_over).map(day_of) else {
        return Ok(None);
    };
    let code = scan.authority.code.as_str();
    let others = select(connection, "s.authority_code = $1", code).await?;
    let obstacle = if repeats.iter().any(|repeat| repeat.is_repeat) {
        Some(Obstacle::Repeated)
    } else if !scan.authority.exists_on(today) {
        Some(Obstacle::Ended)
    } else if others.iter().any(|other| other.closed_at > scan.closed_at) {
        Some(Obstacle::NotTheLast)
    } else if others.iter().any(|other| other.state.is_running()) {
        Some(Obstacle::Running)
    } else {
        None
    };
    Ok(Some(RepeatOffer {
        closed_on,
        timing: Timing::of(closed_on, today),
        obstacle,
    }))
}
