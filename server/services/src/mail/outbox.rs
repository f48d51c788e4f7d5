//! The outbox: what waits to be sent, tried again until it is sent or of no more use.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::AssertSqlSafe;

use super::mailer::NotSent;
use super::{MailKind, Message};
use crate::Services;
use crate::error::Error;
use crate::ids::{MessageId, ScanId};
use crate::store::{Instant, WriteTransaction, placeholders};

/// How long a server may take to send a message before another one tries.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// How long to wait after each attempt that failed. After the last one the message is given up.
const WAITS: [TimeDelta; 8] = [
    TimeDelta::minutes(1),
    TimeDelta::minutes(2),
    TimeDelta::minutes(5),
    TimeDelta::minutes(15),
    TimeDelta::hours(1),
    TimeDelta::hours(4),
    TimeDelta::hours(12),
    TimeDelta::hours(24),
];

/// How long the outbox remembers that something was sent.
const REMEMBERED: TimeDelta = TimeDelta::days(30);

/// A message for the outbox.
#[derive(Debug)]
pub(crate) struct Outgoing<'a> {
    pub(crate) kind: MailKind,
    pub(crate) scan: Option<&'a ScanId>,
    pub(crate) message: &'a Message,
    /// After this it is no use to anybody.
    pub(crate) expires_at: Option<DateTime<Utc>>,
}

/// What one round of sending came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// Messages sent.
    pub sent: u32,
    /// Messages that will be tried again.
    pub postponed: u32,
    /// Messages that will not: refused for good, too old, or tried too often.
    pub given_up: u32,
}

/// Puts a message in the outbox, in the transaction that gives reason for it.
pub(crate) async fn enqueue(
    transaction: &mut WriteTransaction,
    services: &Services,
    outgoing: Outgoing<'_>,
) -> Result<(), Error> {
    let plain =
        zeroize::Zeroizing::new(serde_json::to_vec(outgoing.message).map_err(Error::unavailable)?);
    sqlx::query("INSERT INTO mail_outbox (id, kind, scan_id, sealed, next_attempt_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(MessageId::random())
        .bind(outgoing.kind.code())
        .bind(outgoing.scan)
        .bind(services.keys().seal_for_server(&plain))
        .bind(Instant(services.now()))
        .bind(outgoing.expires_at.map(Instant))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Takes messages of one kind about a scan out of the outbox. One that is being sent goes all the same.
pub(crate) async fn withdraw(
    transaction: &mut WriteTransaction,
    scan: &ScanId,
    kind: MailKind,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM mail_outbox WHERE scan_id = $1 AND kind = $2 AND sent_at IS NULL AND given_up_at IS NULL")
        .bind(scan)
        .bind(kind.code())
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Puts many messages of one kind in the outbox, none of them about a scan; all are of use until the same moment.
pub(crate) async fn enqueue_all(
    transaction: &mut WriteTransaction,
    services: &Services,
    (kind, expires_at): (MailKind, DateTime<Utc>),
    messages: &[Message],
) -> Result<(), Error> {
    for messages in messages.chunks(placeholders::AT_ONCE) {
        let statement = format!(
            "INSERT INTO mail_outbox (id, kind, sealed, next_attempt_at, expires_at) VALUES {}",
            placeholders::rows(transaction, 5, messages.len())
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for message in messages {
            let plain =
                zeroize::Zeroizing::new(serde_json::to_vec(message).map_err(Error::unavailable)?);
            query = query
                .bind(MessageId::random())
                .bind(kind.code())
                .bind(services.keys().seal_for_server(&plain))
                .bind(Instant(services.now()))
                .bind(Instant(expires_at));
        }
        query.execute(&mut **transaction).await?;
    }
    Ok(())
}

/// Sends what is due, one message after the other, until nothing is. Several servers may do this at once. A server that dies
/// between sending a message and writing that down sends it twice; it is never lost.
///
/// # Errors
/// When the database gives no answer. A message that cannot be sent is no error: it is tried again.
pub async fn deliver_due(services: &Services) -> Result<Delivery, Error> {
    let mut delivery = Delivery::default();
    while let Some(due) = take(services).await? {
        match attempt(services, &due).await {
            Ok(()) => {
                finish(services, &due, "UPDATE mail_outbox SET sealed = NULL, sent_at = $1 WHERE id = $2 AND attempts = $3").await?;
                delivery.sent += 1;
            }
            Err(NotSent::NotNow(cause)) if let Some(wait) = due.next_wait() => {
                tracing::warn!(message = %due.id, attempts = due.attempts, cause, "mail not sent, will be tried again");
                postpone(services, &due, wait).await?;
                delivery.postponed += 1;
            }
            Err(cause) => {
                tracing::error!(message = %due.id, attempts = due.attempts, %cause, "mail given up");
                finish(services, &due, "UPDATE mail_outbox SET sealed = NULL, given_up_at = $1 WHERE id = $2 AND attempts = $3").await?;
                delivery.given_up += 1;
            }
        }
    }
    Ok(delivery)
}

/// Forgets what was sent or given up long ago.
///
/// # Errors
/// When the database gives no answer.
pub async fn tidy(services: &Services) -> Result<(), Error> {
    let mut transaction = services.store().write().await?;
    sqlx::query("DELETE FROM mail_outbox WHERE COALESCE(sent_at, given_up_at) < $1")
        .bind(Instant(services.now() - REMEMBERED))
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}

/// A message that this server holds for the time of the lease.
#[derive(sqlx::FromRow)]
struct Due {
    id: MessageId,
    sealed: Vec<u8>,
    attempts: i64,
    expires_at: Option<Instant>,
}

impl Due {
    fn next_wait(&self) -> Option<TimeDelta> {
        WAITS
            .get(usize::try_from(self.attempts).ok()?.checked_sub(1)?)
            .copied()
    }
}

async fn take(services: &Services) -> Result<Option<Due>, Error> {
    let now = services.now();
    if !anything_due(services, now).await? {
        return Ok(None);
    }
    let mut transaction = services.store().write().await?;
    transaction.exclusively("mail outbox").await?;
    let due = sqlx::query_as(
        "UPDATE mail_outbox SET attempts = attempts + 1, next_attempt_at = $1 WHERE id = \
         (SELECT id FROM mail_outbox WHERE sent_at IS NULL AND given_up_at IS NULL AND next_attempt_at <= $2 \
          ORDER BY next_attempt_at, id LIMIT 1) \
         RETURNING id, sealed, attempts, expires_at",
    )
    .bind(Instant(now + LEASE))
    .bind(Instant(now))
    .fetch_optional(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(due)
}

/// Looks before it queues for the writer, since mostly nothing is due.
async fn anything_due(services: &Services, now: DateTime<Utc>) -> Result<bool, Error> {
    let found = sqlx::query(
        "SELECT id FROM mail_outbox WHERE sent_at IS NULL AND given_up_at IS NULL AND next_attempt_at <= $1 LIMIT 1",
    )
    .bind(Instant(now))
    .fetch_optional(services.store().read())
    .await?;
    Ok(found.is_some())
}

async fn attempt(services: &Services, due: &Due) -> Result<(), NotSent> {
    if due
        .expires_at
        .is_some_and(|expires_at| expires_at.0 <= services.now())
    {
        return Err(NotSent::Refused("too old to be of use".to_owned()));
    }
    let plain = services
        .keys()
        .open_for_server(&due.sealed)
        .map_err(|cause| NotSent::Refused(cause.to_string()))?;
    let message: Message =
        serde_json::from_slice(&plain).map_err(|cause| NotSent::Refused(cause.to_string()))?;
    services.mailer().send(message).await
}

/// Only the server that holds the last lease writes down how it ended.
async fn finish(services: &Services, due: &Due, statement: &'static str) -> Result<(), Error> {
    let mut transaction = services.store().write().await?;
    sqlx::query(statement)
        .bind(Instant(services.now()))
        .bind(&due.id)
        .bind(due.attempts)
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}

async fn postpone(services: &Services, due: &Due, wait: TimeDelta) -> Result<(), Error> {
    let mut transaction = services.store().write().await?;
    sqlx::query("UPDATE mail_outbox SET next_attempt_at = $1 WHERE id = $2 AND attempts = $3")
        .bind(Instant(services.now() + wait))
        .bind(&due.id)
        .bind(due.attempts)
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}
