//! Which authorities end, and what an officer has to do about it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::super::AuthorityCode;
use super::super::edition::Ending;
use super::super::record::{self, Records};
use super::effect::ending;
use super::record::{Plan, all, find};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::MemberId;

/// An authority that ends or ended.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedChange {
    /// Who ends, when, and who goes on.
    pub ending: Ending,
    /// How far it is.
    pub stage: Stage,
    /// When an officer confirmed it, and who: not so for what an edition said when it was done.
    pub confirmed: Option<(DateTime<Utc>, String)>,
    /// When it took effect.
    pub took_effect_at: Option<DateTime<Utc>>,
}

/// How far a change is, in the order in which they are listed: what asks most for an officer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Its day has passed and nobody confirmed it: the register still says that the authority exists.
    Overdue,
    /// Its day has yet to come, and nobody confirmed it.
    Waiting,
    /// It is confirmed and takes effect on its day.
    Confirmed,
    /// It took effect.
    Done,
}

impl Plan {
    /// How far it is on that day.
    pub(super) fn stage(&self, today: NaiveDate) -> Stage {
        match (self.took_effect_at, self.confirmed_at) {
            (Some(_), _) => Stage::Done,
            (None, Some(_)) => Stage::Confirmed,
            (None, None) if self.last_day < today => Stage::Overdue,
            (None, None) => Stage::Waiting,
        }
    }

    /// Whether it takes effect on that day at the latest and has not yet done so.
    pub(super) fn is_due(&self, today: NaiveDate) -> bool {
        self.stage(today) == Stage::Confirmed && self.last_day < today
    }
}

/// Every change that waits for an officer or for its day, and those that took effect. For the programme.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn changes(actor: &Actor, services: &Services) -> Result<Vec<PlannedChange>, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let plans = all(&mut connection).await?;
    let records = record::all(&mut connection).await?;
    let names = names(&mut connection).await?;
    let today = services.clock().today();
    let mut changes = plans
        .values()
        .map(|plan| planned(&records, plan, &names, today))
        .collect::<Result<Vec<_>, _>>()?;
    changes.sort_by_cached_key(|change| {
        let ending = &change.ending;
        (change.stage, ending.last_day, ending.authority.sort_key())
    });
    Ok(changes)
}

/// How many changes wait for an officer, and how many of those have had their day. For the programme.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn waiting(actor: &Actor, services: &Services) -> Result<(usize, usize), Error> {
    actor.require_programme()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let plans = all(&mut connection).await?;
    let count = |stage| {
        let stages = plans.values().map(|plan| plan.stage(today));
        stages.filter(|own| *own == stage).count()
    };
    let overdue = count(Stage::Overdue);
    Ok((overdue + count(Stage::Waiting), overdue))
}

/// The end of an authority, as far as one is foreseen or done.
pub(crate) async fn planned_end(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
    today: NaiveDate,
) -> Result<Option<PlannedChange>, Error> {
    let plan = match find(connection, code).await {
        Ok(plan) => plan,
        Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let records = record::all(connection).await?;
    let names = names(connection).await?;
    planned(&records, &plan, &names, today).map(Some)
}

async fn names(connection: &mut AnyConnection) -> Result<BTreeMap<MemberId, String>, Error> {
    let rows: Vec<(MemberId, String)> = sqlx::query_as(
        "SELECT id, name FROM members WHERE id IN (SELECT confirmed_by FROM register_changes WHERE confirmed_by IS NOT NULL)",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().collect())
}

fn planned(
    records: &Records,
    plan: &Plan,
    names: &BTreeMap<MemberId, String>,
    today: NaiveDate,
) -> Result<PlannedChange, Error> {
    let name = |id: &MemberId| names.get(id).cloned().unwrap_or_default();
    Ok(PlannedChange {
        ending: ending(records, plan)?,
        stage: plan.stage(today),
        confirmed: plan.confirmed_at.zip(plan.confirmed_by.as_ref().map(name)),
        took_effect_at: plan.took_effect_at,
    })
}
