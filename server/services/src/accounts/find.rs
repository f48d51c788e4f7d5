//! Reading members.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::AssertSqlSafe;

use crate::Services;
use crate::actor::{Member, Role};
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::MemberId;

#[derive(sqlx::FromRow)]
struct Row {
    id: MemberId,
    name: String,
    email: String,
    home_authority_code: Option<AuthorityCode>,
}

/// A member whose account has not ended.
pub(crate) async fn member_by_id(
    services: &Services,
    id: &MemberId,
) -> Result<Option<Member>, Error> {
    Ok(select(services, "m.id = $1", id.as_str()).await?.pop())
}

/// The same by address, in lower case.
pub(super) async fn member_by_email(
    services: &Services,
    email: &str,
) -> Result<Option<Member>, Error> {
    Ok(select(services, "m.email = $1", email).await?.pop())
}

/// All members whose accounts have not ended, by name.
pub(super) async fn all_members(services: &Services) -> Result<Vec<Member>, Error> {
    let mut members = select(services, "$1 = ''", "").await?;
    members.sort_by_cached_key(|member| (member.name.to_lowercase(), member.id.clone()));
    Ok(members)
}

/// The members that a condition on `members m` with one value allows, with their roles and authorities.
async fn select(
    services: &Services,
    condition: &'static str,
    value: &str,
) -> Result<Vec<Member>, Error> {
    let pool = services.store().read();
    let current = format!("m.ended_at IS NULL AND {condition}");
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT m.id, m.name, m.email, m.home_authority_code FROM members m WHERE {current}"
    )))
    .bind(value)
    .fetch_all(pool)
    .await?;
    let roles: Vec<(MemberId, String)> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT r.member_id, r.role FROM member_roles r JOIN members m ON m.id = r.member_id WHERE {current}"
    )))
    .bind(value)
    .fetch_all(pool)
    .await?;
    let leads: Vec<(MemberId, AuthorityCode)> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT l.member_id, l.authority_code FROM leads l JOIN members m ON m.id = l.member_id WHERE {current}"
    )))
    .bind(value)
    .fetch_all(pool)
    .await?;
    let mut roles = grouped(
        roles
            .into_iter()
            .filter_map(|(member, role)| Some((member, Role::from_code(&role)?))),
    );
    let mut leads = grouped(leads.into_iter());
    Ok(rows
        .into_iter()
        .map(|row| Member {
            roles: roles.remove(&row.id).unwrap_or_default(),
            lead_of: leads.remove(&row.id).unwrap_or_default(),
            id: row.id,
            name: row.name,
            email: row.email,
            home_authority: row.home_authority_code,
        })
        .collect())
}

fn grouped<T: Ord>(pairs: impl Iterator<Item = (MemberId, T)>) -> BTreeMap<MemberId, BTreeSet<T>> {
    let mut groups = BTreeMap::<_, BTreeSet<T>>::new();
    for (member, value) in pairs {
        groups.entry(member).or_default().insert(value);
    }
    groups
}
