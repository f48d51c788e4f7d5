//! Addresses of owners, and the links with which they answer. One is made for a round and an address, and goes when the round closes;
//! another goes with the reminder before a day, and works until some weeks after it. Each works beside the others, until the lead sends a new
//! one in their place or takes them back.

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::form::AddressForm;
use super::letters;
use super::rounds::{Round, open_round};
use super::rows::one;
use super::stop::stopped;
use super::tell::begin;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, ProgressEvent};
use crate::error::{Error, Refusal};
use crate::ids::{ActionId, ScanId};
use crate::scans::{Scan, finish};
use crate::secrets::OwnerSecret;
use crate::store::{Day, WriteTransaction};

/// Keeps the address of the owner of an action; an empty one is none. While a round is open the new address gets its link at once, unless
/// the lead ended that the plan is followed. For the lead.
///
/// # Errors
/// [`Error::Invalid`] for what is no address; refused before adoption; [`Error::NotFound`] for an action that the plan has not.
pub async fn set_address(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
    form: &AddressForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let action = one(&mut transaction, &scan.id, action).await?;
    let email = form.check().map_err(Error::Invalid)?;
    sqlx::query("UPDATE followed_actions SET email = $1 WHERE id = $2")
        .bind(&email)
        .bind(&action.id)
        .execute(&mut *transaction)
        .await?;
    forget_unused(&mut transaction, &scan.id).await?;
    let round = open_round(&mut transaction, &scan.id).await;
    let has_link = has_link(&mut transaction, &scan.id, &email).await?;
    let is_over = stopped(&mut transaction, &scan.id).await?.is_some();
    let asks = !email.is_empty() && !has_link && !is_over;
    if let Ok(round) = round
        && asks
    {
        mail_link(&mut transaction, services, actor, (&scan, &round), &email).await?;
    }
    let event = ProgressEvent::OwnerAddressKept { action: action.id }.into();
    finish(transaction, services, actor, &scan, &event).await
}

/// Mails the owner of an action a new link; the one they had stops working. For the lead.
///
/// # Errors
/// [`Refusal::NoAddress`] without an address, [`Refusal::NoRound`] between rounds, [`Refusal::FollowUpStopped`] where the lead ended that
/// the plan is followed; otherwise as [`set_address`].
pub async fn send_link(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let action = one(&mut transaction, &scan.id, action).await?;
    if action.email.is_empty() {
        return Err(Refusal::NoAddress.into());
    }
    if stopped(&mut transaction, &scan.id).await?.is_some() {
        return Err(Refusal::FollowUpStopped.into());
    }
    let round = open_round(&mut transaction, &scan.id).await?;
    forget(&mut transaction, &scan.id, &action.email).await?;
    let of = (&scan, &round);
    mail_link(&mut transaction, services, actor, of, &action.email).await?;
    Ok(transaction.commit().await?)
}

/// Takes back all links of the owner of an action. Where there is none nothing changes. For the lead.
///
/// # Errors
/// As [`set_address`].
pub async fn revoke_link(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let action = one(&mut transaction, &scan.id, action).await?;
    if !forget(&mut transaction, &scan.id, &action.email).await? {
        return Ok(());
    }
    let round = match open_round(&mut transaction, &scan.id).await {
        Ok(round) => round.number,
        Err(Error::Refused(Refusal::NoRound)) => 0,
        Err(error) => return Err(error),
    };
    let event = ProgressEvent::OwnerLinkRevoked { round }.into();
    finish(transaction, services, actor, &scan, &event).await
}

/// Makes a link of a round for an address, and mails it.
pub(super) async fn mail_link(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, round): (&Scan, &Round),
    email: &str,
) -> Result<(), Error> {
    let of = (&scan.id, round.number);
    let secret = make_link(transaction, services, of, (email, round.closes_on)).await?;
    letters::owner_link(transaction, services, (scan, round), (email, &secret)).await?;
    let event = ProgressEvent::OwnerLinkMailed {
        round: round.number,
    }
    .into();
    audit::record(transaction, services, actor, Some(&scan.id), &event).await
}

/// Makes a link for an address that works until that day, beside those that it has. Round 0: it goes with a reminder.
pub(super) async fn make_link(
    connection: &mut AnyConnection,
    services: &Services,
    (scan, round): (&ScanId, i64),
    (email, until): (&str, NaiveDate),
) -> Result<OwnerSecret, Error> {
    let secret = OwnerSecret::random();
    sqlx::query("INSERT INTO owner_links (fingerprint, scan_id, round, email, until) VALUES ($1, $2, $3, $4, $5)")
        .bind(services.keys().fingerprint(&secret))
        .bind(scan)
        .bind(round)
        .bind(email)
        .bind(Day(until))
        .execute(connection)
        .await?;
    Ok(secret)
}

/// The links of an address stop working; `false` where it has none.
async fn forget(connection: &mut AnyConnection, scan: &ScanId, email: &str) -> Result<bool, Error> {
    let gone = sqlx::query("DELETE FROM owner_links WHERE scan_id = $1 AND email = $2")
        .bind(scan)
        .bind(email)
        .execute(connection)
        .await?;
    Ok(gone.rows_affected() > 0)
}

/// The links of a round stop working.
pub(super) async fn forget_round(
    connection: &mut AnyConnection,
    scan: &ScanId,
    round: i64,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM owner_links WHERE scan_id = $1 AND round = $2")
        .bind(scan)
        .bind(round)
        .execute(connection)
        .await?;
    Ok(())
}

/// Links whose last day is over are destroyed. They stopped working with that day.
pub(super) async fn forget_old(services: &Services, today: NaiveDate) -> Result<(), Error> {
    let old: Option<String> =
        sqlx::query_scalar("SELECT fingerprint FROM owner_links WHERE until < $1 LIMIT 1")
            .bind(Day(today))
            .fetch_optional(services.store().read())
            .await?;
    if old.is_none() {
        return Ok(());
    }
    let mut transaction = services.store().write().await?;
    sqlx::query("DELETE FROM owner_links WHERE until < $1")
        .bind(Day(today))
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}

/// Links of addresses that no action has any more stop working.
async fn forget_unused(connection: &mut AnyConnection, scan: &ScanId) -> Result<(), Error> {
    sqlx::query(
        "DELETE FROM owner_links WHERE scan_id = $1 AND email NOT IN \
         (SELECT email FROM followed_actions WHERE scan_id = $1 AND in_plan = 1)",
    )
    .bind(scan)
    .execute(connection)
    .await?;
    Ok(())
}

/// All links of a scan stop working.
pub(super) async fn forget_all(connection: &mut AnyConnection, scan: &ScanId) -> Result<(), Error> {
    sqlx::query("DELETE FROM owner_links WHERE scan_id = $1")
        .bind(scan)
        .execute(connection)
        .await?;
    Ok(())
}

async fn has_link(
    connection: &mut AnyConnection,
    scan: &ScanId,
    email: &str,
) -> Result<bool, Error> {
    let found: Option<String> = sqlx::query_scalar(
        "SELECT fingerprint FROM owner_links WHERE scan_id = $1 AND email = $2 LIMIT 1",
    )
    .bind(scan)
    .bind(email)
    .fetch_optional(connection)
    .await?;
    Ok(found.is_some())
}
