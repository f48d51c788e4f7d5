//! An officer confirms a change, or takes that back.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::super::AuthorityCode;
use super::super::record;
use super::effect::{codes, ending, grant, take_effect};
use super::list::Stage;
use super::record::{Plan, find};
use super::view::value;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, RegisterEvent};
use crate::error::Error;
use crate::ids::MemberId;
use crate::store::{Instant, WriteTransaction};

/// What an officer sends along with the confirmation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfirmForm {
    /// Stands for the change that the officer saw.
    pub seen: String,
    /// Which leads may act for which successor from then on.
    pub leads: Vec<String>,
}

/// Confirms a change: it takes effect at once where its day has passed, and otherwise on its day. Of one that is confirmed, or that
/// took effect, it only changes which leads may act for a successor; a right that somebody has by now is not taken away. Gives how far
/// the change is then.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`] where none is foreseen, [`Error::Conflict`] for another than the officer saw.
pub async fn confirm(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
    form: &ConfirmForm,
) -> Result<Stage, Error> {
    let member = actor.require_programme()?.id.clone();
    let today = services.clock().today();
    let mut transaction = services.store().write().await?;
    transaction.exclusively("register").await?;
    let mut plan = find(&mut transaction, code).await?;
    if plan.fingerprint() != form.seen {
        return Err(Error::Conflict);
    }
    choose_leads(&mut transaction, &plan, &form.leads).await?;
    if plan.took_effect_at.is_some() {
        grant(&mut transaction, services, actor, code).await?;
    } else if plan.confirmed_at.is_none() {
        plan.confirmed_at = Some(services.now());
        keep_confirmation(&mut transaction, services, code, &member).await?;
        let records = record::all(&mut transaction).await?;
        let event = RegisterEvent::AuthorityEndConfirmed {
            authority: code.clone(),
            last_day: plan.last_day,
            successors: codes(&ending(&records, &plan)?),
        }
        .into();
        audit::record(&mut transaction, services, actor, None, &event).await?;
    }
    if plan.is_due(today) {
        take_effect(&mut transaction, services, actor, &plan).await?;
        plan.took_effect_at = Some(services.now());
    }
    transaction.commit().await?;
    Ok(plan.stage(today))
}

async fn keep_confirmation(
    transaction: &mut WriteTransaction,
    services: &Services,
    code: &AuthorityCode,
    member: &MemberId,
) -> Result<(), Error> {
    sqlx::query("UPDATE register_changes SET confirmed_at = $1, confirmed_by = $2 WHERE code = $3")
        .bind(Instant(services.now()))
        .bind(member)
        .bind(code)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Keeps the choice, as far as it is about leads of who ends and about who goes on.
async fn choose_leads(
    transaction: &mut WriteTransaction,
    plan: &Plan,
    chosen: &[String],
) -> Result<(), Error> {
    let chosen: BTreeSet<&str> = chosen.iter().map(String::as_str).collect();
    let leads: Vec<MemberId> =
        sqlx::query_scalar("SELECT member_id FROM leads WHERE authority_code = $1")
            .bind(&plan.code)
            .fetch_all(&mut **transaction)
            .await?;
    sqlx::query("DELETE FROM register_change_leads WHERE code = $1")
        .bind(&plan.code)
        .execute(&mut **transaction)
        .await?;
    for lead in &leads {
        for successor in &plan.successors {
            if chosen.contains(value(lead, successor).as_str()) {
                sqlx::query(
                    "INSERT INTO register_change_leads (code, member_id, successor_code) VALUES ($1, $2, $3)",
                )
                .bind(&plan.code)
                .bind(lead)
                .bind(successor)
                .execute(&mut **transaction)
                .await?;
            }
        }
    }
    Ok(())
}

/// Takes back a confirmation before it took effect: the change waits again. The choice of leads stays for the next time.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`] where none is foreseen, [`Error::Conflict`] for one that took effect.
pub async fn withdraw(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
) -> Result<(), Error> {
    actor.require_programme()?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively("register").await?;
    let plan = find(&mut transaction, code).await?;
    if plan.took_effect_at.is_some() {
        return Err(Error::Conflict);
    }
    if plan.confirmed_at.is_none() {
        return Ok(());
    }
    sqlx::query(
        "UPDATE register_changes SET confirmed_at = NULL, confirmed_by = NULL WHERE code = $1",
    )
    .bind(code)
    .execute(&mut *transaction)
    .await?;
    let event = RegisterEvent::AuthorityEndUnconfirmed {
        authority: code.clone(),
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}
