//! What a change does, for an officer who is to confirm it.

use std::collections::BTreeSet;

use sqlx::AnyConnection;

use super::super::{Authority, AuthorityCode};
use super::list::{PlannedChange, planned_end};
use super::record::find;
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::MemberId;
use crate::scans::{self, Scan};

/// What a change does.
#[derive(Clone, Debug)]
pub struct ChangeView {
    /// The change.
    pub change: PlannedChange,
    /// Stands for the change as it is now. Whoever confirms it sends along what they saw.
    pub seen: String,
    /// The running scan of who ends: it goes on.
    pub scan: Option<Scan>,
    /// Running scans of those who go on: they go on beside it.
    pub scans_of_successors: Vec<Scan>,
    /// The leads of who ends, with each of those who go on.
    pub leads: Vec<LeadChoice>,
    /// Clerks of the pool who work at who ends, by name: they are to say where they work from then on.
    pub clerks: Vec<(MemberId, String)>,
}

/// A lead of an authority that ends, and one of those who go on.
#[derive(Clone, Debug)]
pub struct LeadChoice {
    /// What a form sends for it.
    pub value: String,
    /// First and last name.
    pub name: String,
    /// Where to reach them.
    pub email: String,
    /// For whom they may act from then on.
    pub successor: Authority,
    /// Whether the programme chose so.
    pub chosen: bool,
    /// Whether they may already.
    pub already: bool,
}

/// Looks at a change. For the programme.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`] where none is foreseen.
pub async fn change(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
) -> Result<ChangeView, Error> {
    actor.require_programme()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let change = planned_end(&mut connection, code, today)
        .await?
        .ok_or(Error::NotFound)?;
    let successors = &change.ending.successors;
    let mut scans_of_successors = Vec::new();
    for successor in successors {
        scans_of_successors.extend(scans::running_of(&mut connection, &successor.code).await?);
    }
    Ok(ChangeView {
        seen: find(&mut connection, code).await?.fingerprint(),
        scan: scans::running_of(&mut connection, code).await?,
        scans_of_successors,
        leads: leads(&mut connection, code, successors).await?,
        clerks: clerks(&mut connection, code).await?,
        change,
    })
}

/// What a form sends for a lead and a successor.
pub(super) fn value(member: &MemberId, successor: &AuthorityCode) -> String {
    format!("{member}.{successor}")
}

async fn leads(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
    successors: &[Authority],
) -> Result<Vec<LeadChoice>, Error> {
    let mut people: Vec<(MemberId, String, String)> = sqlx::query_as(
        "SELECT m.id, m.name, m.email FROM leads l JOIN members m ON m.id = l.member_id \
         WHERE l.authority_code = $1 AND m.ended_at IS NULL",
    )
    .bind(code)
    .fetch_all(&mut *connection)
    .await?;
    people.sort_by_cached_key(|(id, name, _)| (name.to_lowercase(), id.clone()));
    let already: Vec<(MemberId, AuthorityCode)> =
        sqlx::query_as("SELECT member_id, authority_code FROM leads WHERE authority_code <> $1")
            .bind(code)
            .fetch_all(&mut *connection)
            .await?;
    let chosen: Vec<(MemberId, AuthorityCode)> = sqlx::query_as(
        "SELECT member_id, successor_code FROM register_change_leads WHERE code = $1",
    )
    .bind(code)
    .fetch_all(connection)
    .await?;
    let (already, chosen) = (BTreeSet::from_iter(already), BTreeSet::from_iter(chosen));
    let mut choices = Vec::new();
    for (id, name, email) in people {
        for successor in successors {
            let pair = (id.clone(), successor.code.clone());
            choices.push(LeadChoice {
                value: value(&id, &successor.code),
                name: name.clone(),
                email: email.clone(),
                successor: successor.clone(),
                chosen: chosen.contains(&pair),
                already: already.contains(&pair),
            });
        }
    }
    Ok(choices)
}

async fn clerks(
    connection: &mut AnyConnection,
    code: &AuthorityCode,
) -> Result<Vec<(MemberId, String)>, Error> {
    let mut clerks: Vec<(MemberId, String)> = sqlx::query_as(
        "SELECT m.id, m.name FROM members m JOIN member_roles r ON r.member_id = m.id AND r.role = 'clerk' \
         WHERE m.home_authority_code = $1 AND m.ended_at IS NULL",
    )
    .bind(code)
    .fetch_all(connection)
    .await?;
    clerks.sort_by_cached_key(|(id, name)| (name.to_lowercase(), id.clone()));
    Ok(clerks)
}
