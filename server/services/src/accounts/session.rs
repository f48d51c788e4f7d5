//! Staying signed in.

use chrono::TimeDelta;

use super::find::member_by_id;
use crate::Services;
use crate::actor::{Actor, Member};
use crate::audit::{self, AccountEvent};
use crate::error::Error;
use crate::ids::MemberId;
use crate::secrets::SessionToken;
use crate::store::{Instant, WriteTransaction};

/// How often at most a session's last use is written down: a page is mostly reading.
const TOUCH: TimeDelta = TimeDelta::minutes(1);

/// Begins a session in the transaction that signs in.
pub(super) async fn begin(
    transaction: &mut WriteTransaction,
    services: &Services,
    member: &MemberId,
) -> Result<SessionToken, Error> {
    let token = SessionToken::random();
    let now = services.now();
    sqlx::query("INSERT INTO sessions (fingerprint, member_id, last_seen_at, ends_at) VALUES ($1, $2, $3, $4)")
        .bind(services.keys().fingerprint(&token))
        .bind(member)
        .bind(Instant(now))
        .bind(Instant(now + services.settings().sessions.absolute))
        .execute(&mut **transaction)
        .await?;
    Ok(token)
}

/// The member whose session a cookie names; `None` when it ended, or never was. The one use case without an actor: it makes one.
///
/// # Errors
/// When the database gives no answer.
pub async fn member_of_session(services: &Services, cookie: &str) -> Result<Option<Member>, Error> {
    let Some(token) = SessionToken::parse(cookie) else {
        return Ok(None);
    };
    let fingerprint = services.keys().fingerprint(&token);
    let now = services.now();
    let session: Option<(MemberId, Instant)> =
        sqlx::query_as("SELECT member_id, last_seen_at FROM sessions WHERE fingerprint = $1 AND last_seen_at > $2 AND ends_at > $3")
            .bind(&fingerprint)
            .bind(Instant(now - services.settings().sessions.idle))
            .bind(Instant(now))
            .fetch_optional(services.store().read())
            .await?;
    let Some((member, last_seen_at)) = session else {
        return Ok(None);
    };
    if now - last_seen_at.0 >= TOUCH {
        let mut transaction = services.store().write().await?;
        sqlx::query("UPDATE sessions SET last_seen_at = $1 WHERE fingerprint = $2")
            .bind(Instant(now))
            .bind(&fingerprint)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
    }
    member_by_id(services, &member).await
}

/// Ends the session a cookie names. One that ended already is no error.
///
/// # Errors
/// When the database gives no answer.
pub async fn sign_out(actor: &Actor, services: &Services, cookie: &str) -> Result<(), Error> {
    let Some(token) = SessionToken::parse(cookie) else {
        return Ok(());
    };
    let mut transaction = services.store().write().await?;
    let ended = sqlx::query("DELETE FROM sessions WHERE fingerprint = $1")
        .bind(services.keys().fingerprint(&token))
        .execute(&mut *transaction)
        .await?;
    if ended.rows_affected() == 1 {
        audit::record(
            &mut transaction,
            services,
            actor,
            None,
            &AccountEvent::SignedOut.into(),
        )
        .await?;
    }
    Ok(transaction.commit().await?)
}

/// Removes sessions and links that can no longer be used. Work of the program itself, every now and then.
///
/// # Errors
/// As [`Actor::require_system`].
pub async fn tidy(actor: &Actor, services: &Services) -> Result<(), Error> {
    actor.require_system()?;
    let now = services.now();
    let mut transaction = services.store().write().await?;
    sqlx::query("DELETE FROM sessions WHERE ends_at <= $1 OR last_seen_at <= $2")
        .bind(Instant(now))
        .bind(Instant(now - services.settings().sessions.idle))
        .execute(&mut *transaction)
        .await?;
    sqlx::query("DELETE FROM sign_in_links WHERE expires_at <= $1")
        .bind(Instant(now))
        .execute(&mut *transaction)
        .await?;
    sqlx::query("DELETE FROM sign_in_requests WHERE requested_at <= $1")
        .bind(Instant(now - TimeDelta::days(1)))
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}
