//! Accepting and declining.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::super::contact_form::of_application;
use super::super::contacts::insert;
use super::super::interest::Interest;
use super::super::letters;
use super::super::record::{ContactPerson, Outreach, find, hold, put};
use super::form::Applicant;
use super::read::{Application, application, decided, waiting_of};
use crate::Services;
use crate::actor::{Actor, Member};
use crate::audit::{self, OutreachEvent};
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::ApplicationId;
use crate::programme::uptake::load;
use crate::store::{Instant, WriteTransaction};
use crate::typed::{LONGEST_TEXT, required_text};

/// How long what an applicant filled in is kept after it was declined.
pub const DECLINED_KEPT: TimeDelta = TimeDelta::days(28);

/// How long it is kept when nobody decides.
pub const UNDECIDED_KEPT: TimeDelta = TimeDelta::days(180);

/// How an officer saw an application who accepts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It waited.
    Waiting,
    /// It had been declined, and is accepted after all.
    Declined,
}

/// What is written to who is declined, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeclineForm {
    /// A polite line.
    pub message: String,
}

impl Seen {
    const fn status(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Declined => "declined",
        }
    }
}

/// Accepts an application: the authority wants to take part, and the applicant becomes its contact person and is told so. Whoever was
/// that before stands in the notes. Who else applied for the same authority and waits is answered with it: they stand among its contacts.
/// For programme officers.
///
/// # Errors
/// [`crate::Refusal::ApplicationDecided`] when somebody else was first; [`Error::NotFound`].
pub async fn accept(
    actor: &Actor,
    services: &Services,
    id: &ApplicationId,
    seen: Seen,
) -> Result<AuthorityCode, Error> {
    let member = actor.require_programme()?;
    let found = application(actor, services, id).await?;
    let (code, applicant) = (&found.authority.code, &found.applicant);
    let mut transaction = services.store().write().await?;
    hold(&mut transaction, code).await?;
    let taken = take(&mut transaction, services, member, (id, seen)).await?;
    require_first(&mut transaction, id, taken).await?;
    let by = (actor, member);
    let reason = applicant.reason.clone();
    write_down(&mut transaction, services, by, (&found, reason)).await?;
    let to = (applicant.name.as_str(), applicant.email.as_str());
    letters::accepted(&mut transaction, services, to, &found.authority).await?;
    attach_others(&mut transaction, services, by, code).await?;
    let old = find(&mut transaction, code).await?;
    let new = accepted(&old, applicant, services.clock().today());
    put(&mut transaction, services, actor, code, (&old, new)).await?;
    transaction.commit().await?;
    Ok(found.authority.code)
}

/// Declines an application, and mails the applicant a polite line. For [`DECLINED_KEPT`] it can be accepted after all. For programme
/// officers.
///
/// # Errors
/// [`Error::Invalid`] for the field `message`; as [`accept`].
pub async fn decline(
    actor: &Actor,
    services: &Services,
    id: &ApplicationId,
    form: &DeclineForm,
) -> Result<AuthorityCode, Error> {
    let member = actor.require_programme()?;
    let found = application(actor, services, id).await?;
    let line = required_text(&form.message, LONGEST_TEXT)
        .map_err(|code| Error::invalid("message", code))?;
    let mut transaction = services.store().write().await?;
    let changed = sqlx::query(
        "UPDATE applications SET status = 'declined', decided_at = $1, decided_by = $2 WHERE id = $3 AND status = 'waiting'",
    )
    .bind(Instant(services.now()))
    .bind(&member.id)
    .bind(id)
    .execute(&mut *transaction)
    .await?;
    require_first(&mut transaction, id, changed.rows_affected()).await?;
    let to = (
        found.applicant.name.as_str(),
        found.applicant.email.as_str(),
    );
    letters::declined(&mut transaction, services, to, &found.authority, &line).await?;
    let event = OutreachEvent::ApplicationDeclined {
        authority: found.authority.code.clone(),
        application: id.clone(),
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    transaction.commit().await?;
    Ok(found.authority.code)
}

/// Accepts it if it is as it was seen; gives how many were. What was filled in lives on elsewhere and leaves the application.
async fn take(
    transaction: &mut WriteTransaction,
    services: &Services,
    member: &Member,
    (id, seen): (&ApplicationId, Seen),
) -> Result<u64, Error> {
    let changed = sqlx::query(
        "UPDATE applications SET status = 'accepted', decided_at = $1, decided_by = $2, name = NULL, function = NULL, email = NULL, \
         telephone = NULL, reason = NULL, wanted_from = NULL, wanted_until = NULL WHERE id = $3 AND status = $4",
    )
    .bind(Instant(services.now()))
    .bind(&member.id)
    .bind(id)
    .bind(seen.status())
    .execute(&mut **transaction)
    .await?;
    Ok(changed.rows_affected())
}

/// That somebody applied goes among the contacts, with a note, and that it was accepted in the log.
async fn write_down(
    transaction: &mut WriteTransaction,
    services: &Services,
    (actor, member): (&Actor, &Member),
    (found, note): (&Application, String),
) -> Result<(), Error> {
    let code = &found.authority.code;
    let told = of_application(found.received_at, found.applicant.title(), note);
    insert(transaction, services, (code, member), &told).await?;
    let event = OutreachEvent::ApplicationAccepted {
        authority: code.clone(),
        application: found.id.clone(),
    }
    .into();
    audit::record(transaction, services, actor, None, &event).await
}

/// Whoever else applied for the authority and waits has their answer too, and is told.
async fn attach_others(
    transaction: &mut WriteTransaction,
    services: &Services,
    by: (&Actor, &Member),
    code: &AuthorityCode,
) -> Result<(), Error> {
    let programme = load(transaction).await?;
    for other in waiting_of(transaction, &programme, code).await? {
        let own = (&other.id, Seen::Waiting);
        if take(transaction, services, by.1, own).await? == 0 {
            // A colleague declined it at this moment.
            continue;
        }
        let to = (
            other.applicant.name.as_str(),
            other.applicant.email.as_str(),
        );
        letters::attached(transaction, services, to, &other.authority).await?;
        let note = also_applied(&other.applicant);
        write_down(transaction, services, by, (&other, note)).await?;
    }
    Ok(())
}

/// Why they applied, and how they are reached: they are not the contact person.
fn also_applied(applicant: &Applicant) -> String {
    let known: Vec<&str> = [&applicant.email, &applicant.telephone]
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let note = format!(
        "{}\n\nOok aangemeld: {}",
        applicant.reason,
        known.join(", ")
    );
    note.trim().to_owned()
}

/// Nobody else decided first.
async fn require_first(
    transaction: &mut WriteTransaction,
    id: &ApplicationId,
    changed: u64,
) -> Result<(), Error> {
    if changed == 1 {
        Ok(())
    } else {
        Err(decided(transaction, id).await?)
    }
}

/// What is known of the authority from now on.
fn accepted(old: &Outreach, applicant: &Applicant, today: NaiveDate) -> Outreach {
    let contact = ContactPerson {
        name: applicant.name.clone(),
        function: applicant.function.clone(),
        email: applicant.email.clone(),
        telephone: applicant.telephone.clone(),
    };
    let reason = if applicant.reason.is_empty() {
        &old.reason
    } else {
        &applicant.reason
    };
    // Without a next step it would stand at the end of the list, below all whom nobody asked.
    let (next_step, next_step_on) = if old.next_step.is_empty() {
        ("Scan aanvragen".to_owned(), Some(today))
    } else {
        (old.next_step.clone(), old.next_step_on)
    };
    Outreach {
        interest: Interest::Willing,
        next_step,
        next_step_on,
        notes: notes(old, &contact),
        contact,
        reason: reason.clone(),
        wanted: applicant.wanted.or(old.wanted),
        revision: old.revision,
    }
}

/// The notes, with whoever was the contact person before.
fn notes(old: &Outreach, contact: &ContactPerson) -> String {
    let before = &old.contact;
    if !before.is_known() || before.email == contact.email {
        return old.notes.clone();
    }
    let parts = [
        &before.name,
        &before.function,
        &before.email,
        &before.telephone,
    ];
    let known: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    format!(
        "{}\n\nEerdere contactpersoon: {}",
        old.notes,
        known.join(", ")
    )
    .trim()
    .to_owned()
}
