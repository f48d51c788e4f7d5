//! Following the mailed link.

use sqlx::AnyConnection;

use super::super::authority::scan_of;
use super::super::letters;
use super::LOCK;
use super::form::Applicant;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, OutreachEvent};
use crate::authorities::{self, Authority, AuthorityCode};
use crate::error::{Error, Refusal};
use crate::ids::ApplicationId;
use crate::programme::uptake::load;
use crate::secrets::ApplicationToken;
use crate::store::{Instant, WriteTransaction};

/// What became of an application, for who holds its link.
#[derive(Clone, Debug, PartialEq)]
pub enum ApplicationLink {
    /// It waits to be confirmed: the authority, and what was filled in.
    Unconfirmed(Authority, Applicant),
    /// It was confirmed, and the programme has it.
    Received(Authority),
    /// The authority has a scan already, be it only asked for, so nothing was kept.
    TakesPart(Authority),
}

#[derive(sqlx::FromRow)]
struct Row {
    authority_code: AuthorityCode,
    sealed: Option<Vec<u8>>,
    outcome: Option<String>,
}

/// What a link is about; `None` for one that does not exist or is too old. Changes nothing: programs that check mail open links on
/// their own. Anybody may who holds the link.
///
/// # Errors
/// When the database gives no answer.
pub async fn link(
    _actor: &Actor,
    services: &Services,
    token: &str,
) -> Result<Option<ApplicationLink>, Error> {
    let Some(token) = ApplicationToken::parse(token) else {
        return Ok(None);
    };
    let mut connection = services.store().read().acquire().await?;
    let Some(row) = find(&mut connection, services, &token).await? else {
        return Ok(None);
    };
    let authority = authorities::find(&mut connection, &row.authority_code).await?;
    let authority = authority.ok_or(Error::NotFound)?;
    Ok(Some(match (&row.sealed, row.outcome.as_deref()) {
        (Some(sealed), _) => {
            let applicant = opened(services, &token, sealed)?;
            ApplicationLink::Unconfirmed(authority, applicant)
        }
        (None, Some("takes_part")) => ApplicationLink::TakesPart(authority),
        (None, _) => ApplicationLink::Received(authority),
    }))
}

/// Confirms an application. For the POST behind the button only. Doing so twice is no error, and does it once: [`link`] says what
/// became of it. An authority that has a scan already has no application; what was filled in is destroyed.
///
/// # Errors
/// [`Refusal::ApplicationLinkSpent`] for a link that does not exist or is too old.
pub async fn confirm(actor: &Actor, services: &Services, token: &str) -> Result<(), Error> {
    let token = ApplicationToken::parse(token).ok_or(Refusal::ApplicationLinkSpent)?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let row = find(&mut transaction, services, &token).await?;
    let row = row.ok_or(Refusal::ApplicationLinkSpent)?;
    let Some(sealed) = &row.sealed else {
        return Ok(());
    };
    let programme = load(&mut transaction).await?;
    let today = services.clock().today();
    let takes_part = scan_of(&programme, &row.authority_code, today).is_some();
    if takes_part {
        close(&mut transaction, services, &token, "takes_part").await?;
    } else {
        let applicant = opened(services, &token, sealed)?;
        receive(
            &mut transaction,
            services,
            actor,
            (&row.authority_code, &applicant),
        )
        .await?;
        close(&mut transaction, services, &token, "received").await?;
    }
    Ok(transaction.commit().await?)
}

async fn find(
    connection: &mut AnyConnection,
    services: &Services,
    token: &ApplicationToken,
) -> Result<Option<Row>, Error> {
    let row = sqlx::query_as(
        "SELECT authority_code, sealed, outcome FROM application_links WHERE fingerprint = $1 AND expires_at > $2",
    )
    .bind(services.keys().fingerprint(token))
    .bind(Instant(services.now()))
    .fetch_optional(connection)
    .await?;
    Ok(row)
}

fn opened(
    services: &Services,
    token: &ApplicationToken,
    sealed: &[u8],
) -> Result<Applicant, Error> {
    let plain = services
        .keys()
        .open(token, sealed)
        .map_err(Error::unavailable)?;
    serde_json::from_slice(&plain).map_err(Error::unavailable)
}

/// What was filled in is needed no more.
async fn close(
    transaction: &mut WriteTransaction,
    services: &Services,
    token: &ApplicationToken,
    outcome: &str,
) -> Result<(), Error> {
    sqlx::query("UPDATE application_links SET sealed = NULL, outcome = $1 WHERE fingerprint = $2")
        .bind(outcome)
        .bind(services.keys().fingerprint(token))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Files the application. Somebody who applied before and still waits gets the newest one in its place.
async fn receive(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (code, applicant): (&AuthorityCode, &Applicant),
) -> Result<(), Error> {
    sqlx::query(
        "DELETE FROM applications WHERE status = 'waiting' AND authority_code = $1 AND email = $2",
    )
    .bind(code)
    .bind(&applicant.email)
    .execute(&mut **transaction)
    .await?;
    let id = ApplicationId::random();
    sqlx::query(
        "INSERT INTO applications (id, authority_code, name, function, email, telephone, reason, wanted_from, wanted_until, status, received_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10)",
    )
    .bind(&id)
    .bind(code)
    .bind(&applicant.name)
    .bind(&applicant.function)
    .bind(&applicant.email)
    .bind(&applicant.telephone)
    .bind(&applicant.reason)
    .bind(applicant.wanted.map(|months| months.from.to_string()))
    .bind(applicant.wanted.map(|months| months.until.to_string()))
    .bind(Instant(services.now()))
    .execute(&mut **transaction)
    .await?;
    let event = OutreachEvent::ApplicationReceived {
        authority: code.clone(),
        application: id,
    }
    .into();
    audit::record(transaction, services, actor, None, &event).await?;
    let authority = authorities::find(transaction, code).await?;
    let authority = authority.ok_or(Error::NotFound)?;
    letters::received(transaction, services, &authority).await
}
