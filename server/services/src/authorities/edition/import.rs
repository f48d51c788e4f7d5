//! A new edition brought by an officer: kept as it was brought, shown with every error or every change, and applied whole or not at
//! all.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::super::{AuthorityCode, changes, record};
use super::{Differences, LineProblems, Origin, apply, check, compare, last, lines};
use crate::Services;
use crate::actor::Actor;
use crate::csv_reading::{self, FileProblem};
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::seen::fingerprint;
use crate::store::{Day, Instant, WriteTransaction};
use crate::typed::required_day;

/// How long a file waits.
const KEPT: TimeDelta = TimeDelta::days(1);

/// What is typed beside the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EditionForm {
    /// The day of which the edition tells.
    pub as_of: String,
}

/// An edition that an officer brought, and what would become of it.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The day of which it tells.
    pub as_of: NaiveDate,
    /// What its lines say; or what is wrong with it as a whole.
    pub checked: Result<Checked, FileProblem>,
    /// The scans that run at this moment, by authority: those of who ends go on.
    pub running: BTreeMap<AuthorityCode, ScanId>,
    /// Stands for the file and for the register with which it was compared. Whoever applies it sends along what they saw.
    pub seen: String,
}

/// The lines of an edition.
#[derive(Clone, Debug)]
pub struct Checked {
    /// How many there are.
    pub lines: usize,
    /// What it changes; or what is wrong, by line.
    pub outcome: Result<Differences, Vec<LineProblems>>,
}

impl Preview {
    /// What it changes, if it can be applied.
    #[must_use]
    pub fn differences(&self) -> Option<(usize, &Differences)> {
        let checked = self.checked.as_ref().ok()?;
        Some((checked.lines, checked.outcome.as_ref().ok()?))
    }
}

/// Keeps a file to look at before anything is done with it. It takes the place of one brought before.
///
/// # Errors
/// [`Error::Invalid`] for `as_of`, for `file` where nothing was brought, and for `encoding` where it is not text in UTF-8. An edition of
/// before the last one that was applied is refused: it would bring back what is over.
pub async fn bring(
    actor: &Actor,
    services: &Services,
    form: &EditionForm,
    bytes: &[u8],
) -> Result<(), Error> {
    let member = actor.require_programme()?.id.clone();
    let mut transaction = services.store().write().await?;
    let before = last(&mut transaction).await?.map(|edition| edition.as_of);
    let as_of = as_of(&form.as_of, before, services.clock().today());
    let text = csv_reading::text(bytes);
    let (as_of, text) = match (as_of, text) {
        (Ok(as_of), Ok(text)) => (as_of, text),
        (Err(code), Ok(_)) => return Err(Error::invalid("as_of", code)),
        (Ok(_), Err(error)) => return Err(error),
        (Err(code), Err(Error::Invalid(mut problems))) => {
            problems.insert(0, Problem::new("as_of", code));
            return Err(Error::Invalid(problems));
        }
        (Err(_), Err(error)) => return Err(error),
    };
    sqlx::query(
        "INSERT INTO register_imports (member_id, as_of, contents, brought_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (member_id) DO UPDATE SET as_of = excluded.as_of, contents = excluded.contents, brought_at = excluded.brought_at",
    )
    .bind(&member)
    .bind(Day(as_of))
    .bind(text)
    .bind(Instant(services.now()))
    .execute(&mut *transaction)
    .await?;
    Ok(transaction.commit().await?)
}

fn as_of(
    typed: &str,
    before: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<NaiveDate, ProblemCode> {
    let day = required_day(typed)?;
    if day > today {
        Err(ProblemCode::InTheFuture)
    } else if before.is_some_and(|before| day < before) {
        Err(ProblemCode::InThePast)
    } else {
        Ok(day)
    }
}

/// What would become of the edition that this officer brought; `None` where there is none.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn preview(actor: &Actor, services: &Services) -> Result<Option<Preview>, Error> {
    let member = actor.require_programme()?.id.clone();
    let mut connection = services.store().read().acquire().await?;
    look(&mut connection, &member).await
}

async fn look(connection: &mut AnyConnection, member: &MemberId) -> Result<Option<Preview>, Error> {
    let brought: Option<(Day, String)> =
        sqlx::query_as("SELECT as_of, contents FROM register_imports WHERE member_id = $1")
            .bind(member)
            .fetch_optional(&mut *connection)
            .await?;
    let Some((Day(as_of), text)) = brought else {
        return Ok(None);
    };
    let known = record::all(connection).await?;
    let plans = changes::all(connection).await?;
    let register = format!("{known:?}{plans:?}");
    let seen = fingerprint(&[text.as_str(), &as_of.to_string(), &register]);
    let checked = lines(&text).map(|lines| Checked {
        lines: lines.len(),
        outcome: check(lines, &known).map(|lines| compare(&known, &plans, as_of, lines)),
    });
    Ok(Some(Preview {
        as_of,
        checked,
        running: running(connection).await?,
        seen,
    }))
}

async fn running(connection: &mut AnyConnection) -> Result<BTreeMap<AuthorityCode, ScanId>, Error> {
    let rows: Vec<(AuthorityCode, ScanId)> =
        sqlx::query_as("SELECT authority_code, id FROM scans WHERE running = 1")
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().collect())
}

/// Applies the edition, as it was seen.
///
/// # Errors
/// [`Refusal::ImportHasProblems`] while anything in it is wrong: then nothing is applied. [`Error::Conflict`] where the file or the
/// register changed since. [`Error::NotFound`] without a file.
pub async fn import(actor: &Actor, services: &Services, seen: &str) -> Result<(), Error> {
    let member = actor.require_programme()?.id.clone();
    let mut transaction = services.store().write().await?;
    transaction.exclusively("register").await?;
    let preview = look(&mut transaction, &member)
        .await?
        .ok_or(Error::NotFound)?;
    let (lines, differences) = preview.differences().ok_or(Refusal::ImportHasProblems)?;
    if preview.seen != seen {
        return Err(Error::Conflict);
    }
    let origin = Origin {
        as_of: preview.as_of,
        lines,
    };
    apply(&mut transaction, services, actor, origin, differences).await?;
    remove(&mut transaction, &member).await?;
    Ok(transaction.commit().await?)
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
    sqlx::query("DELETE FROM register_imports WHERE brought_at < $1")
        .bind(Instant(services.now() - KEPT))
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}

async fn remove(transaction: &mut WriteTransaction, member: &MemberId) -> Result<(), Error> {
    sqlx::query("DELETE FROM register_imports WHERE member_id = $1")
        .bind(member)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
