//! Telling how an action goes.

use sqlx::AnyConnection;

use super::form::{ReportForm, Told};
use super::rounds::open_round;
use super::rows::{FollowedAction, one};
use super::status::DayProposal;
use super::view::{ProgressView, require_adopted, view};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{AuditEvent, ProgressEvent};
use crate::error::{Error, Refusal};
use crate::ids::{ActionId, ActionReportId, ScanId};
use crate::scans::access::require;
use crate::scans::{self, Scan, finish};
use crate::store::{Day, Instant, WriteTransaction};

/// How the plan goes, with one action of it, for the lead who is about to tell more.
///
/// # Errors
/// [`Error::Forbidden`] for who only sees the scan; refused before adoption; [`Error::NotFound`] for an action that the plan has not.
pub async fn to_tell(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
) -> Result<(ProgressView, FollowedAction), Error> {
    let scan = scans::visible(actor, services, scan).await?;
    let standing = require(&scan, actor, |standing| standing.lead)?;
    let mut connection = services.store().read().acquire().await?;
    require_adopted(&mut connection, &scan).await?;
    let action = one(&mut connection, &scan.id, action).await?;
    let today = services.clock().today();
    let view = view(&mut connection, scan, standing, today).await?;
    Ok((view, action))
}

/// Begins a change of what is followed. For the lead.
pub(super) async fn begin(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead)?;
    require_adopted(&mut transaction, &scan).await?;
    Ok((transaction, scan))
}

/// Writes down how an action goes. A new day holds at once; that of the plan stays beside it. For the lead.
///
/// # Errors
/// [`Error::Invalid`] by field; refused before adoption; [`Error::NotFound`] for an action that the plan has not.
pub async fn tell(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
    form: &ReportForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let by = actor.require_member()?.name.clone();
    let action = one(&mut transaction, &scan.id, action).await?;
    let told = form
        .check(&action, services.clock().today())
        .map_err(Error::Invalid)?;
    write(
        &mut transaction,
        services,
        &action,
        &told,
        (by.as_str(), false),
    )
    .await?;
    let event = reported(&action.id, false);
    finish(transaction, services, actor, &scan, &event).await
}

/// What is written down of it in the audit trail.
pub(super) fn reported(action: &ActionId, by_owner: bool) -> AuditEvent {
    ProgressEvent::ActionReported {
        action: action.clone(),
        by_owner,
    }
    .into()
}

/// Keeps what was told. A day that an owner proposes waits for the lead; one that waited before gives way.
pub(super) async fn write(
    connection: &mut AnyConnection,
    services: &Services,
    action: &FollowedAction,
    told: &Told,
    (by, by_owner): (&str, bool),
) -> Result<(), Error> {
    let round = match open_round(connection, &action.scan).await {
        Ok(round) => round.number,
        Err(Error::Refused(Refusal::NoRound)) => 0,
        Err(error) => return Err(error),
    };
    let (moved, reason) = match &told.moved {
        Some((day, reason)) => (Some(*day), reason.as_str()),
        None => (None, ""),
    };
    if moved.is_some() {
        settle(connection, action, DayProposal::Replaced).await?;
    }
    let proposal = if by_owner && moved.is_some() {
        DayProposal::Waiting
    } else {
        DayProposal::None
    };
    sqlx::query(
        "INSERT INTO action_reports (id, action_id, round, told_at, told_by, status, note, due_on, reason, proposal) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(ActionReportId::random())
    .bind(&action.id)
    .bind(round)
    .bind(Instant(services.now()))
    .bind(by)
    .bind(told.status.code())
    .bind(&told.note)
    .bind(moved.map(Day))
    .bind(reason)
    .bind(proposal.code())
    .execute(&mut *connection)
    .await?;
    let due_on = moved.filter(|_| !by_owner).unwrap_or(action.due_on);
    sqlx::query("UPDATE followed_actions SET status = $1, due_on = $2 WHERE id = $3")
        .bind(told.status.code())
        .bind(Day(due_on))
        .bind(&action.id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes over the day that an owner proposed, or does not. For the lead.
///
/// # Errors
/// [`Error::Conflict`] when it does not wait any more; otherwise as [`tell`].
pub async fn decide_day(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
    accepted: bool,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let action = one(&mut transaction, &scan.id, action).await?;
    let day = action
        .proposal()
        .and_then(|proposal| proposal.due_on)
        .ok_or(Error::Conflict)?;
    if accepted {
        settle(&mut transaction, &action, DayProposal::Accepted).await?;
        sqlx::query("UPDATE followed_actions SET due_on = $1 WHERE id = $2")
            .bind(Day(day))
            .bind(&action.id)
            .execute(&mut *transaction)
            .await?;
    } else {
        settle(&mut transaction, &action, DayProposal::Declined).await?;
    }
    let event = ProgressEvent::ActionDayDecided {
        action: action.id,
        on: day,
        accepted,
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await
}

/// What became of the day that waits, if one does.
async fn settle(
    connection: &mut AnyConnection,
    action: &FollowedAction,
    became: DayProposal,
) -> Result<(), Error> {
    sqlx::query("UPDATE action_reports SET proposal = $1 WHERE action_id = $2 AND proposal = $3")
        .bind(became.code())
        .bind(&action.id)
        .bind(DayProposal::Waiting.code())
        .execute(connection)
        .await?;
    Ok(())
}
