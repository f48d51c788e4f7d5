//! What the programme notes about the members of its pool. Nobody else reads it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::members::member;
use super::profile::{self, Profile};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PoolEvent};
use crate::error::Error;
use crate::ids::MemberId;
use crate::revision;
use crate::store::WriteTransaction;
use crate::typed::{LONGEST_TEXT, optional_text};

/// The notes about a member as typed, or as they are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NotesForm {
    /// The notes.
    pub notes: String,
    /// The revision that was read; 0 where nobody noted anything yet.
    pub revision: i64,
}

/// Writes the programme's own notes about a member. They have a revision apart from that of the profile: a clerk who keeps the profile
/// meanwhile changes nothing of them.
///
/// # Errors
/// As [`Actor::require_programme_or_system`]; [`Error::Invalid`] for notes that are too long; [`Error::Stale`] when a colleague changed them
/// since they were read; as [`member`].
pub async fn write_notes(
    actor: &Actor,
    services: &Services,
    id: &MemberId,
    form: &NotesForm,
) -> Result<(), Error> {
    actor.require_programme_or_system()?;
    let notes =
        optional_text(&form.notes, LONGEST_TEXT).map_err(|code| Error::invalid("notes", code))?;
    member(actor, services, id).await?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let kept = all(&mut transaction).await?.remove(id).unwrap_or_default();
    if kept.notes == notes {
        return Ok(());
    }
    let name = format!("notes {id}");
    let pair = (&kept, form);
    let revision = revision::next(&mut transaction, services, actor, &name, pair).await?;
    write(&mut transaction, id, &NotesForm { notes, revision }).await?;
    let event = PoolEvent::PoolProfileKept {
        member: id.clone(),
        fields: vec!["notes".to_owned()],
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

/// What is noted about members, and that something was.
pub(super) async fn all(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<MemberId, NotesForm>, Error> {
    let rows: Vec<(MemberId, String, i64)> = sqlx::query_as(
        "SELECT member_id, notes, notes_revision FROM pool_profiles WHERE notes <> '' OR notes_revision > 0",
    )
    .fetch_all(connection)
    .await?;
    let form = |(member, notes, revision)| (member, NotesForm { notes, revision });
    Ok(rows.into_iter().map(form).collect())
}

/// Keeps notes, also about a member who has told nothing yet.
async fn write(
    transaction: &mut WriteTransaction,
    member: &MemberId,
    form: &NotesForm,
) -> Result<(), Error> {
    if !update(transaction, member, form).await? {
        profile::write(transaction, member, &Profile::default()).await?;
        update(transaction, member, form).await?;
    }
    Ok(())
}

/// `false`: there is no profile yet to keep them with.
async fn update(
    transaction: &mut WriteTransaction,
    member: &MemberId,
    form: &NotesForm,
) -> Result<bool, Error> {
    let known = sqlx::query(
        "UPDATE pool_profiles SET notes = $1, notes_revision = $2 WHERE member_id = $3",
    )
    .bind(&form.notes)
    .bind(form.revision)
    .bind(member)
    .execute(&mut **transaction)
    .await?;
    Ok(known.rows_affected() > 0)
}
