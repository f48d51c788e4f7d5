//! What is asked of a scan belongs to a step that is over, or that has not begun.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::record::Scan;
use super::state::{State, Step};
use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::results::names;
use crate::store::Instant;

/// Where a scan is, told to somebody who may do what they ask, at another time. Nobody else may learn it: ask
/// `super::access::require` first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutOfStep {
    /// The scan.
    pub scan: ScanId,
    /// Whose scan it is, with its kind in front: "Gemeente Leiden".
    pub authority: String,
    /// The step that what they ask belongs to; `None` for what can be done until the scan is over.
    pub step: Option<Step>,
    /// Where the scan is.
    pub state: State,
    /// The day since which it is there.
    pub since: Option<NaiveDate>,
}

impl OutOfStep {
    /// Whether the step has yet to come. Otherwise it is over.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        self.state
            .step()
            .zip(self.step)
            .is_some_and(|(now, asked)| now < asked)
    }
}

/// The scan is in the step that something belongs to.
///
/// # Errors
/// [`Refusal::OutOfStep`] where it is not.
pub(crate) async fn require_step(
    connection: &mut AnyConnection,
    scan: &Scan,
    step: Option<Step>,
    is_in_it: bool,
) -> Result<(), Error> {
    if is_in_it {
        return Ok(());
    }
    let since: Option<(Instant,)> = sqlx::query_as(
        "SELECT entered_at FROM scan_history WHERE scan_id = $1 AND state = $2 ORDER BY entered_at DESC LIMIT 1",
    )
    .bind(&scan.id)
    .bind(scan.state.code())
    .fetch_optional(connection)
    .await?;
    Err(Refusal::OutOfStep(OutOfStep {
        scan: scan.id.clone(),
        authority: names::authority(scan.authority.kind, &scan.authority.display_name),
        step,
        state: scan.state,
        since: since.map(|(at,)| day_of(at.0)),
    })
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_ahead_until_the_scan_is_in_it() {
        let ahead = |step, state| {
            let scan = ScanId::random();
            OutOfStep {
                scan,
                authority: "Gemeente Leiden".to_owned(),
                step,
                state,
                since: None,
            }
            .is_ahead()
        };
        assert!(ahead(Some(Step::AgendaSession), State::Open));
        assert!(ahead(Some(Step::Plan), State::Closed));
        assert!(!ahead(Some(Step::Preparation), State::Open));
        assert!(!ahead(Some(Step::AgendaSession), State::Published));
        assert!(!ahead(Some(Step::Plan), State::Cancelled), "it never comes");
        assert!(!ahead(None, State::Published));
    }
}
