//! Taking up what was asked for, so that no question stays without an answer. For programme officers.

use serde::{Deserialize, Serialize};

use super::letters;
use super::requests::{DemandRow, find};
use crate::Services;
use crate::actor::{Actor, Member};
use crate::audit::{self, PlanEvent};
use crate::error::{Error, Problem};
use crate::ids::SupportRequestId;
use crate::store::{Day, WriteTransaction, require_one};
use crate::typed::required_text;

/// The longest note: a few sentences, for the lead to read.
const LONGEST_NOTE: usize = 1000;

/// What the programme does about a question, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TakeUpForm {
    /// In some sentences.
    pub note: String,
}

/// What was asked, for who is about to take it up.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`] also once the lead took it back.
pub async fn request(
    actor: &Actor,
    services: &Services,
    id: &SupportRequestId,
) -> Result<DemandRow, Error> {
    actor.require_programme()?;
    find(&mut *services.store().read().acquire().await?, id).await
}

/// Writes down that the programme took it up, with what it does, and tells the lead. Where it was taken up before, only the note changes and
/// nobody is mailed.
///
/// # Errors
/// As [`request`]; [`Error::Invalid`] without a note.
pub async fn take_up(
    actor: &Actor,
    services: &Services,
    id: &SupportRequestId,
    form: &TakeUpForm,
) -> Result<(), Error> {
    let (mut transaction, officer, row) = begin(actor, services, id).await?;
    let note = required_text(&form.note, LONGEST_NOTE)
        .map_err(|code| Error::Invalid(vec![Problem::new("note", code)]))?;
    let before = row.taken_up.as_ref();
    if before.is_some_and(|before| before.note == note) {
        return Ok(());
    }
    let on = before.map_or_else(|| services.clock().today(), |before| before.on);
    let changed = sqlx::query(
        "UPDATE support_requests SET taken_up_on = $1, taken_up_by = $2, note = $3 WHERE id = $4",
    )
    .bind(Day(on))
    .bind(&officer.id)
    .bind(&note)
    .bind(id)
    .execute(&mut *transaction)
    .await?;
    require_one(&changed)?;
    if before.is_none() {
        letters::taken_up(&mut transaction, services, &row, (&officer.name, &note)).await?;
    }
    finish(transaction, services, actor, &row, true).await
}

/// Takes that back: the question waits again. One that waits stays as it is.
///
/// # Errors
/// As [`request`].
pub async fn give_back(
    actor: &Actor,
    services: &Services,
    id: &SupportRequestId,
) -> Result<(), Error> {
    let (mut transaction, _, row) = begin(actor, services, id).await?;
    if row.taken_up.is_none() {
        return Ok(());
    }
    let changed = sqlx::query(
        "UPDATE support_requests SET taken_up_on = NULL, taken_up_by = NULL, note = '' WHERE id = $1",
    )
    .bind(id)
    .execute(&mut *transaction)
    .await?;
    require_one(&changed)?;
    finish(transaction, services, actor, &row, false).await
}

async fn begin<'a>(
    actor: &'a Actor,
    services: &Services,
    id: &SupportRequestId,
) -> Result<(WriteTransaction, &'a Member, DemandRow), Error> {
    let officer = actor.require_programme()?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let row = find(&mut transaction, id).await?;
    Ok((transaction, officer, row))
}

async fn finish(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    row: &DemandRow,
    taken_up: bool,
) -> Result<(), Error> {
    let event = PlanEvent::SupportTakenUp {
        request: row.id.clone(),
        name: row.support_name.clone(),
        taken_up,
    }
    .into();
    audit::record(&mut transaction, services, actor, Some(&row.scan), &event).await?;
    Ok(transaction.commit().await?)
}
