//! Changing an adopted plan: the next version is a draft that starts from the one that holds, with the reason, until it is adopted in its
//! turn or given up.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::edit::insert;
use super::forms::ActionForm;
use super::rows::{actions, latest_version};
use super::support;
use super::text::PlanText;
use super::view::{PlanView, is_adopted, require_plan, view};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PlanEvent};
use crate::error::{Error, Problem, Refusal};
use crate::ids::ScanId;
use crate::scans::access::require;
use crate::scans::{self, Refused, Scan, finish};
use crate::sessions::LONGEST_TEXT;
use crate::store::{Day, WriteTransaction, require_one};
use crate::typed;

/// A change of an adopted plan that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Why the plan is changed.
    pub reason: String,
    /// Since when.
    pub begun_on: NaiveDate,
}

/// The beginning of a change, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AmendForm {
    /// Why the plan is changed.
    pub reason: String,
}

/// The plan, for the lead who is about to change what was adopted.
///
/// # Errors
/// [`Error::Forbidden`] for who only sees the scan; refused before adoption and while a change is being written.
pub async fn to_amend(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<PlanView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead)?;
    require_adopted(&mut *services.store().read().acquire().await?, &scan).await?;
    let view = view(actor, services, scan).await?;
    if view.amendment.is_some() {
        return Err(Refusal::PlanBeingAmended.into());
    }
    Ok(view)
}

/// Begins a change of the adopted plan. From now on it can be written again; what was adopted holds until the next version is. For the
/// lead.
///
/// # Errors
/// [`Error::Invalid`] without a reason; refused before adoption and while a change is being written.
pub async fn amend(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    form: &AmendForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    if amendment(&mut transaction, &scan.id).await?.is_some() {
        return Err(Refusal::PlanBeingAmended.into());
    }
    begin_change(&mut transaction, services, actor, &scan, &form.reason).await?;
    Ok(transaction.commit().await?)
}

/// Makes sure that the plan can be written in the transaction of a use case that adds to it: where it is adopted and no change of it is
/// being written, one begins, with this reason. The caller asks who may.
///
/// # Errors
/// [`Error::Invalid`] where a reason is needed and missing; refused before the talk is concluded.
pub(crate) async fn open_for_writing(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
    reason: &str,
) -> Result<(), Error> {
    require_plan(transaction, scan).await?;
    if is_adopted(scan.state) && amendment(transaction, &scan.id).await?.is_none() {
        begin_change(transaction, services, actor, scan, reason).await?;
    }
    Ok(())
}

async fn begin_change(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
    reason: &str,
) -> Result<(), Error> {
    let reason = typed::required_text(reason, LONGEST_TEXT)
        .map_err(|code| Error::Invalid(vec![Problem::new("reason", code)]))?;
    sqlx::query("INSERT INTO plan_amendments (scan_id, reason, begun_on) VALUES ($1, $2, $3)")
        .bind(&scan.id)
        .bind(&reason)
        .bind(Day(services.clock().today()))
        .execute(&mut **transaction)
        .await?;
    let event = PlanEvent::PlanAmended { reason }.into();
    audit::record(transaction, services, actor, Some(&scan.id), &event).await
}

/// Gives up the change that is being written: the plan reads again as it was adopted. For the lead.
///
/// # Errors
/// [`Refusal::PlanNotAmended`] when no change is being written; [`Error::Conflict`] for a version of which the program does not know what its
/// actions were.
pub async fn give_up(actor: &Actor, services: &Services, scan: &ScanId) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    if amendment(&mut transaction, &scan.id).await?.is_none() {
        return Err(Refusal::PlanNotAmended.into());
    }
    forget_amendment(&mut transaction, &scan.id).await?;
    let version = latest_version(&mut transaction, &scan.id).await?;
    restore(&mut transaction, &scan.id, &version.text).await?;
    let today = services.clock().today();
    support::restore(&mut transaction, &scan.id, &version.text, today).await?;
    let event = PlanEvent::PlanAmendmentGivenUp.into();
    finish(transaction, services, actor, &scan, &event).await
}

async fn begin(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead)?;
    require_adopted(&mut transaction, &scan).await?;
    Ok((transaction, scan))
}

async fn require_adopted(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    require_plan(connection, scan).await?;
    if is_adopted(scan.state) {
        return Ok(());
    }
    Err(Refusal::Scan {
        guard: Refused::NotInThisState,
    }
    .into())
}

/// The change that is being written, if one is.
pub(super) async fn amendment(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Option<Amendment>, Error> {
    let found: Option<(String, Day)> =
        sqlx::query_as("SELECT reason, begun_on FROM plan_amendments WHERE scan_id = $1")
            .bind(scan)
            .fetch_optional(connection)
            .await?;
    Ok(found.map(|(reason, begun_on)| Amendment {
        reason,
        begun_on: begun_on.0,
    }))
}

/// Ends the change that is being written.
///
/// # Errors
/// [`Error::NotFound`] when none is.
pub(super) async fn forget_amendment(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<(), Error> {
    let gone = sqlx::query("DELETE FROM plan_amendments WHERE scan_id = $1")
        .bind(scan)
        .execute(connection)
        .await?;
    require_one(&gone)
}

/// Makes the plan read as this text does.
async fn restore(
    connection: &mut AnyConnection,
    scan: &ScanId,
    text: &PlanText,
) -> Result<(), Error> {
    // What was typed against the change that is given up must not find its revision again.
    let rows = actions(connection, scan).await?;
    let newest = rows.iter().map(|row| row.form.revision).max();
    let revision = newest.map_or(0, |newest| newest + 1);
    sqlx::query("DELETE FROM plan_actions WHERE priority_id IN (SELECT id FROM priorities WHERE scan_id = $1)")
        .bind(scan)
        .execute(&mut *connection)
        .await?;
    for priority in &text.priorities {
        let id = priority.id.as_ref().ok_or(Error::Conflict)?;
        let updated = sqlx::query("UPDATE priorities SET title = $1, finding = $2, goal = $3, revision = revision + 1 WHERE id = $4 AND scan_id = $5")
            .bind(&priority.title)
            .bind(&priority.finding)
            .bind(&priority.goal)
            .bind(id)
            .bind(scan)
            .execute(&mut *connection)
            .await?;
        require_one(&updated)?;
        for (position, action) in (1_i64..).zip(&priority.actions) {
            let own = action.id.as_ref().ok_or(Error::Conflict)?;
            let form = ActionForm {
                revision,
                ..ActionForm::from(action)
            };
            insert(connection, (own, id), position, &form).await?;
        }
    }
    Ok(())
}
