//! Signing in with a mailed link. There are no passwords.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{AssertSqlSafe, Row as _};

use super::find::{member_by_email, member_by_id};
use super::members::email_address;
use super::onward::own_path;
use super::session;
use crate::Services;
use crate::actor::{Actor, Member};
use crate::audit::{self, AccountEvent};
use crate::error::{Error, Refusal};
use crate::ids::MemberId;
use crate::mail::{MailKind, Outgoing, enqueue, sign_in_message};
use crate::secrets::{SessionToken, SignInToken};
use crate::store::{Instant, WriteTransaction, placeholders};

/// How long the link in an invitation works: who is invited did not ask for it, and may be away.
const INVITATION_LASTS: TimeDelta = TimeDelta::days(14);

/// How long a link works: long enough for slow mail, short enough for a mailbox that others see too.
const LINK_LASTS: TimeDelta = TimeDelta::minutes(15);

/// The time over which requests are counted.
const WINDOW: TimeDelta = TimeDelta::minutes(15);

/// Requests for one address in that time: nobody's mailbox is to be filled.
const MOST_PER_ADDRESS: i64 = 5;

/// Requests for all addresses together in that time.
const MOST_IN_ALL: i64 = 500;

/// Mails a link to whoever has an account with this address. Nothing tells whether somebody has: the answer is the same.
///
/// # Errors
/// [`Error::Invalid`] for what is no address, [`Error::TooManyAttempts`] after five requests in a quarter of an hour.
pub async fn request_sign_in(actor: &Actor, services: &Services, email: &str) -> Result<(), Error> {
    request_sign_in_to(actor, services, email, "").await
}

/// The same, for somebody who wants to go on to a page: the link leads there, if it is a path of this site.
///
/// # Errors
/// As [`request_sign_in`].
pub async fn request_sign_in_to(
    actor: &Actor,
    services: &Services,
    email: &str,
    onward: &str,
) -> Result<(), Error> {
    let email = email_address(email).map_err(|code| Error::invalid("email", code))?;
    let member = member_by_email(services, &email).await?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively("sign-in requests").await?;
    count_request(&mut transaction, services, &email).await?;
    if let Some(member) = member {
        send_link(&mut transaction, services, actor, &member, onward).await?;
    }
    Ok(transaction.commit().await?)
}

/// Signs in with a token from a mailed link. For the POST behind the button only: programs that check mail open links on their own.
///
/// # Errors
/// [`Refusal::SignInLinkSpent`] for a link that was used, is too old, or never was.
pub async fn sign_in(
    _actor: &Actor,
    services: &Services,
    token: &str,
) -> Result<SessionToken, Error> {
    let token = SignInToken::parse(token).ok_or(Refusal::SignInLinkSpent)?;
    let now = Instant(services.now());
    let mut transaction = services.store().write().await?;
    let used: Option<(MemberId,)> = sqlx::query_as(
        "UPDATE sign_in_links SET used_at = $1 WHERE fingerprint = $2 AND used_at IS NULL AND expires_at > $1 RETURNING member_id",
    )
    .bind(now)
    .bind(services.keys().fingerprint(&token))
    .fetch_optional(&mut *transaction)
    .await?;
    let (id,) = used.ok_or(Refusal::SignInLinkSpent)?;
    let member = member_by_id(services, &id)
        .await?
        .ok_or(Refusal::SignInLinkSpent)?;
    let session = enter(&mut transaction, services, member).await?;
    transaction.commit().await?;
    Ok(session)
}

/// Begins a session for a member who has shown who they are.
pub(super) async fn enter(
    transaction: &mut WriteTransaction,
    services: &Services,
    member: Member,
) -> Result<SessionToken, Error> {
    let token = session::begin(transaction, services, &member.id).await?;
    audit::record(
        transaction,
        services,
        &Actor::Member(member),
        None,
        &AccountEvent::SignedIn.into(),
    )
    .await?;
    Ok(token)
}

/// Makes a link for a member, and says until when it works.
pub(super) async fn make_link(
    transaction: &mut WriteTransaction,
    services: &Services,
    member: &Member,
) -> Result<(SignInToken, DateTime<Utc>), Error> {
    link_that_lasts(transaction, services, &member.id, LINK_LASTS).await
}

/// Makes a link for a clerk who is invited. `None` for who may do anything else beside: a link that works for so long opens no more than
/// a profile that is still empty.
pub(crate) async fn invitation_link(
    transaction: &mut WriteTransaction,
    services: &Services,
    clerk: &MemberId,
) -> Result<Option<(SignInToken, DateTime<Utc>)>, Error> {
    let (roles, leads): (i64, i64) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM member_roles r WHERE r.member_id = m.id AND r.role <> 'clerk'), \
         (SELECT COUNT(*) FROM leads l WHERE l.member_id = m.id) FROM members m WHERE m.id = $1",
    )
    .bind(clerk)
    .fetch_one(&mut **transaction)
    .await?;
    if roles + leads > 0 {
        return Ok(None);
    }
    link_that_lasts(transaction, services, clerk, INVITATION_LASTS)
        .await
        .map(Some)
}

/// The same for many who were made clerks just now, and can do nothing else yet: in the same order, and until when they work.
pub(crate) async fn invitation_links(
    transaction: &mut WriteTransaction,
    services: &Services,
    clerks: &[MemberId],
) -> Result<(Vec<SignInToken>, DateTime<Utc>), Error> {
    let expires_at = services.now() + INVITATION_LASTS;
    let tokens: Vec<SignInToken> = clerks.iter().map(|_| SignInToken::random()).collect();
    let links: Vec<_> = clerks.iter().zip(&tokens).collect();
    for links in links.chunks(placeholders::AT_ONCE) {
        let statement = format!(
            "INSERT INTO sign_in_links (fingerprint, member_id, expires_at) VALUES {}",
            placeholders::rows(transaction, 3, links.len())
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (clerk, token) in links {
            query = query
                .bind(services.keys().fingerprint(*token))
                .bind(*clerk)
                .bind(Instant(expires_at));
        }
        query.execute(&mut **transaction).await?;
    }
    Ok((tokens, expires_at))
}

async fn link_that_lasts(
    transaction: &mut WriteTransaction,
    services: &Services,
    member: &MemberId,
    lasts: TimeDelta,
) -> Result<(SignInToken, DateTime<Utc>), Error> {
    let token = SignInToken::random();
    let expires_at = services.now() + lasts;
    sqlx::query(
        "INSERT INTO sign_in_links (fingerprint, member_id, expires_at) VALUES ($1, $2, $3)",
    )
    .bind(services.keys().fingerprint(&token))
    .bind(member)
    .bind(Instant(expires_at))
    .execute(&mut **transaction)
    .await?;
    Ok((token, expires_at))
}

async fn send_link(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    member: &Member,
    onward: &str,
) -> Result<(), Error> {
    let (token, expires_at) = make_link(transaction, services, member).await?;
    let link = (&token, own_path(onward));
    let message = sign_in_message(services.settings(), member, link, expires_at);
    let outgoing = Outgoing {
        kind: MailKind::SignInLink,
        scan: None,
        message: &message,
        expires_at: Some(expires_at),
    };
    enqueue(transaction, services, outgoing).await?;
    audit::record(
        transaction,
        services,
        actor,
        None,
        &AccountEvent::SignInLinkMailed {
            member: member.id.clone(),
        }
        .into(),
    )
    .await
}

/// Writes the request down, unless there were too many before it.
async fn count_request(
    transaction: &mut WriteTransaction,
    services: &Services,
    email: &str,
) -> Result<(), Error> {
    let now = services.now();
    let fingerprint = services.keys().fingerprint_of("e-mail", email);
    let row = sqlx::query(
        "SELECT COUNT(*), MIN(requested_at), COUNT(CASE WHEN email_fingerprint = $1 THEN 1 END), \
         MIN(CASE WHEN email_fingerprint = $1 THEN requested_at END) FROM sign_in_requests WHERE requested_at > $2",
    )
    .bind(&fingerprint)
    .bind(Instant(now - WINDOW))
    .fetch_one(&mut **transaction)
    .await?;
    let mut wait: Option<TimeDelta> = None;
    for (count, oldest, most) in [(2, 3, MOST_PER_ADDRESS), (0, 1, MOST_IN_ALL)] {
        if row.try_get::<i64, _>(count)? >= most {
            wait = wait.max(Some(until_free(row.try_get(oldest)?, now)));
        }
    }
    if let Some(wait) = wait {
        return Err(Error::TooManyAttempts {
            retry_after: wait.to_std().unwrap_or_default(),
        });
    }
    sqlx::query(
        "INSERT INTO sign_in_requests (id, email_fingerprint, requested_at) VALUES ($1, $2, $3)",
    )
    .bind(crate::secrets::random_symbols::<26>())
    .bind(fingerprint)
    .bind(Instant(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// The next request is possible when the oldest one no longer counts.
fn until_free(oldest: Option<Instant>, now: DateTime<Utc>) -> TimeDelta {
    oldest.map_or(WINDOW, |oldest| oldest.0 + WINDOW - now)
}
