//! Putting a group together: its name, meetings and facilitator, and who is in it. For programme officers.

use chrono::NaiveDate;

use super::candidates::{free, require_free};
use super::form::GroupForm;
use super::letters::{ToAll, ToLead, to_all, to_lead};
use super::matching::MOST;
use super::record::{PeerGroup, PeerMember};
use super::rows::find;
use super::state::{Act, GroupLife, GroupState};
use super::write::{
    delete_member, facilitator, forget_asked_back, insert_member, require_no_tie, require_own_name,
    write_meetings,
};
use super::{LOCK, NotNow};
use crate::Services;
use crate::accounts::list_members;
use crate::actor::{Actor, Member, Role};
use crate::audit::{self, AuditEvent, Change, PeerGroupEvent, PeerReviewEvent};
use crate::authorities::folded;
use crate::error::{Error, ProblemCode};
use crate::ids::{PeerGroupId, ScanId};
use crate::scans::Scan;
use crate::store::{Day, WriteTransaction, require_one};

/// A group with those who could still be put in it.
#[derive(Clone, Debug)]
pub struct Composing {
    /// The group.
    pub group: PeerGroup,
    /// Who could take part and whose name contains what was searched for, by name.
    pub found: Vec<Scan>,
    /// How many could take part in all.
    pub free: usize,
}

/// What a group is formed with.
#[derive(Clone, Debug)]
pub struct Forming {
    /// Who is in it from the beginning, by name.
    pub members: Vec<Scan>,
    /// The clerks of the pool, one of whom may facilitate.
    pub clerks: Vec<Member>,
}

/// Those of these scans who could take part, for an officer who is about to form a group. The others are in a group by now.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn to_form(
    actor: &Actor,
    services: &Services,
    scans: &[String],
) -> Result<Forming, Error> {
    actor.require_programme()?;
    let mut members = free(services).await?;
    members.retain(|scan| scans.iter().any(|id| id == scan.id.as_str()));
    Ok(Forming {
        members,
        clerks: list_members(actor, services, Some(Role::Clerk)).await?,
    })
}

/// Forms a group, with those of a proposal or still with nobody.
///
/// # Errors
/// [`Error::Invalid`] by field; [`NotNow::NotFree`] for an authority that cannot take part, [`NotNow::TooMany`] from the seventh on;
/// [`crate::Refusal::Facilitator`] for a clerk who is tied to one of them.
pub async fn form_group(
    actor: &Actor,
    services: &Services,
    form: &GroupForm,
) -> Result<PeerGroupId, Error> {
    let mut transaction = begin(actor, services).await?;
    let today = services.clock().today();
    let texts = form.check(today, &[]).map_err(Error::Invalid)?;
    let id = PeerGroupId::random();
    require_own_name(&mut transaction, &id, &texts.name).await?;
    let facilitator = facilitator(&mut transaction, &texts.facilitator).await?;
    sqlx::query("INSERT INTO peer_groups (id, name, state, facilitator_id, formed_on) VALUES ($1, $2, $3, $4, $5)")
        .bind(&id)
        .bind(&texts.name)
        .bind(GroupLife::FIRST.state.code())
        .bind(facilitator.as_ref())
        .bind(Day(today))
        .execute(&mut *transaction)
        .await?;
    write_meetings(&mut transaction, &id, &texts.meetings).await?;
    if form.scans.len() > MOST {
        return Err(NotNow::TooMany.into());
    }
    for scan in &form.scans {
        let scan = ScanId::parse(scan).ok_or(Error::NotFound)?;
        let scan = require_free(&mut transaction, services, &scan).await?;
        insert_member(&mut transaction, &id, &scan.id).await?;
    }
    let formed = find(&mut transaction, &id).await?;
    require_no_tie(&mut transaction, &formed).await?;
    let event = PeerGroupEvent::PeerGroupChanged {
        group: id.clone(),
        name: texts.name,
        change: Change::Added,
    }
    .into();
    finish(transaction, services, actor, &event).await?;
    Ok(id)
}

/// The group, for who is about to change it.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`]; [`NotNow::NotInThisState`] once it is over or cancelled.
pub async fn to_change(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
) -> Result<PeerGroup, Error> {
    look(actor, services, id, Act::Change).await
}

/// The group, for an officer who is about to do this with it.
pub(super) async fn look(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
    act: Act,
) -> Result<PeerGroup, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let group = find(&mut connection, id).await?;
    group.life().allow(act)?;
    Ok(group)
}

/// Changes name, facilitator and meetings. Once the leads are invited, they get a mail where meetings change.
///
/// # Errors
/// [`Error::Invalid`] by field, also where no meeting would be left of a group whose leads are invited; [`crate::Refusal::Facilitator`] for a
/// clerk who is tied to one of its authorities; as [`to_change`].
pub async fn change(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
    form: &GroupForm,
) -> Result<(), Error> {
    let (mut transaction, old) = open(actor, services, id).await?;
    old.life().allow(Act::Change)?;
    let kept: Vec<NaiveDate> = old.meetings.iter().map(|meeting| meeting.on).collect();
    let texts = form
        .check(services.clock().today(), &kept)
        .map_err(Error::Invalid)?;
    if old.state.is_known() && texts.meetings.is_empty() {
        return Err(Error::invalid("m1_on", ProblemCode::Missing));
    }
    require_own_name(&mut transaction, id, &texts.name).await?;
    let facilitator = facilitator(&mut transaction, &texts.facilitator).await?;
    let updated =
        sqlx::query("UPDATE peer_groups SET name = $1, facilitator_id = $2 WHERE id = $3")
            .bind(&texts.name)
            .bind(facilitator.as_ref())
            .bind(id)
            .execute(&mut *transaction)
            .await?;
    require_one(&updated)?;
    write_meetings(&mut transaction, id, &texts.meetings).await?;
    let new = find(&mut transaction, id).await?;
    require_no_tie(&mut transaction, &new).await?;
    if old.state.is_known() && old.meetings != new.meetings {
        to_all(&mut transaction, services, &new, ToAll::MeetingsChanged).await?;
    }
    let event = PeerGroupEvent::PeerGroupChanged {
        group: id.clone(),
        name: texts.name,
        change: Change::Changed,
    }
    .into();
    finish(transaction, services, actor, &event).await
}

/// The group with those who could still be put in it, by what was searched for; an empty query finds all.
///
/// # Errors
/// As [`to_change`].
pub async fn to_compose(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
    query: &str,
) -> Result<Composing, Error> {
    let group = look(actor, services, id, Act::Compose).await?;
    let mut found = free(services).await?;
    let free = found.len();
    let query = folded(query);
    found.retain(|scan| {
        let authority = &scan.authority;
        [&authority.display_name, &authority.official_name]
            .iter()
            .any(|name| folded(name).contains(&query))
    });
    Ok(Composing { group, found, free })
}

/// Puts an authority in a group. Where the others are invited already, its lead is at once.
///
/// # Errors
/// [`NotNow::NotFree`], [`NotNow::TooMany`]; [`crate::Refusal::Facilitator`] for an authority that who facilitates is tied to; as [`to_compose`].
pub async fn add_member(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
    scan: &ScanId,
) -> Result<(), Error> {
    let (mut transaction, group) = open(actor, services, id).await?;
    group.life().allow(Act::Compose)?;
    let scan = require_free(&mut transaction, services, scan).await?;
    let others = group.with_a_place().filter(|own| own.scan.id != scan.id);
    if others.count() >= MOST {
        return Err(NotNow::TooMany.into());
    }
    insert_member(&mut transaction, id, &scan.id).await?;
    let group = find(&mut transaction, id).await?;
    require_no_tie(&mut transaction, &group).await?;
    if group.state.is_known() {
        ask(&mut transaction, services, actor, (&group, &scan)).await?;
    }
    let event = member_changed(&group, &scan, Change::Added);
    finish(transaction, services, actor, &event).await
}

/// Takes an authority out of a group before it takes part in what has begun. A lead who was invited gets a mail. It can be put in again.
///
/// # Errors
/// [`Error::NotFound`] for an authority that is not in it; [`NotNow::NotInThisState`] for one that takes part in a group that has begun,
/// since [`super::take_out`] needs a reason; as [`to_compose`].
pub async fn remove_member(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
    scan: &ScanId,
) -> Result<(), Error> {
    let (mut transaction, group) = open(actor, services, id).await?;
    group.life().allow(Act::Compose)?;
    let member = group.member(scan).ok_or(Error::NotFound)?;
    if member.is_gone() {
        return Err(Error::NotFound);
    }
    if group.state == GroupState::Running && member.takes_part() {
        return Err(NotNow::NotInThisState.into());
    }
    fall_out(&mut transaction, services, (&group, member)).await?;
    let event = member_changed(&group, &member.scan, Change::Removed);
    finish(transaction, services, actor, &event).await
}

/// Lets an authority go that takes no part yet. One that had left before it was asked back has left still; who was asked, and did not say
/// no, gets a mail.
pub(super) async fn fall_out(
    transaction: &mut WriteTransaction,
    services: &Services,
    (group, member): (&PeerGroup, &PeerMember),
) -> Result<(), Error> {
    let scan = &member.scan;
    if member.left.is_some() {
        forget_asked_back(transaction, &group.id, &scan.id).await?;
    } else {
        delete_member(transaction, &group.id, &scan.id).await?;
    }
    if group.state.is_known() && member.has_a_place() {
        to_lead(transaction, services, (group, scan), ToLead::WithoutYou).await?;
    }
    Ok(())
}

fn member_changed(group: &PeerGroup, scan: &Scan, change: Change) -> AuditEvent {
    PeerGroupEvent::PeerMemberChanged {
        group: group.id.clone(),
        name: group.name.clone(),
        authority: scan.authority.code.clone(),
        change,
    }
    .into()
}

/// Asks the lead of a scan whether they take part, and writes so in its log.
pub(super) async fn ask(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (group, scan): (&PeerGroup, &Scan),
) -> Result<(), Error> {
    to_lead(transaction, services, (group, scan), ToLead::Invited).await?;
    let event = PeerReviewEvent::PeerInvited {
        group: group.id.clone(),
        name: group.name.clone(),
    }
    .into();
    audit::record(transaction, services, actor, Some(&scan.id), &event).await
}

/// Begins a change of groups by an officer.
async fn begin(actor: &Actor, services: &Services) -> Result<WriteTransaction, Error> {
    actor.require_programme()?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    Ok(transaction)
}

/// Begins a change of a group by an officer.
pub(super) async fn open(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
) -> Result<(WriteTransaction, PeerGroup), Error> {
    let mut transaction = begin(actor, services).await?;
    let group = find(&mut transaction, id).await?;
    Ok((transaction, group))
}

/// Ends a change that is about no single scan.
pub(super) async fn finish(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    event: &AuditEvent,
) -> Result<(), Error> {
    audit::record(&mut transaction, services, actor, None, event).await?;
    Ok(transaction.commit().await?)
}
