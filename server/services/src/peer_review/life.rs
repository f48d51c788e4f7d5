//! The life of a group: inviting, beginning, cancelling and closing. For programme officers.

use super::candidates::taken;
use super::compose::{begin as begin_change, finish, record_invited, require_going_on};
use super::matching::{LEAST, MOST};
use super::record::{Answer, GroupState, PeerGroup, find};
use super::write::delete_member;
use super::{NotNow, letters};
use crate::Services;
use crate::actor::Actor;
use crate::audit::AuditEvent;
use crate::error::{Error, Problem};
use crate::ids::PeerGroupId;
use crate::store::{Day, WriteTransaction, require_one};
use crate::typed::{LONGEST_TEXT, required_text};

/// Invites the leads of a group: each gets a mail and answers.
///
/// # Errors
/// [`NotNow::TooFew`] or [`NotNow::TooMany`] unless four to six are in it, [`NotNow::NoMeeting`], [`NotNow::NotInThisState`] for a group
/// whose leads are invited already.
pub async fn invite(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let mut transaction = begin_change(actor, services).await?;
    let group = find(&mut transaction, id).await?;
    require(&group, GroupState::Draft)?;
    require_size(group.members.len())?;
    require_meeting(&group)?;
    set_state(&mut transaction, &group, GroupState::Invited).await?;
    for member in &group.members {
        letters::invited(&mut transaction, services, &group, &member.scan).await?;
        record_invited(&mut transaction, services, actor, (&group, &member.scan)).await?;
    }
    let event = AuditEvent::PeerGroupInvited {
        group: group.id,
        name: group.name,
        authorities: group.members.len(),
    };
    finish(transaction, services, actor, &event).await
}

/// Lets a group begin with those who said yes. The others fall out; who had not answered gets a mail.
///
/// # Errors
/// [`NotNow::TooFew`] while fewer than four said yes, [`NotNow::NoMeeting`], [`NotNow::NotInThisState`].
pub async fn begin(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let mut transaction = begin_change(actor, services).await?;
    let group = find(&mut transaction, id).await?;
    require(&group, GroupState::Invited)?;
    require_size(group.accepted().count())?;
    require_meeting(&group)?;
    set_state(&mut transaction, &group, GroupState::Running).await?;
    let others = group
        .members
        .iter()
        .filter(|own| own.answer != Answer::Accepted);
    for member in others.collect::<Vec<_>>() {
        delete_member(&mut transaction, id, &member.scan.id).await?;
        if member.answer == Answer::Waiting {
            letters::without_you(&mut transaction, services, &group, &member.scan).await?;
        }
    }
    let begun = find(&mut transaction, id).await?;
    letters::begun(&mut transaction, services, &begun).await?;
    let event = AuditEvent::PeerGroupBegun {
        group: begun.id,
        name: begun.name,
        authorities: begun.members.len(),
        left_out: group.members.len() - begun.members.len(),
    };
    finish(transaction, services, actor, &event).await
}

/// The group, for who is about to cancel it.
///
/// # Errors
/// As [`Actor::require_programme`]; [`NotNow::NotInThisState`] once it is over or cancelled.
pub async fn to_cancel(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
) -> Result<PeerGroup, Error> {
    super::to_change(actor, services, id).await
}

/// Cancels a group. Its authorities are free for another; what was written stays.
///
/// # Errors
/// [`Error::Invalid`] without a reason; as [`to_cancel`].
pub async fn cancel(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
    reason: &str,
) -> Result<(), Error> {
    let mut transaction = begin_change(actor, services).await?;
    let group = find(&mut transaction, id).await?;
    require_going_on(&group)?;
    let reason = required_text(reason, LONGEST_TEXT)
        .map_err(|code| Error::Invalid(vec![Problem::new("reason", code)]))?;
    let updated = sqlx::query("UPDATE peer_groups SET cancelled_because = $1 WHERE id = $2")
        .bind(&reason)
        .bind(id)
        .execute(&mut *transaction)
        .await?;
    require_one(&updated)?;
    if group.state != GroupState::Draft {
        letters::cancelled(&mut transaction, services, (&group, &reason)).await?;
    }
    let event = AuditEvent::PeerGroupCancelled {
        group: group.id,
        name: group.name,
        reason: Some(reason),
    };
    finish(transaction, services, actor, &event).await
}

/// A group that was cancelled goes on after all.
///
/// # Errors
/// [`NotNow::NotFree`] where an authority is in another group by now; [`NotNow::NotInThisState`] for one that was not cancelled.
pub async fn uncancel(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let mut transaction = begin_change(actor, services).await?;
    let group = find(&mut transaction, id).await?;
    if !group.is_cancelled() {
        return Err(NotNow::NotInThisState.into());
    }
    require_still_free(&mut transaction, &group).await?;
    let updated = sqlx::query("UPDATE peer_groups SET cancelled_because = NULL WHERE id = $1")
        .bind(id)
        .execute(&mut *transaction)
        .await?;
    require_one(&updated)?;
    if group.state != GroupState::Draft {
        letters::goes_on(&mut transaction, services, &group).await?;
    }
    let event = AuditEvent::PeerGroupCancelled {
        group: group.id,
        name: group.name,
        reason: None,
    };
    finish(transaction, services, actor, &event).await
}

/// Closes a group whose last meeting was held. Its authorities are free for another; reports can still be written.
///
/// # Errors
/// [`NotNow::NotOver`] before the last meeting, [`NotNow::NotInThisState`].
pub async fn close(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let mut transaction = begin_change(actor, services).await?;
    let group = find(&mut transaction, id).await?;
    require(&group, GroupState::Running)?;
    let today = services.clock().today();
    if !group.has_met(today) {
        return Err(NotNow::NotOver.into());
    }
    set_closed(&mut transaction, services, actor, group, Some(Day(today))).await?;
    Ok(transaction.commit().await?)
}

/// Opens a group again that was closed.
///
/// # Errors
/// As [`uncancel`], for one that is not closed.
pub async fn reopen(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let mut transaction = begin_change(actor, services).await?;
    let group = find(&mut transaction, id).await?;
    require(&group, GroupState::Closed)?;
    require_still_free(&mut transaction, &group).await?;
    set_closed(&mut transaction, services, actor, group, None).await?;
    Ok(transaction.commit().await?)
}

async fn set_closed(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    group: PeerGroup,
    closed_on: Option<Day>,
) -> Result<(), Error> {
    let closed = closed_on.is_some();
    let state = if closed {
        GroupState::Closed
    } else {
        GroupState::Running
    };
    set_state(transaction, &group, state).await?;
    sqlx::query("UPDATE peer_groups SET closed_on = $1 WHERE id = $2")
        .bind(closed_on)
        .bind(&group.id)
        .execute(&mut **transaction)
        .await?;
    let event = AuditEvent::PeerGroupClosed {
        group: group.id,
        name: group.name,
        closed,
    };
    crate::audit::record(transaction, services, actor, None, &event).await
}

async fn set_state(
    transaction: &mut WriteTransaction,
    group: &PeerGroup,
    state: GroupState,
) -> Result<(), Error> {
    let updated = sqlx::query("UPDATE peer_groups SET state = $1 WHERE id = $2")
        .bind(state.code())
        .bind(&group.id)
        .execute(&mut **transaction)
        .await?;
    require_one(&updated)
}

/// None of its authorities is in another group by now.
async fn require_still_free(
    transaction: &mut WriteTransaction,
    group: &PeerGroup,
) -> Result<(), Error> {
    let taken = taken(transaction).await?;
    let mut still = group
        .members
        .iter()
        .filter(|own| own.answer != Answer::Declined);
    if still.any(|own| taken.contains(&own.scan.authority.code)) {
        Err(NotNow::NotFree.into())
    } else {
        Ok(())
    }
}

fn require(group: &PeerGroup, state: GroupState) -> Result<(), Error> {
    if group.is(state) {
        Ok(())
    } else {
        Err(NotNow::NotInThisState.into())
    }
}

fn require_size(members: usize) -> Result<(), Error> {
    match members {
        ..LEAST => Err(NotNow::TooFew.into()),
        LEAST..=MOST => Ok(()),
        _ => Err(NotNow::TooMany.into()),
    }
}

fn require_meeting(group: &PeerGroup) -> Result<(), Error> {
    if group.meetings.is_empty() {
        Err(NotNow::NoMeeting.into())
    } else {
        Ok(())
    }
}
