//! Naming somebody by address, who may or may not have an account yet.

use std::collections::BTreeSet;

use sqlx::AssertSqlSafe;

use super::NewMember;
use super::members::{grant_lead, insert, insert_role};
use crate::Services;
use crate::actor::{Actor, Role};
use crate::audit::{self, AccountEvent, AuditEvent};
use crate::authorities::AuthorityCode;
use crate::error::{Error, ProblemCode};
use crate::ids::MemberId;
use crate::store::{Instant, WriteTransaction, placeholders};

/// Lets the person with this address act as lead for an authority, inside the transaction of a use case that names them. Somebody new
/// gets an account; somebody known keeps the name they have. Name and address are checked already.
///
/// # Errors
/// [`Error::Invalid`] when the address belonged to an account that has ended.
pub(crate) async fn lead_by_address(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (name, email): (&str, &str),
    authority: &AuthorityCode,
) -> Result<MemberId, Error> {
    let known: Option<(MemberId, Option<String>)> =
        sqlx::query_as("SELECT id, ended_at FROM members WHERE email = $1")
            .bind(email)
            .fetch_optional(&mut **transaction)
            .await?;
    let member = match known {
        Some((_, Some(_))) => return Err(Error::invalid("lead_email", ProblemCode::Taken)),
        Some((id, None)) => id,
        None => add(transaction, services, actor, (name, email)).await?,
    };
    grant_lead(transaction, services, actor, &member, authority).await?;
    Ok(member)
}

async fn add(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (name, email): (&str, &str),
) -> Result<MemberId, Error> {
    let id = MemberId::random();
    let roles = BTreeSet::from([Role::Lead]);
    let new = NewMember {
        name: name.to_owned(),
        email: email.to_owned(),
        roles,
        ..NewMember::default()
    };
    insert(transaction, services, &id, &new).await?;
    let event = AccountEvent::MemberAdded {
        member: id.clone(),
        roles: vec![Role::Lead],
    }
    .into();
    audit::record(transaction, services, actor, None, &event).await?;
    Ok(id)
}

/// Makes somebody a clerk, inside the transaction of a use case that checked them. Who has an account for something else keeps it.
///
/// # Errors
/// [`Error::Invalid`] when the address is that of a clerk, or belonged to an account that has ended.
pub(crate) async fn add_clerk(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    new: &NewMember,
) -> Result<MemberId, Error> {
    let known: Option<(MemberId, Option<String>, i64)> = sqlx::query_as(
        "SELECT m.id, m.ended_at, (SELECT COUNT(*) FROM member_roles r WHERE r.member_id = m.id AND r.role = 'clerk') \
         FROM members m WHERE m.email = $1",
    )
    .bind(&new.email)
    .fetch_optional(&mut **transaction)
    .await?;
    let id = match known {
        Some((id, None, 0)) => {
            insert_role(transaction, &id, Role::Clerk).await?;
            id
        }
        Some(_) => return Err(Error::invalid("email", ProblemCode::Taken)),
        None => {
            let id = MemberId::random();
            insert(transaction, services, &id, new).await?;
            id
        }
    };
    let event = AccountEvent::MemberAdded {
        member: id.clone(),
        roles: vec![Role::Clerk],
    }
    .into();
    audit::record(transaction, services, actor, None, &event).await?;
    Ok(id)
}

/// Gives many people an account as clerk, in few statements. None of their addresses has one. Their ids, in the same order.
///
/// # Errors
/// When the database gives no answer, or an address is known after all.
pub(crate) async fn add_clerks(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    new: &[NewMember],
) -> Result<Vec<MemberId>, Error> {
    let mut ids = Vec::with_capacity(new.len());
    for new in new.chunks(placeholders::AT_ONCE) {
        let own: Vec<MemberId> = new.iter().map(|_| MemberId::random()).collect();
        insert_all(transaction, services, &own, new).await?;
        ids.extend(own);
    }
    let added = |id: &MemberId| {
        AccountEvent::MemberAdded {
            member: id.clone(),
            roles: vec![Role::Clerk],
        }
        .into()
    };
    let events: Vec<AuditEvent> = ids.iter().map(added).collect();
    audit::record_all(transaction, services, actor, &events).await?;
    Ok(ids)
}

async fn insert_all(
    transaction: &mut WriteTransaction,
    services: &Services,
    ids: &[MemberId],
    new: &[NewMember],
) -> Result<(), Error> {
    let statement = format!(
        "INSERT INTO members (id, name, email, home_authority_code, created_at) VALUES {}",
        placeholders::rows(transaction, 5, new.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for (id, new) in ids.iter().zip(new) {
        query = query
            .bind(id)
            .bind(&new.name)
            .bind(&new.email)
            .bind(new.home_authority.as_ref())
            .bind(Instant(services.now()));
    }
    query.execute(&mut **transaction).await?;
    let statement = format!(
        "INSERT INTO member_roles (member_id, role) VALUES {}",
        placeholders::rows(transaction, 2, ids.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for id in ids {
        query = query.bind(id).bind(Role::Clerk.code());
    }
    query.execute(&mut **transaction).await?;
    Ok(())
}
