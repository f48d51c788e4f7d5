//! How a plan goes, as its lead keeps it and the clerk and the programme read it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::rounds::{Round, rounds};
use super::rows::{FollowedAction, of_scan};
use super::status::ActionStatus;
use super::stop::{Stopped, has_rounds, stopped};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::plans::{PlanVersion, first_adopted_on, is_adopted, latest_version, require_plan};
use crate::scans::{self, Refused, Scan, Standing};
use crate::store::Day;

/// How the plan of one scan goes.
#[derive(Clone, Debug)]
pub struct ProgressView {
    /// The scan.
    pub scan: Scan,
    /// What the one who looks is to the scan.
    pub standing: Standing,
    /// The day on which this is so.
    pub today: NaiveDate,
    /// The version that holds; `None` before adoption.
    pub version: Option<PlanVersion>,
    /// The day on which the first version was adopted.
    pub first_adopted_on: Option<NaiveDate>,
    /// The actions of that version, in order.
    pub actions: Vec<FollowedAction>,
    /// Actions that an earlier version had.
    pub left_out: Vec<FollowedAction>,
    /// The rounds, the first first.
    pub rounds: Vec<Round>,
    /// Since when and why the plan is followed no more.
    pub stopped: Option<Stopped>,
    /// Addresses that have a link now, with its last day; for the lead only.
    pub linked: BTreeMap<String, NaiveDate>,
}

impl ProgressView {
    /// The newest round.
    #[must_use]
    pub fn round(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// The round that is open.
    #[must_use]
    pub fn open_round(&self) -> Option<&Round> {
        self.round().filter(|round| round.is_open)
    }

    /// The last day of the authority, where it ended since.
    #[must_use]
    pub fn ended_on(&self) -> Option<NaiveDate> {
        let authority = &self.scan.authority;
        authority.valid_to.filter(|last| *last < self.today)
    }

    /// Whether rounds come by themselves: the scan is not over, its authority exists, and the lead did not end it.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        has_rounds(self.scan.state) && self.stopped.is_none() && self.ended_on().is_none()
    }

    /// Whether the one who looks may end that the plan is followed, or go on with it.
    #[must_use]
    pub const fn may_stop(&self) -> bool {
        self.standing.lead && has_rounds(self.scan.state)
    }

    /// How many actions have this status.
    #[must_use]
    pub fn count(&self, status: ActionStatus) -> usize {
        let own = self.actions.iter();
        own.filter(|action| action.status == status).count()
    }

    /// Whether the one who looks may tell how it goes.
    #[must_use]
    pub const fn may_tell(&self) -> bool {
        self.standing.lead && is_adopted(self.scan.state)
    }
}

/// How the plan of a scan goes. Addresses of owners are for the lead alone.
///
/// # Errors
/// As [`scans::visible`]; refused before the talk is concluded.
pub async fn load(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<ProgressView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    let mut connection = services.store().read().acquire().await?;
    require_plan(&mut connection, &scan).await?;
    let standing = scan.standing(actor);
    view(&mut connection, scan, standing, services.clock().today()).await
}

pub(super) async fn view(
    connection: &mut AnyConnection,
    scan: Scan,
    standing: Standing,
    today: NaiveDate,
) -> Result<ProgressView, Error> {
    let (version, first) = if is_adopted(scan.state) {
        let version = latest_version(connection, &scan.id).await?;
        (
            Some(version),
            Some(first_adopted_on(connection, &scan.id).await?),
        )
    } else {
        (None, None)
    };
    let mut actions = of_scan(connection, &scan.id).await?;
    let mut linked = linked(connection, &scan.id, today).await?;
    if !standing.lead {
        actions.iter_mut().for_each(|action| action.email.clear());
        linked.clear();
    }
    let (actions, left_out) = actions.into_iter().partition(|action| action.in_plan);
    Ok(ProgressView {
        rounds: rounds(connection, &scan.id).await?,
        stopped: stopped(connection, &scan.id).await?,
        first_adopted_on: first,
        scan,
        standing,
        today,
        version,
        actions,
        left_out,
        linked,
    })
}

async fn linked(
    connection: &mut AnyConnection,
    scan: &ScanId,
    today: NaiveDate,
) -> Result<BTreeMap<String, NaiveDate>, Error> {
    let rows: Vec<(String, Day)> = sqlx::query_as(
        "SELECT email, MAX(until) FROM owner_links WHERE scan_id = $1 AND until >= $2 GROUP BY email",
    )
    .bind(scan)
    .bind(Day(today))
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(email, until)| (email, until.0))
        .collect())
}

/// The plan is adopted, so that its actions are followed.
pub(super) async fn require_adopted(
    connection: &mut AnyConnection,
    scan: &Scan,
) -> Result<(), Error> {
    require_plan(connection, scan).await?;
    if is_adopted(scan.state) {
        return Ok(());
    }
    Err(Refusal::Scan {
        guard: Refused::NotInThisState,
    }
    .into())
}
