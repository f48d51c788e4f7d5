//! Reading applications.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::decide::DECLINED_KEPT;
use super::form::Applicant;
use crate::Services;
use crate::actor::Actor;
use crate::authorities::{Authority, AuthorityCode};
use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::ApplicationId;
use crate::programme::uptake::{Programme, load};
use crate::scans::WantedMonths;
use crate::store::Instant;

/// An application that holds what somebody filled in: it waits, or was declined.
#[derive(Clone, Debug)]
pub struct Application {
    /// The application.
    pub id: ApplicationId,
    /// Who applies.
    pub authority: Authority,
    /// Who filled it in.
    pub applicant: Applicant,
    /// When it was confirmed.
    pub received_at: DateTime<Utc>,
    /// That it was declined.
    pub declined: Option<Declined>,
}

/// That an application was declined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declined {
    /// Name of the officer.
    pub by: String,
    /// The day.
    pub on: NaiveDate,
    /// The day after which nothing is left of it.
    pub kept_until: NaiveDate,
}

/// Applications that ask for something.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// Those that wait, the oldest first.
    pub waiting: Vec<Application>,
    /// Those that were declined and can still be accepted, the newest first.
    pub declined: Vec<Application>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ApplicationId,
    authority_code: AuthorityCode,
    name: String,
    function: String,
    email: String,
    telephone: String,
    reason: String,
    wanted_from: Option<String>,
    wanted_until: Option<String>,
    received_at: Instant,
    decided_at: Option<Instant>,
    decided_by: Option<String>,
}

const COLUMNS: &str = "SELECT a.id, a.authority_code, a.name, a.function, a.email, a.telephone, a.reason, a.wanted_from, a.wanted_until, \
     a.received_at, a.decided_at, m.name AS decided_by FROM applications a LEFT JOIN members m ON m.id = a.decided_by WHERE a.status <> 'accepted'";

impl Row {
    /// An application of an authority that is not in the register is left out.
    fn into_application(self, programme: &Programme) -> Result<Option<Application>, Error> {
        let Some(authority) = programme.register().get(&self.authority_code).cloned() else {
            return Ok(None);
        };
        let declined = self.decided_by.zip(self.decided_at);
        Ok(Some(Application {
            id: self.id,
            authority,
            applicant: Applicant {
                name: self.name,
                function: self.function,
                email: self.email,
                telephone: self.telephone,
                reason: self.reason,
                wanted: WantedMonths::kept(
                    self.wanted_from.as_deref(),
                    self.wanted_until.as_deref(),
                )?,
            },
            received_at: self.received_at.0,
            declined: declined.map(|(by, at)| Declined {
                by,
                on: day_of(at.0),
                kept_until: day_of(at.0 + DECLINED_KEPT),
            }),
        }))
    }
}

/// All applications that wait, and those that were declined not long ago. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn waiting(actor: &Actor, services: &Services) -> Result<Waiting, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let programme = load(&mut connection).await?;
    let all = all(&mut connection, &programme).await?;
    let (waiting, mut declined): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|application| application.declined.is_none());
    declined.sort_by_key(|application| {
        std::cmp::Reverse(application.declined.as_ref().map(|declined| declined.on))
    });
    Ok(Waiting { waiting, declined })
}

/// How many applications wait. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn waiting_count(actor: &Actor, services: &Services) -> Result<u32, Error> {
    actor.require_programme()?;
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM applications WHERE status = 'waiting'")
            .fetch_one(services.store().read())
            .await?;
    u32::try_from(count).map_err(Error::unavailable)
}

/// One application that waits or was declined. For programme officers.
///
/// # Errors
/// [`Refusal::ApplicationDecided`] for one that was accepted: nothing of the applicant is left in it. [`Error::NotFound`].
pub async fn application(
    actor: &Actor,
    services: &Services,
    id: &ApplicationId,
) -> Result<Application, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let programme = load(&mut connection).await?;
    let row: Option<Row> = sqlx::query_as(AssertSqlSafe(format!("{COLUMNS} AND a.id = $1")))
        .bind(id)
        .fetch_optional(&mut *connection)
        .await?;
    let found = row
        .map(|row| row.into_application(&programme))
        .transpose()?;
    match found.flatten() {
        Some(found) => Ok(found),
        None => Err(decided(&mut connection, id).await?),
    }
}

/// Who decided about an application before, and how, as the reason why it cannot be done again.
pub(super) async fn decided(
    connection: &mut AnyConnection,
    id: &ApplicationId,
) -> Result<Error, Error> {
    let decided: Option<(String, String)> = sqlx::query_as(
        "SELECT m.name, a.status FROM applications a JOIN members m ON m.id = a.decided_by WHERE a.id = $1",
    )
    .bind(id)
    .fetch_optional(connection)
    .await?;
    Ok(decided.map_or(Error::NotFound, |(by, status)| {
        let accepted = status == "accepted";
        Refusal::ApplicationDecided { by, accepted }.into()
    }))
}

/// The applications of one authority that wait, the oldest first.
pub(in super::super) async fn waiting_of(
    connection: &mut AnyConnection,
    programme: &Programme,
    code: &AuthorityCode,
) -> Result<Vec<Application>, Error> {
    let mut own = all(connection, programme).await?;
    own.retain(|application| application.declined.is_none() && application.authority.code == *code);
    Ok(own)
}

async fn all(
    connection: &mut AnyConnection,
    programme: &Programme,
) -> Result<Vec<Application>, Error> {
    let rows: Vec<Row> = sqlx::query_as(COLUMNS).fetch_all(connection).await?;
    let found = rows
        .into_iter()
        .map(|row| row.into_application(programme))
        .collect::<Result<Vec<_>, _>>()?;
    let mut all: Vec<Application> = found.into_iter().flatten().collect();
    all.sort_by_cached_key(|application| {
        (application.received_at, application.authority.sort_key())
    });
    Ok(all)
}
