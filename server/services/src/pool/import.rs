//! Bringing many clerks at once, from a file: kept as it was brought, shown with all it changes and every error, and imported whole or
//! not at all.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use sqlx::AnyConnection;

use super::file_words::FileWords;
use super::import_rows::{Account, Register, read};
pub use super::import_rows::{ImportChange, ImportRow};
use super::invite::{invite_people, invite_person};
use super::members::write;
use super::profile::{self, Profile};
use super::profile_form::ProfileForm;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PoolEvent};
use crate::authorities::{self, Authority, AuthorityCode};
use crate::csv_reading::{self, FileProblem};
use crate::error::{Error, Refusal};
use crate::ids::MemberId;
use crate::seen::fingerprint;
use crate::store::{Instant, WriteTransaction};

/// How long a file waits: it holds names and addresses.
const KEPT: TimeDelta = TimeDelta::days(1);

/// A file that an officer brought, and what would become of it.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Its lines; or what is wrong with it as a whole.
    pub rows: Result<Vec<ImportRow>, FileProblem>,
    /// Stands for the file and for what each of its lines does to the pool as it is. Whoever imports it sends along what they saw.
    pub seen: String,
}

impl Preview {
    /// Whether it can be imported as it is.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.rows
            .as_ref()
            .is_ok_and(|rows| rows.iter().all(|row| row.problems.is_empty()))
    }
}

/// Keeps a file to look at before anything is done with it. It takes the place of one brought before.
///
/// # Errors
/// [`Error::Invalid`] for `file` where nothing was brought, and for `encoding` where it is not text in UTF-8.
pub async fn bring(actor: &Actor, services: &Services, bytes: &[u8]) -> Result<(), Error> {
    let member = actor.require_programme()?.id.clone();
    let text = csv_reading::text(bytes)?;
    let mut transaction = services.store().write().await?;
    sqlx::query(
        "INSERT INTO pool_imports (member_id, sealed, brought_at) VALUES ($1, $2, $3) \
         ON CONFLICT (member_id) DO UPDATE SET sealed = excluded.sealed, brought_at = excluded.brought_at",
    )
    .bind(&member)
    .bind(services.keys().seal_for_server(text.as_bytes()))
    .bind(Instant(services.now()))
    .execute(&mut *transaction)
    .await?;
    Ok(transaction.commit().await?)
}

/// What would become of the file that this officer brought; `None` where there is none.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn preview(actor: &Actor, services: &Services) -> Result<Option<Preview>, Error> {
    let member = actor.require_programme()?.id.clone();
    let register = authorities::search(actor, services, "", &[], false).await?;
    let mut connection = services.store().read().acquire().await?;
    look(&mut connection, services, &member, &register).await
}

async fn look(
    connection: &mut AnyConnection,
    services: &Services,
    member: &MemberId,
    authorities: &[Authority],
) -> Result<Option<Preview>, Error> {
    let sealed: Option<Vec<u8>> =
        sqlx::query_scalar("SELECT sealed FROM pool_imports WHERE member_id = $1")
            .bind(member)
            .fetch_optional(&mut *connection)
            .await?;
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let opened = services
        .keys()
        .open_for_server(&sealed)
        .map_err(Error::unavailable)?;
    let text = std::str::from_utf8(&opened).map_err(Error::unavailable)?;
    let (accounts, ended) = accounts(connection).await?;
    let register = Register {
        today: services.clock().today(),
        words: FileWords::new(authorities),
        accounts: &accounts,
        ended: &ended,
    };
    let rows = read(text, &register);
    Ok(Some(Preview {
        seen: seen(text, &rows),
        rows,
    }))
}

fn seen(text: &str, rows: &Result<Vec<ImportRow>, FileProblem>) -> String {
    let rows = rows.iter().flatten();
    let does: Vec<_> = rows.map(ImportRow::does).collect();
    fingerprint(&[text, &format!("{does:?}")])
}

#[derive(sqlx::FromRow)]
struct AccountRow {
    id: MemberId,
    name: String,
    email: String,
    home_authority_code: Option<AuthorityCode>,
    ended_at: Option<Instant>,
    role: Option<String>,
}

/// Every account by its address, and the addresses of those that have ended.
async fn accounts(
    connection: &mut AnyConnection,
) -> Result<(BTreeMap<String, Account>, BTreeSet<String>), Error> {
    let rows: Vec<AccountRow> = sqlx::query_as(
        "SELECT m.id, m.name, m.email, m.home_authority_code, m.ended_at, r.role FROM members m \
         LEFT JOIN member_roles r ON r.member_id = m.id AND r.role = 'clerk'",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut profiles = profile::all(connection).await?;
    let (mut accounts, mut ended) = (BTreeMap::new(), BTreeSet::new());
    for row in rows {
        if row.ended_at.is_some() {
            ended.insert(row.email);
            continue;
        }
        let profile = profiles.remove(&row.id).unwrap_or_default();
        let home = row.home_authority_code.as_ref();
        let account = Account {
            clerk: row.role.is_some(),
            form: ProfileForm::of(&row.name, home, &profile),
        };
        accounts.insert(row.email, account);
    }
    Ok((accounts, ended))
}

/// Imports the file, as it was seen: who is new is invited, who is known gets what stands there over what is kept. Gives how many are
/// new, and of how many something changed.
///
/// # Errors
/// [`Error::Conflict`] where another file took its place, or it would now do something else to the pool than was seen.
/// [`Refusal::ImportHasProblems`] while anything in it is wrong: then nothing is imported. [`Error::NotFound`] without a file.
pub async fn import(
    actor: &Actor,
    services: &Services,
    seen: &str,
) -> Result<(usize, usize), Error> {
    let member = actor.require_programme()?.id.clone();
    let register = authorities::search(actor, services, "", &[], false).await?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively("pool").await?;
    let preview = look(&mut transaction, services, &member, &register)
        .await?
        .ok_or(Error::NotFound)?;
    if preview.seen != seen {
        return Err(Error::Conflict);
    }
    if !preview.is_fine() {
        return Err(Refusal::ImportHasProblems.into());
    }
    let addresses = addresses(&mut transaction).await?;
    let is_stranger = |row: &ImportRow| {
        let checked = row.checked.as_ref();
        checked.is_some_and(|(_, _, email)| !addresses.contains(email))
    };
    let rows = preview.rows.into_iter().flatten();
    let rows = rows.filter(|row| !row.is_the_same());
    let (strangers, others): (Vec<ImportRow>, Vec<ImportRow>) = rows.partition(is_stranger);
    let strangers: Vec<_> = strangers
        .into_iter()
        .filter_map(|row| row.checked)
        .collect();
    invite_people(&mut transaction, services, actor, &strangers).await?;
    let (mut added, mut changed) = (strangers.len(), 0);
    for row in others {
        if take(&mut transaction, services, actor, row).await? {
            added += 1;
        } else {
            changed += 1;
        }
    }
    remove(&mut transaction, &member).await?;
    let event = PoolEvent::PoolImported { added, changed }.into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    transaction.commit().await?;
    Ok((added, changed))
}

/// The addresses of all who have or had an account.
async fn addresses(connection: &mut AnyConnection) -> Result<BTreeSet<String>, Error> {
    let emails: Vec<String> = sqlx::query_scalar("SELECT email FROM members")
        .fetch_all(connection)
        .await?;
    Ok(emails.into_iter().collect())
}

/// Takes over a line about somebody who has an account. `true`: new in the pool.
async fn take(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    row: ImportRow,
) -> Result<bool, Error> {
    let fields = row.changed_fields();
    let (person, profile, email) = row.checked.ok_or(Refusal::ImportHasProblems)?;
    let id = if row.known {
        let found: MemberId = sqlx::query_scalar("SELECT id FROM members WHERE email = $1")
            .bind(&email)
            .fetch_one(&mut **transaction)
            .await?;
        let event = PoolEvent::PoolProfileKept {
            member: found.clone(),
            fields,
        }
        .into();
        audit::record(transaction, services, actor, None, &event).await?;
        found
    } else {
        invite_person(transaction, services, actor, (&person, &email)).await?
    };
    // Who has the profile open reads first what the file says.
    let profile = Profile {
        revision: profile.revision + 1,
        ..profile
    };
    write(transaction, &id, &person, &profile).await?;
    Ok(!row.known)
}

/// Throws the file away.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn discard(actor: &Actor, services: &Services) -> Result<(), Error> {
    let member = actor.require_programme()?.id.clone();
    let mut transaction = services.store().write().await?;
    remove(&mut transaction, &member).await?;
    Ok(transaction.commit().await?)
}

/// Throws away files that nobody did anything with for a day. For the background work.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn tidy(services: &Services) -> Result<(), Error> {
    let mut transaction = services.store().write().await?;
    sqlx::query("DELETE FROM pool_imports WHERE brought_at < $1")
        .bind(Instant(services.now() - KEPT))
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}

async fn remove(transaction: &mut WriteTransaction, member: &MemberId) -> Result<(), Error> {
    sqlx::query("DELETE FROM pool_imports WHERE member_id = $1")
        .bind(member)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
