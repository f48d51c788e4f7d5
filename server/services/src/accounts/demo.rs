//! Signing in to the demonstration, in which everybody may be anybody.

use super::find::{all_members, member_by_id};
use super::sign_in::{enter, make_link};
use crate::Services;
use crate::actor::{Actor, Member, Role};
use crate::error::Error;
use crate::ids::MemberId;
use crate::scans::arrangements::SessionKind;
use crate::scans::{self, Scan};
use crate::secrets::{SessionToken, SignInToken};
use crate::sessions::can_be_held;
use crate::settings::Demo;

/// Somebody of the demonstration, in one role.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// Who it is.
    pub member: Member,
    /// What the person is here. Somebody with two roles is listed twice.
    pub role: Role,
    /// Whether there is something to see on every page of theirs.
    pub is_first: bool,
    /// The scans that a clerk guides or a lead leads. An officer sees all, and has none here.
    pub scans: Vec<Scan>,
}

/// A talk of the demonstration that can be held at once.
#[derive(Clone, Debug)]
pub struct DemoTalk {
    /// The scan, whose talk is to come.
    pub scan: Scan,
    /// Who guides it.
    pub clerk: Member,
}

/// The people of the demonstration, by role and name.
///
/// # Errors
/// [`Error::NotFound`] on a server that is not the demonstration.
pub async fn demo_people(_actor: &Actor, services: &Services) -> Result<Vec<DemoPerson>, Error> {
    let demo = require_demo(services)?;
    let members = all_members(services).await?;
    let scans = scans::all(services).await?;
    let in_role = |role: Role| {
        let members = members.iter().filter(move |member| member.is(role));
        members.map(move |member| (role, member))
    };
    let people = Role::ALL.into_iter().flat_map(in_role);
    let people = people.map(|(role, member)| DemoPerson {
        member: member.clone(),
        role,
        is_first: demo.first.contains(&member.email),
        scans: scans_of(&scans, role, &member.id),
    });
    Ok(people.collect())
}

fn scans_of(scans: &[Scan], role: Role, member: &MemberId) -> Vec<Scan> {
    let theirs = |scan: &&Scan| match role {
        Role::Programme => false,
        Role::Clerk => scan.clerk_with(member).is_some(),
        Role::Lead => scan.lead.id == *member,
    };
    scans.iter().filter(theirs).cloned().collect()
}

/// Signs in as one of the people of the demonstration.
///
/// # Errors
/// [`Error::NotFound`] on a server that is not the demonstration, and for somebody who is not one of its people.
pub async fn demo_sign_in(
    _actor: &Actor,
    services: &Services,
    member: &MemberId,
) -> Result<SessionToken, Error> {
    require_demo(services)?;
    let member = member_by_id(services, member)
        .await?
        .ok_or(Error::NotFound)?;
    let mut transaction = services.store().write().await?;
    let session = enter(&mut transaction, services, member).await?;
    transaction.commit().await?;
    Ok(session)
}

/// Makes a link that signs in as one of the people of the demonstration: once, for as long as a mailed one works. Nothing is mailed.
///
/// # Errors
/// As [`demo_sign_in`].
pub async fn demo_link(
    _actor: &Actor,
    services: &Services,
    member: &MemberId,
) -> Result<SignInToken, Error> {
    require_demo(services)?;
    let member = member_by_id(services, member)
        .await?
        .ok_or(Error::NotFound)?;
    let mut transaction = services.store().write().await?;
    let (token, _) = make_link(&mut transaction, services, &member).await?;
    transaction.commit().await?;
    Ok(token)
}

/// The startgesprek or the agenderingsgesprek that everything is ready for. `None` where there is none, and once it was held.
///
/// # Errors
/// [`Error::NotFound`] on a server that is not the demonstration.
pub async fn demo_talk(
    _actor: &Actor,
    services: &Services,
    session: SessionKind,
) -> Result<Option<DemoTalk>, Error> {
    let demo = require_demo(services)?;
    let of = match session {
        SessionKind::Start => demo.start_talk.as_deref(),
        SessionKind::Agenda => demo.talk.as_deref(),
    };
    let is_ready =
        |scan: &Scan| can_be_held(session, scan.state) && of == Some(scan.authority.code.as_str());
    let scan = scans::all(services).await?.into_iter().find(is_ready);
    let Some((scan, clerk)) = scan.and_then(|scan| Some((scan.clone(), scan.clerk?.id))) else {
        return Ok(None);
    };
    let clerk = member_by_id(services, &clerk).await?;
    Ok(clerk.map(|clerk| DemoTalk { scan, clerk }))
}

fn require_demo(services: &Services) -> Result<&Demo, Error> {
    services.settings().demo.as_ref().ok_or(Error::NotFound)
}
