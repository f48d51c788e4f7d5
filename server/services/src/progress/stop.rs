//! Ending how a plan is followed before its rounds are over: it was withdrawn, or another took its place. Nobody is asked or reminded any
//! more; what was told stays, and the public reads since when and why. It can be taken up again.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::due::ask_owners;
use super::links::forget_all;
use super::rounds::open_round;
use super::tell::begin;
use super::view::{ProgressView, require_adopted, view};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ProgressEvent;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::mail::{self, MailKind};
use crate::scans::access::require;
use crate::scans::{self, Refused, Scan, State, finish};
use crate::sessions::LONGEST_TEXT;
use crate::store::Day;
use crate::typed;

/// That a plan is followed no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// Since when.
    pub on: NaiveDate,
    /// Why; everybody may read it.
    pub reason: String,
}

/// Why it is ended, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StopForm {
    /// Why.
    pub reason: String,
}

/// Whether rounds and reminders belong to a scan in this state.
pub(super) const fn has_rounds(state: State) -> bool {
    matches!(state, State::Adopted | State::Published)
}

/// How the plan goes, for the lead who is about to end that it is followed.
///
/// # Errors
/// [`Error::Forbidden`] for who only sees the scan; refused before adoption, once the scan is over, and where it was ended already.
pub async fn to_stop(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<ProgressView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    let standing = require(&scan, actor, |standing| standing.lead)?;
    let mut connection = services.store().read().acquire().await?;
    require_adopted(&mut connection, &scan).await?;
    require_followed(&mut connection, &scan).await?;
    let today = services.clock().today();
    view(&mut connection, scan, standing, today).await
}

/// Ends that a plan is followed: no round opens, nobody is asked or reminded, links of owners stop working, and reminders and links
/// that are not sent yet are not sent. For the lead.
///
/// # Errors
/// [`Error::Invalid`] without a reason; otherwise as [`to_stop`].
pub async fn stop(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    form: &StopForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    require_followed(&mut transaction, &scan).await?;
    let reason = typed::required_text(&form.reason, LONGEST_TEXT)
        .map_err(|code| Error::invalid("reason", code))?;
    sqlx::query("INSERT INTO stopped_plans (scan_id, stopped_on, reason) VALUES ($1, $2, $3)")
        .bind(&scan.id)
        .bind(Day(services.clock().today()))
        .bind(&reason)
        .execute(&mut *transaction)
        .await?;
    forget_all(&mut transaction, &scan.id).await?;
    for kind in [MailKind::OwnerLink, MailKind::ActionReminder] {
        mail::withdraw(&mut transaction, &scan.id, kind).await?;
    }
    let event = ProgressEvent::FollowUpStopped { reason }.into();
    finish(transaction, services, actor, &scan, &event).await
}

/// Follows a plan again. Owners get a new link where a round is still open. For the lead.
///
/// # Errors
/// [`Error::Conflict`] where it is followed already; refused before adoption and once the scan is over.
pub async fn resume(actor: &Actor, services: &Services, scan: &ScanId) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    require_rounds(&scan)?;
    let gone = sqlx::query("DELETE FROM stopped_plans WHERE scan_id = $1")
        .bind(&scan.id)
        .execute(&mut *transaction)
        .await?;
    if gone.rows_affected() == 0 {
        return Err(Error::Conflict);
    }
    match open_round(&mut transaction, &scan.id).await {
        Ok(round) if round.closes_on >= services.clock().today() => {
            ask_owners(&mut transaction, services, actor, (&scan, &round)).await?;
        }
        Ok(_) | Err(Error::Refused(Refusal::NoRound)) => {}
        Err(error) => return Err(error),
    }
    let event = ProgressEvent::FollowUpResumed.into();
    finish(transaction, services, actor, &scan, &event).await
}

/// Since when and why a plan is followed no more; `None` for one that is.
pub(crate) async fn stopped(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Option<Stopped>, Error> {
    let found: Option<(Day, String)> =
        sqlx::query_as("SELECT stopped_on, reason FROM stopped_plans WHERE scan_id = $1")
            .bind(scan)
            .fetch_optional(connection)
            .await?;
    Ok(found.map(|(on, reason)| Stopped { on: on.0, reason }))
}

/// Every scan whose plan is followed no more.
pub(crate) async fn stopped_plans(
    connection: &mut AnyConnection,
) -> Result<BTreeSet<ScanId>, Error> {
    let ids: Vec<ScanId> = sqlx::query_scalar("SELECT scan_id FROM stopped_plans")
        .fetch_all(connection)
        .await?;
    Ok(ids.into_iter().collect())
}

/// Whether people are asked and reminded: the authority exists, and the lead did not end it.
pub(super) async fn goes_on(
    connection: &mut AnyConnection,
    scan: &Scan,
    today: NaiveDate,
) -> Result<bool, Error> {
    Ok(scan.authority.exists_on(today) && stopped(connection, &scan.id).await?.is_none())
}

/// It was not ended, so that owners may be asked.
pub(super) async fn require_followed(
    connection: &mut AnyConnection,
    scan: &Scan,
) -> Result<(), Error> {
    require_rounds(scan)?;
    match stopped(connection, &scan.id).await? {
        Some(_) => Err(Refusal::FollowUpStopped.into()),
        None => Ok(()),
    }
}

fn require_rounds(scan: &Scan) -> Result<(), Error> {
    if has_rounds(scan.state) {
        return Ok(());
    }
    Err(Refusal::Scan {
        guard: Refused::NotInThisState,
    }
    .into())
}
