//! Who has an account.

use std::collections::BTreeSet;

use lettre::Address;

use super::find::{all_members, member_by_id};
use crate::Services;
use crate::actor::{Actor, Member, Role};
use crate::audit::{self, AccountEvent};
use crate::authorities::{AuthorityCode, require_active};
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::MemberId;
use crate::scans::{self, Scan};
use crate::store::{Instant, WriteTransaction, is_unique_violation};

/// The most characters of a name.
const NAME_LENGTH: usize = 120;

/// Somebody who is to get an account.
#[derive(Clone, Debug, Default)]
pub struct NewMember {
    /// First and last name.
    pub name: String,
    /// The address to sign in with; capitals do not matter.
    pub email: String,
    /// What the person may be: at least one. Naming authorities in `lead_of` makes somebody a lead.
    pub roles: BTreeSet<Role>,
    /// Where a clerk works.
    pub home_authority: Option<AuthorityCode>,
    /// The authorities a lead may act for.
    pub lead_of: BTreeSet<AuthorityCode>,
}

/// Gives somebody an account. For the operator and the programme.
///
/// # Errors
/// [`Error::Invalid`] with the fields `name`, `email`, `roles`, `home_authority` and `lead_of`; an address that somebody has already is one.
pub async fn add_member(
    actor: &Actor,
    services: &Services,
    new: NewMember,
) -> Result<MemberId, Error> {
    actor.require_programme_or_system()?;
    let new = checked(services, new).await?;
    let id = MemberId::random();
    let mut transaction = services.store().write().await?;
    insert(&mut transaction, services, &id, &new).await?;
    let event = AccountEvent::MemberAdded {
        member: id.clone(),
        roles: new.roles.into_iter().collect(),
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Everybody with an account, by name; with a role given only who has it. For the operator and the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn list_members(
    actor: &Actor,
    services: &Services,
    role: Option<Role>,
) -> Result<Vec<Member>, Error> {
    actor.require_programme_or_system()?;
    let mut members = all_members(services).await?;
    members.retain(|member| role.is_none_or(|role| member.is(role)));
    Ok(members)
}

/// Somebody with an account, and what they have in hand.
#[derive(Clone, Debug)]
pub struct Account {
    /// Who.
    pub member: Member,
    /// The scans that run under their lead.
    pub leads: Vec<Scan>,
    /// The scans that they guide and that run.
    pub guides: Vec<Scan>,
}

/// One account, with what its member has in hand. For the operator and the programme.
///
/// # Errors
/// [`Error::NotFound`] for a member who is not there, or whose account ended.
pub async fn account(
    actor: &Actor,
    services: &Services,
    member: &MemberId,
) -> Result<Account, Error> {
    actor.require_programme_or_system()?;
    let member = member_by_id(services, member)
        .await?
        .ok_or(Error::NotFound)?;
    let scans = scans::all(services).await?;
    let running = scans.iter().filter(|scan| scan.state.is_running());
    let with = |has: fn(&Scan, &MemberId) -> bool| {
        let theirs = running.clone().filter(|scan| has(scan, &member.id));
        theirs.cloned().collect()
    };
    Ok(Account {
        leads: with(|scan, id| scan.lead.id == *id),
        guides: with(|scan, id| scan.clerk_with(id).is_some()),
        member,
    })
}

/// Lets a member lead an authority, in the transaction of a use case that chose the two. Who may act for it already, may still.
pub(crate) async fn grant_lead(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    member: &MemberId,
    authority: &AuthorityCode,
) -> Result<(), Error> {
    if insert_lead(transaction, member, authority).await? {
        let event = AccountEvent::LeadNamed {
            member: member.clone(),
            authority: authority.clone(),
        }
        .into();
        audit::record(transaction, services, actor, None, &event).await?;
    }
    Ok(())
}

/// Ends an account at once: no sign-in any more, and who is signed in is signed out. A clerk guides no scan any more. What the person
/// did stays in the audit trail. For the operator and the programme.
///
/// # Errors
/// [`Error::NotFound`] for a member who is not there, or whose account ended before; [`Refusal::OwnAccount`] for the own one.
pub async fn end_member(
    actor: &Actor,
    services: &Services,
    member: &MemberId,
) -> Result<(), Error> {
    actor.require_programme_or_system()?;
    if actor.member().is_some_and(|own| own.id == *member) {
        return Err(Refusal::OwnAccount.into());
    }
    let mut transaction = services.store().write().await?;
    // First of all, since it holds what others may hold too.
    scans::let_go(&mut transaction, services, actor, member).await?;
    let ended = sqlx::query("UPDATE members SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL")
        .bind(Instant(services.now()))
        .bind(member)
        .execute(&mut *transaction)
        .await?;
    if ended.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    for statement in [
        "DELETE FROM sessions WHERE member_id = $1",
        "DELETE FROM sign_in_links WHERE member_id = $1",
    ] {
        sqlx::query(statement)
            .bind(member)
            .execute(&mut *transaction)
            .await?;
    }
    audit::record(
        &mut transaction,
        services,
        actor,
        None,
        &AccountEvent::MemberEnded {
            member: member.clone(),
        }
        .into(),
    )
    .await?;
    Ok(transaction.commit().await?)
}

/// What was filled in, as it is stored; or everything that is wrong with it at once.
async fn checked(services: &Services, mut new: NewMember) -> Result<NewMember, Error> {
    let mut problems = Vec::new();
    new.name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if new.name.is_empty() {
        problems.push(Problem::new("name", ProblemCode::Missing));
    } else if new.name.chars().count() > NAME_LENGTH {
        problems.push(Problem::new(
            "name",
            ProblemCode::TooLong { max: NAME_LENGTH },
        ));
    }
    match email_address(&new.email) {
        Ok(email) => new.email = email,
        Err(code) => problems.push(Problem::new("email", code)),
    }
    if !new.lead_of.is_empty() {
        new.roles.insert(Role::Lead);
    }
    if new.roles.is_empty() {
        problems.push(Problem::new("roles", ProblemCode::Missing));
    }
    let lead_of = new.lead_of.iter().map(|code| (code, "lead_of"));
    for (code, field) in new
        .home_authority
        .iter()
        .map(|code| (code, "home_authority"))
        .chain(lead_of)
    {
        match require_active(services, code, field).await {
            Ok(_) => {}
            Err(Error::Invalid(more)) => problems.extend(more),
            Err(other) => return Err(other),
        }
    }
    if problems.is_empty() {
        Ok(new)
    } else {
        Err(Error::Invalid(problems))
    }
}

/// An address as the database keeps it: no spaces around it, lower case.
pub(crate) fn email_address(typed: &str) -> Result<String, ProblemCode> {
    /// The most characters of an address (RFC 5321, section 4.5.3.1.3).
    const MAX: usize = 254;
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(ProblemCode::Missing);
    }
    if typed.len() > MAX {
        return Err(ProblemCode::TooLong { max: MAX });
    }
    let address: Address = typed.parse().map_err(|_| ProblemCode::NotAnEmail)?;
    Ok(address.to_string().to_lowercase())
}

pub(super) async fn insert(
    transaction: &mut WriteTransaction,
    services: &Services,
    id: &MemberId,
    new: &NewMember,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO members (id, name, email, home_authority_code, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(&new.name)
        .bind(&new.email)
        .bind(new.home_authority.as_ref())
        .bind(Instant(services.now()))
        .execute(&mut **transaction)
        .await
        .map_err(|error| if is_unique_violation(&error) { Error::invalid("email", ProblemCode::Taken) } else { error.into() })?;
    for role in &new.roles {
        insert_role(transaction, id, *role).await?;
    }
    for authority in &new.lead_of {
        insert_lead(transaction, id, authority).await?;
    }
    Ok(())
}

pub(super) async fn insert_role(
    transaction: &mut WriteTransaction,
    member: &MemberId,
    role: Role,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO member_roles (member_id, role) VALUES ($1, $2) ON CONFLICT (member_id, role) DO NOTHING")
        .bind(member)
        .bind(role.code())
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// `false`: was lead there already.
async fn insert_lead(
    transaction: &mut WriteTransaction,
    member: &MemberId,
    authority: &AuthorityCode,
) -> Result<bool, Error> {
    insert_role(transaction, member, Role::Lead).await?;
    let inserted = sqlx::query(
        "INSERT INTO leads (member_id, authority_code) VALUES ($1, $2) ON CONFLICT (member_id, authority_code) DO NOTHING",
    )
    .bind(member)
    .bind(authority)
    .execute(&mut **transaction)
    .await?;
    Ok(inserted.rows_affected() == 1)
}
