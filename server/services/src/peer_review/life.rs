//! The life of a group: inviting, beginning, cancelling and closing. For programme officers.

use super::candidates::taken;
use super::compose::{ask, fall_out, finish, look, open};
use super::letters::{ToAll, to_all};
use super::record::{Answer, PeerGroup};
use super::rows::find;
use super::state::{Act, GroupFacts, GroupLife, GroupState};
use super::write::{require_no_tie, set_goes_on_with};
use super::{FEWEST, NotNow};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{AuditEvent, PeerGroupEvent};
use crate::error::{Error, Problem};
use crate::ids::PeerGroupId;
use crate::store::{Day, WriteTransaction, require_one};
use crate::typed::{LONGEST_TEXT, required_text};

/// Invites the leads of a group: each gets a mail and answers.
///
/// # Errors
/// As [`GroupLife::invite`]; [`crate::Refusal::Facilitator`] for who moved since to one of its authorities.
pub async fn invite(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let (mut transaction, group) = open(actor, services, id).await?;
    let facts = group.facts(services.clock().today());
    let next = group.life().invite(facts)?;
    require_no_tie(&mut transaction, &group).await?;
    write_life(&mut transaction, services, &group, (next, None)).await?;
    for member in &group.members {
        ask(&mut transaction, services, actor, (&group, &member.scan)).await?;
    }
    let event = PeerGroupEvent::PeerGroupInvited {
        group: group.id,
        name: group.name,
        authorities: group.members.len(),
    }
    .into();
    finish(transaction, services, actor, &event).await
}

/// Lets a group begin with those who said yes. The others fall out; who had not answered gets a mail.
///
/// # Errors
/// As [`invite`], with [`GroupLife::begin`].
pub async fn begin(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let (mut transaction, group) = open(actor, services, id).await?;
    let facts = group.facts(services.clock().today());
    let next = group.life().begin(facts)?;
    require_no_tie(&mut transaction, &group).await?;
    write_life(&mut transaction, services, &group, (next, None)).await?;
    let others = group.members.iter().filter(|own| !own.takes_part());
    for member in others.collect::<Vec<_>>() {
        fall_out(&mut transaction, services, (&group, member)).await?;
    }
    let begun = find(&mut transaction, id).await?;
    to_all(&mut transaction, services, &begun, ToAll::Begun).await?;
    let event = PeerGroupEvent::PeerGroupBegun {
        group: begun.id,
        name: begun.name,
        authorities: begun.members.len(),
        left_out: group.members.len() - begun.members.len(),
    }
    .into();
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
    look(actor, services, id, Act::Change).await
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
    let (mut transaction, group) = open(actor, services, id).await?;
    let next = group.life().cancel()?;
    let reason = required_text(reason, LONGEST_TEXT)
        .map_err(|code| Error::Invalid(vec![Problem::new("reason", code)]))?;
    write_life(&mut transaction, services, &group, (next, Some(&reason))).await?;
    if group.state.is_known() {
        let what = ToAll::Cancelled(&reason);
        to_all(&mut transaction, services, &group, what).await?;
    }
    let event = PeerGroupEvent::PeerGroupCancelled {
        group: group.id,
        name: group.name,
        reason: Some(reason),
    }
    .into();
    finish(transaction, services, actor, &event).await
}

/// A group that was cancelled goes on after all.
///
/// # Errors
/// As [`GroupLife::go_on`].
pub async fn uncancel(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let (mut transaction, group) = open(actor, services, id).await?;
    let facts = with_free(&mut transaction, services, &group).await?;
    let next = group.life().go_on(facts)?;
    write_life(&mut transaction, services, &group, (next, None)).await?;
    if group.state.is_known() {
        to_all(&mut transaction, services, &group, ToAll::GoesOn).await?;
    }
    let event = PeerGroupEvent::PeerGroupCancelled {
        group: group.id,
        name: group.name,
        reason: None,
    }
    .into();
    finish(transaction, services, actor, &event).await
}

/// Closes a group whose last meeting was held. Its authorities are free for another; reports can still be written. Who was asked to join
/// and has not answered falls out, with a mail.
///
/// # Errors
/// As [`GroupLife::close`].
pub async fn close(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let (mut transaction, group) = open(actor, services, id).await?;
    let facts = group.facts(services.clock().today());
    let next = group.life().close(facts)?;
    write_life(&mut transaction, services, &group, (next, None)).await?;
    let asked = group
        .with_a_place()
        .filter(|own| own.answer == Answer::Waiting);
    for member in asked.collect::<Vec<_>>() {
        fall_out(&mut transaction, services, (&group, member)).await?;
    }
    finish(transaction, services, actor, &closed(group, true)).await
}

/// Opens a group again that was closed.
///
/// # Errors
/// As [`GroupLife::reopen`].
pub async fn reopen(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let (mut transaction, group) = open(actor, services, id).await?;
    let facts = with_free(&mut transaction, services, &group).await?;
    let next = group.life().reopen(facts)?;
    write_life(&mut transaction, services, &group, (next, None)).await?;
    finish(transaction, services, actor, &closed(group, false)).await
}

/// Lets a group that became too small go on as it is. Everybody in it gets a mail.
///
/// # Errors
/// [`NotNow::NotInThisState`] for one that is not too small; [`NotNow::TooFew`] where nobody is left to help.
pub async fn stay_small(actor: &Actor, services: &Services, id: &PeerGroupId) -> Result<(), Error> {
    let (mut transaction, group) = open(actor, services, id).await?;
    group.life().allow(Act::StaySmall)?;
    if !group.is_too_small(services.clock().today()) {
        return Err(NotNow::NotInThisState.into());
    }
    let many = group.taking_part().count();
    if many < FEWEST {
        return Err(NotNow::TooFew.into());
    }
    set_goes_on_with(&mut transaction, id, Some(many)).await?;
    to_all(&mut transaction, services, &group, ToAll::StaysSmall).await?;
    let event = PeerGroupEvent::PeerGroupStaysSmall {
        group: group.id,
        name: group.name,
        authorities: many,
    }
    .into();
    finish(transaction, services, actor, &event).await
}

fn closed(group: PeerGroup, closed: bool) -> AuditEvent {
    PeerGroupEvent::PeerGroupClosed {
        group: group.id,
        name: group.name,
        closed,
    }
    .into()
}

/// Writes how far a group is from now on, with the reason where it was cancelled.
async fn write_life(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
    (life, because): (GroupLife, Option<&str>),
) -> Result<(), Error> {
    let today = Day(services.clock().today());
    let updated = sqlx::query(
        "UPDATE peer_groups SET state = $1, cancelled_because = $2, closed_on = $3 WHERE id = $4",
    )
    .bind(life.state.code())
    .bind(because)
    .bind((life.state == GroupState::Closed).then_some(today))
    .bind(&group.id)
    .execute(&mut **transaction)
    .await?;
    require_one(&updated)
}

/// What a transition needs to know, with whether none of its authorities is in another group by now.
async fn with_free(
    transaction: &mut WriteTransaction,
    services: &Services,
    group: &PeerGroup,
) -> Result<GroupFacts, Error> {
    let taken = taken(transaction).await?;
    let mut still = group.with_a_place();
    Ok(GroupFacts {
        free: still.all(|own| !taken.contains(&own.scan.authority.code)),
        ..group.facts(services.clock().today())
    })
}
