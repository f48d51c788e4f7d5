//! Taking a proposal back.

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::LOCK;
use super::record::{Record, find};
use super::release::NotReleasable;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, VersionEvent};
use crate::error::{Error, Refusal};
use crate::ids::MemberId;
use crate::store::{Instant, require_one};
use crate::typed::required_line;

/// Why a proposal is taken back, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WithdrawForm {
    /// The reason.
    pub reason: String,
}

impl Record {
    /// Whoever brought it may take it back; or anybody, once that one has no account any more: its number would never be free again.
    pub(super) fn may_withdraw(&self, member: &MemberId) -> bool {
        self.brought_by == *member || self.bringer_ended_at.is_some()
    }
}

/// Looks whether the actor may take the proposal back.
///
/// # Errors
/// As [`withdraw`].
pub async fn to_withdraw(actor: &Actor, services: &Services, name: &str) -> Result<(), Error> {
    let member = actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    own(&mut connection, name, &member.id).await.map(|_| ())
}

async fn own(
    connection: &mut AnyConnection,
    name: &str,
    member: &MemberId,
) -> Result<Record, Error> {
    let brought = find(connection, name).await?.ok_or(Error::NotFound)?;
    if brought.released_at.is_some() {
        let reason = NotReleasable::AlreadyReleased;
        return Err(Refusal::Questionnaire { reason }.into());
    }
    if brought.may_withdraw(member) {
        Ok(brought)
    } else {
        Err(Error::Forbidden)
    }
}

/// Takes a proposal back: its number is free again. For the officer who brought it.
///
/// # Errors
/// [`Error::Forbidden`] for another officer; [`Error::Invalid`] for `reason`; [`crate::Refusal::Questionnaire`] when it is released
/// already; [`Error::NotFound`] when there is no such proposal.
pub async fn withdraw(
    actor: &Actor,
    services: &Services,
    name: &str,
    form: &WithdrawForm,
) -> Result<(), Error> {
    let member = actor.require_programme()?.id.clone();
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let proposal = own(&mut transaction, name, &member).await?;
    let reason = required_line(&form.reason).map_err(|code| Error::invalid("reason", code))?;
    let changed = sqlx::query(
        "UPDATE questionnaire_versions SET withdrawn_by = $1, withdrawn_at = $2, withdrawn_because = $3 \
         WHERE id = $4 AND released_at IS NULL AND withdrawn_at IS NULL",
    )
    .bind(&member)
    .bind(Instant(services.now()))
    .bind(&reason)
    .bind(&proposal.id)
    .execute(&mut *transaction)
    .await?;
    require_one(&changed)?;
    let event = VersionEvent::QuestionnaireWithdrawn {
        version: name.to_owned(),
        reason,
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}
