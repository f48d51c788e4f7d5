//! The members of the pool: who sees and keeps which profile.

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::facts::{Absence, ClerkFacts};
use super::load::{Which, facts_of};
use super::notes::{self, NotesForm};
use super::profile::{self, Profile};
use super::profile_form::{Person, ProfileForm};
use crate::Services;
use crate::actor::{Actor, Role};
use crate::audit::{self, PoolEvent};
use crate::authorities::{AuthorityCode, require_active};
use crate::error::{Error, Problem};
use crate::ids::{AbsenceId, MemberId};
use crate::revision;
use crate::store::WriteTransaction;

/// A member of the pool, as the pool's pages show them.
#[derive(Clone, Debug)]
pub struct PoolMember {
    /// What the rules go by, and what they guide now.
    pub facts: ClerkFacts,
    /// What they tell about themselves.
    pub profile: Profile,
    /// When they are away, from today on.
    pub absences: Vec<(AbsenceId, Absence)>,
    /// What the programme notes about them; empty for anybody else.
    pub notes: NotesForm,
}

/// Everybody in the pool, by name. For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn members(actor: &Actor, services: &Services) -> Result<Vec<PoolMember>, Error> {
    actor.require_programme_or_system()?;
    let mut connection = services.store().read().acquire().await?;
    load_members(&mut connection, services.clock().today()).await
}

/// One member of the pool: for the programme, and for themselves without the programme's notes.
///
/// # Errors
/// [`Error::NotFound`] for who is no clerk, [`Error::Forbidden`] for somebody else.
pub async fn member(
    actor: &Actor,
    services: &Services,
    id: &MemberId,
) -> Result<PoolMember, Error> {
    let programme = require(actor, id)?;
    let mut connection = services.store().read().acquire().await?;
    let all = load_members(&mut connection, services.clock().today()).await?;
    let mut found = all.into_iter().find(|member| member.facts.id == *id);
    if let Some(member) = found.as_mut().filter(|_| !programme) {
        member.notes = NotesForm::default();
        member.facts.conflicts.clear();
    }
    found.ok_or(Error::NotFound)
}

/// The clerk's own profile.
///
/// # Errors
/// [`Error::Forbidden`] for who is no clerk.
pub async fn own(actor: &Actor, services: &Services) -> Result<PoolMember, Error> {
    let id = actor.require_role(Role::Clerk)?.id.clone();
    member(actor, services, &id).await
}

/// `true` for the programme, `false` for the clerk themselves.
pub(super) fn require(actor: &Actor, id: &MemberId) -> Result<bool, Error> {
    if matches!(actor, Actor::System) {
        return Ok(true);
    }
    let member = actor.require_member()?;
    if member.is(Role::Programme) {
        Ok(true)
    } else if member.is(Role::Clerk) && member.id == *id {
        Ok(false)
    } else {
        Err(Error::Forbidden)
    }
}

async fn load_members(
    connection: &mut AnyConnection,
    today: NaiveDate,
) -> Result<Vec<PoolMember>, Error> {
    let facts = facts_of(connection, today, Which::Waiting).await?;
    let mut profiles = profile::all(connection).await?;
    let mut notes = notes::all(connection).await?;
    let mut absences = profile::absences(connection, today).await?;
    let member = |facts: ClerkFacts| PoolMember {
        profile: profiles.remove(&facts.id).unwrap_or_default(),
        absences: absences.remove(&facts.id).unwrap_or_default(),
        notes: notes.remove(&facts.id).unwrap_or_default(),
        facts,
    };
    Ok(facts.clerks.into_iter().map(member).collect())
}

/// Saves a profile: the clerk's own, or by the programme for them.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`] when somebody else changed it since it was read; as [`member`].
pub async fn keep_profile(
    actor: &Actor,
    services: &Services,
    id: &MemberId,
    form: &ProfileForm,
) -> Result<(), Error> {
    require(actor, id)?;
    member(actor, services, id).await?;
    let (person, profile) = checked(services, form).await?;
    let today = services.clock().today();
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let old = kept(&mut transaction, id, today).await?;
    let new = ProfileForm::of(&person.name, person.home.as_ref(), &profile);
    let fields = changed(&old, &new);
    let revision = if fields.is_empty() {
        old.revision
    } else {
        let name = format!("profile {id}");
        revision::next(&mut transaction, services, actor, &name, (&old, form)).await?
    };
    let profile = Profile {
        revision,
        ..profile
    };
    write(&mut transaction, id, &person, &profile).await?;
    // What the programme writes for a clerk says nothing about whether they take part.
    if actor.member().is_none_or(|own| own.id == *id) {
        profile::confirm(&mut transaction, id, today).await?;
    }
    let event = PoolEvent::PoolProfileKept {
        member: id.clone(),
        fields,
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

/// The form of a profile as it is kept.
async fn kept(
    transaction: &mut WriteTransaction,
    id: &MemberId,
    today: NaiveDate,
) -> Result<ProfileForm, Error> {
    let all = load_members(transaction, today).await?;
    let found = all.into_iter().find(|member| member.facts.id == *id);
    let PoolMember { facts, profile, .. } = found.ok_or(Error::NotFound)?;
    let home = facts.home.as_ref().map(|home| &home.code);
    Ok(ProfileForm::of(&facts.name, home, &profile))
}

/// All that is wrong with a form, the register included.
pub(super) async fn checked(
    services: &Services,
    form: &ProfileForm,
) -> Result<(Person, Profile), Error> {
    let read = form.check(services.clock().today());
    let home = AuthorityCode::parse(&form.home);
    let unknown = match home {
        Some(code) => match require_active(services, &code, "home").await {
            Ok(_) => Vec::new(),
            Err(Error::Invalid(problems)) => problems,
            Err(other) => return Err(other),
        },
        None => Vec::new(),
    };
    match read {
        Ok(read) if unknown.is_empty() => Ok(read),
        Ok(_) => Err(Error::Invalid(unknown)),
        Err(mut problems) => {
            let known: Vec<Problem> = unknown
                .into_iter()
                .filter(|problem| !problems.contains(problem))
                .collect();
            problems.extend(known);
            Err(Error::Invalid(problems))
        }
    }
}

fn changed(old: &ProfileForm, new: &ProfileForm) -> Vec<String> {
    let fields = [
        ("name", old.name != new.name),
        ("home", old.home != new.home),
        ("functions", old.functions != new.functions),
        ("kinds", old.kinds != new.kinds),
        ("trained_on", old.trained_on != new.trained_on),
        ("travel_km", old.travel_km != new.travel_km),
        ("regions", old.regions != new.regions),
        ("languages", old.languages != new.languages),
        ("capacity", old.capacity != new.capacity),
        ("active", old.active != new.active),
    ];
    fields
        .into_iter()
        .filter(|(_, changed)| *changed)
        .map(|(field, _)| field.to_owned())
        .collect()
}

pub(super) async fn write(
    transaction: &mut WriteTransaction,
    id: &MemberId,
    person: &Person,
    profile: &Profile,
) -> Result<(), Error> {
    sqlx::query("UPDATE members SET name = $1, home_authority_code = $2 WHERE id = $3")
        .bind(&person.name)
        .bind(person.home.as_ref())
        .bind(id)
        .execute(&mut **transaction)
        .await?;
    profile::write(transaction, id, profile).await
}
