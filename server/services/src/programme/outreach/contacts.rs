//! Writing the log of contacts with an authority.

use chrono::TimeDelta;

use super::contact_form::{ContactForm, Told};
use super::contact_log::of_authority;
use super::interest::Interest;
use super::record::{Outreach, begin, put, text_name};
use crate::Services;
use crate::actor::{Actor, Member};
use crate::audit::{self, Change, OutreachEvent};
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::ContactId;
use crate::revision::{self, Revised as _};
use crate::store::{Day, Instant, WriteTransaction, require_one};

/// How long a contact that was taken away can be put back.
pub const REMOVED_KEPT: TimeDelta = TimeDelta::days(28);

/// Writes a contact into the log, with what the authority thinks of it now and what comes next. An authority that was spoken to is
/// approached at the least. For programme officers.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`] when something changed since it was read, sending the same form twice included;
/// [`Error::NotFound`].
pub async fn add_contact(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
    form: &ContactForm,
) -> Result<ContactId, Error> {
    let member = actor.require_programme()?;
    let (told, interest, next_step, next_step_on) = form
        .check_added(services.clock().today())
        .map_err(Error::Invalid)?;
    let (mut transaction, old) = begin(services, code).await?;
    let name = text_name(code);
    let pair = (&ContactForm::of_next(&old), form);
    revision::next(&mut transaction, services, actor, &name, pair).await?;
    let id = insert(&mut transaction, services, (code, member), &told).await?;
    record(
        &mut transaction,
        services,
        actor,
        (code, &id),
        Change::Added,
    )
    .await?;
    let new = Outreach {
        interest: if interest == Interest::NotApproached {
            Interest::Approached
        } else {
            interest
        },
        next_step,
        next_step_on,
        ..old.clone()
    };
    put(&mut transaction, services, actor, code, (&old, new)).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Corrects a contact. For programme officers.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`] when something changed since it was read; [`Error::NotFound`] for one that is not there
/// or was taken away.
pub async fn change_contact(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
    id: &ContactId,
    form: &ContactForm,
) -> Result<(), Error> {
    let member = actor.require_programme()?;
    let told = form
        .check(services.clock().today())
        .map_err(Error::Invalid)?;
    let (mut transaction, outreach) = begin(services, code).await?;
    let kept = of_authority(&mut transaction, code).await?;
    let kept = kept.iter().find(|contact| contact.id == *id);
    let kept = kept.filter(|contact| !contact.removed);
    let kept = ContactForm::from(kept.ok_or(Error::NotFound)?).having_read(outreach.revision);
    let (name, pair) = (text_name(code), (&kept, form));
    revision::next(&mut transaction, services, actor, &name, pair).await?;
    let changed = sqlx::query(
        "UPDATE outreach_contacts SET held_on = $1, person = $2, means = $3, note = $4, corrected_by = $5 \
         WHERE id = $6 AND authority_code = $7 AND removed_at IS NULL",
    )
    .bind(Day(told.held_on))
    .bind(&told.person)
    .bind(told.means.code())
    .bind(&told.note)
    .bind(&member.id)
    .bind(id)
    .bind(code)
    .execute(&mut *transaction)
    .await?;
    require_one(&changed)?;
    let change = Change::Changed;
    record(&mut transaction, services, actor, (code, id), change).await?;
    let same = (&outreach, outreach.clone());
    put(&mut transaction, services, actor, code, same).await?;
    Ok(transaction.commit().await?)
}

/// Takes a contact out of the log. For [`REMOVED_KEPT`] it can be put back. For programme officers.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn take_contact_away(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
    id: &ContactId,
) -> Result<(), Error> {
    set_removed(actor, services, code, id, Some(Instant(services.now()))).await
}

/// Puts a contact back that was taken away.
///
/// # Errors
/// As [`take_contact_away`].
pub async fn put_contact_back(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
    id: &ContactId,
) -> Result<(), Error> {
    set_removed(actor, services, code, id, None).await
}

async fn set_removed(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
    id: &ContactId,
    removed_at: Option<Instant>,
) -> Result<(), Error> {
    actor.require_programme()?;
    let (mut transaction, outreach) = begin(services, code).await?;
    let known = of_authority(&mut transaction, code).await?;
    let contact = known.iter().find(|contact| contact.id == *id);
    if contact.ok_or(Error::NotFound)?.removed == removed_at.is_some() {
        return Ok(());
    }
    sqlx::query("UPDATE outreach_contacts SET removed_at = $1 WHERE id = $2")
        .bind(removed_at)
        .bind(id)
        .execute(&mut *transaction)
        .await?;
    let change = Change::of_removal(removed_at.is_some());
    record(&mut transaction, services, actor, (code, id), change).await?;
    let same = (&outreach, outreach.clone());
    put(&mut transaction, services, actor, code, same).await?;
    Ok(transaction.commit().await?)
}

/// Writes a contact into the log, in the transaction of a use case that checked it.
pub(super) async fn insert(
    transaction: &mut WriteTransaction,
    services: &Services,
    (code, member): (&AuthorityCode, &Member),
    told: &Told,
) -> Result<ContactId, Error> {
    let id = ContactId::random();
    sqlx::query(
        "INSERT INTO outreach_contacts (id, authority_code, held_on, person, means, note, written_by, written_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&id)
    .bind(code)
    .bind(Day(told.held_on))
    .bind(&told.person)
    .bind(told.means.code())
    .bind(&told.note)
    .bind(&member.id)
    .bind(Instant(services.now()))
    .execute(&mut **transaction)
    .await?;
    Ok(id)
}

async fn record(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (code, id): (&AuthorityCode, &ContactId),
    change: Change,
) -> Result<(), Error> {
    let event = OutreachEvent::OutreachContactChanged {
        authority: code.clone(),
        contact: id.clone(),
        change,
    }
    .into();
    audit::record(transaction, services, actor, None, &event).await
}
