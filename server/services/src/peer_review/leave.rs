//! An authority leaves a group that has begun: its lead stops, or the programme takes it out. It hears nothing more of the others. What it
//! brought stays: its question to read, its suggestions to take over, and its own plan as it is.

use serde::{Deserialize, Serialize};

use super::compose::{finish, look, open};
use super::letters::{ToAll, ToLead, to_all, to_lead, to_office};
use super::record::{Left, PeerGroup, PeerMember};
use super::state::Act;
use super::take_part::begin;
use super::view::{GroupView, own_part};
use super::write::set_left;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PeerGroupEvent};
use crate::error::Error;
use crate::ids::{PeerGroupId, ScanId};
use crate::store::WriteTransaction;
use crate::typed::{LONGEST_TEXT, required_text};

/// Why an authority leaves, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeaveForm {
    /// The reason. Everybody in the group reads it.
    pub reason: String,
}

impl LeaveForm {
    fn check(&self) -> Result<String, Error> {
        required_text(&self.reason, LONGEST_TEXT).map_err(|code| Error::invalid("reason", code))
    }
}

/// The group, for the lead who is about to stop.
///
/// # Errors
/// As [`own_part`]; [`super::NotNow::NotInThisState`] unless the group is at work; [`super::NotNow::NoPart`] for who takes no part.
pub async fn to_leave(
    actor: &Actor,
    services: &Services,
    both: (&PeerGroupId, &ScanId),
) -> Result<GroupView, Error> {
    let view = own_part(actor, services, both).await?;
    leaving(&view.group, both.1)?;
    Ok(view)
}

/// An authority stops. The others, its clerks, who facilitates and the programme office get a mail. For the lead of its scan.
///
/// # Errors
/// [`Error::Invalid`] without a reason; as [`to_leave`].
pub async fn leave(
    actor: &Actor,
    services: &Services,
    (group, scan): (&PeerGroupId, &ScanId),
    form: &LeaveForm,
) -> Result<(), Error> {
    let (mut transaction, group) = begin(actor, services, group).await?;
    group.require_lead(actor, scan)?;
    let member = leaving(&group, scan)?;
    let because = form.check()?;
    to_office(&mut transaction, services, (&group, &member.scan), &because).await?;
    let both = (&group, member);
    go(transaction, services, actor, both, (because, false)).await
}

/// The group, for an officer who is about to take an authority out of it.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`]; as [`to_leave`].
pub async fn to_take_out(
    actor: &Actor,
    services: &Services,
    (id, scan): (&PeerGroupId, &ScanId),
) -> Result<PeerGroup, Error> {
    let group = look(actor, services, id, Act::Leave).await?;
    leaving(&group, scan)?;
    Ok(group)
}

/// The programme takes an authority out of a group that has begun. Its lead gets a mail, as do the others.
///
/// # Errors
/// [`Error::Invalid`] without a reason; as [`to_take_out`].
pub async fn take_out(
    actor: &Actor,
    services: &Services,
    (id, scan): (&PeerGroupId, &ScanId),
    form: &LeaveForm,
) -> Result<(), Error> {
    let (mut transaction, group) = open(actor, services, id).await?;
    let member = leaving(&group, scan)?;
    let because = form.check()?;
    let what = ToLead::TakenOut(&because);
    to_lead(&mut transaction, services, (&group, &member.scan), what).await?;
    let both = (&group, member);
    go(transaction, services, actor, both, (because, true)).await
}

/// Who may leave: an authority that takes part in a group that is at work.
fn leaving<'a>(group: &'a PeerGroup, scan: &ScanId) -> Result<&'a PeerMember, Error> {
    group.life().allow(Act::Leave)?;
    let member = group.member(scan).ok_or(Error::NotFound)?;
    member.require_part()?;
    Ok(member)
}

async fn go(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    (group, member): (&PeerGroup, &PeerMember),
    (because, taken_out): (String, bool),
) -> Result<(), Error> {
    let left = Left {
        on: services.clock().today(),
        because,
    };
    let scan = &member.scan;
    set_left(&mut transaction, &group.id, (&scan.id, Some(&left))).await?;
    let what = ToAll::Left(scan, &left.because);
    to_all(&mut transaction, services, group, what).await?;
    let event = PeerGroupEvent::PeerMemberLeft {
        group: group.id.clone(),
        name: group.name.clone(),
        authority: scan.authority.code.clone(),
        reason: left.because,
        taken_out,
    }
    .into();
    // Once for the programme, and once for who follows the scan.
    audit::record(&mut transaction, services, actor, Some(&scan.id), &event).await?;
    finish(transaction, services, actor, &event).await
}
