//! Applying, up to the mail that checks the address.

use std::net::IpAddr;

use chrono::TimeDelta;

use super::super::letters;
use super::LOCK;
use super::form::{Applicant, ApplicationForm};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, OutreachEvent};
use crate::authorities::Authority;
use crate::error::Error;
use crate::secrets::ApplicationToken;
use crate::store::{Instant, WriteTransaction};

/// How long a link works, and how long what was filled in is kept without it: a weekend and a day.
pub const LINK_LASTS: TimeDelta = TimeDelta::days(3);

/// The time over which links to one address are counted.
const WINDOW: TimeDelta = TimeDelta::hours(1);

/// Links to one address in that time: nobody's mailbox is to be filled.
const MOST_PER_ADDRESS: i64 = 3;

/// Takes what somebody filled in for their authority, and mails a link to confirm it. Whether the authority applied before or takes part
/// already makes no difference here. Anybody may. `client`: where the request comes from.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::TooManyAttempts`] when somebody, or everybody together, applies too often.
pub async fn apply(
    actor: &Actor,
    services: &Services,
    form: &ApplicationForm,
    client: Option<IpAddr>,
) -> Result<(), Error> {
    let (authority, applicant) = form.check(services).await?;
    services.limits().applying(client)?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let print = services
        .keys()
        .fingerprint_of("applicant", &applicant.email);
    require_few(&mut transaction, services, &print).await?;
    let token = ApplicationToken::random();
    insert(
        &mut transaction,
        services,
        &token,
        (&authority, &applicant, &print),
    )
    .await?;
    let to = (applicant.email.as_str(), &authority);
    let expires_at = services.now() + LINK_LASTS;
    letters::check_address(&mut transaction, services, to, &token, expires_at).await?;
    let event = OutreachEvent::ApplicationBegun {
        authority: authority.code.clone(),
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

async fn require_few(
    transaction: &mut WriteTransaction,
    services: &Services,
    print: &str,
) -> Result<(), Error> {
    // A link says when it ends, and so when it was asked for.
    let counted_from = services.now() + LINK_LASTS - WINDOW;
    let (count, oldest): (i64, Option<Instant>) = sqlx::query_as(
        "SELECT COUNT(*), MIN(expires_at) FROM application_links WHERE email_fingerprint = $1 AND expires_at > $2",
    )
    .bind(print)
    .bind(Instant(counted_from))
    .fetch_one(&mut **transaction)
    .await?;
    if count < MOST_PER_ADDRESS {
        return Ok(());
    }
    let wait = oldest.map_or(WINDOW, |oldest| oldest.0 - counted_from);
    Err(Error::TooManyAttempts {
        retry_after: wait.to_std().unwrap_or_default(),
    })
}

async fn insert(
    transaction: &mut WriteTransaction,
    services: &Services,
    token: &ApplicationToken,
    (authority, applicant, print): (&Authority, &Applicant, &str),
) -> Result<(), Error> {
    let plain = serde_json::to_vec(applicant).map_err(Error::unavailable)?;
    let plain = zeroize::Zeroizing::new(plain);
    sqlx::query(
        "INSERT INTO application_links (fingerprint, authority_code, email_fingerprint, sealed, expires_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(services.keys().fingerprint(token))
    .bind(&authority.code)
    .bind(print)
    .bind(services.keys().seal(token, &plain))
    .bind(Instant(services.now() + LINK_LASTS))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
