//! The register that the program carries, for a database that has none or an older one.

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};
use sqlx::AnyConnection;

use super::edition::{AppliedEdition, Differences, Origin, apply, check, compare, last, lines};
use super::{changes, record};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::store::{Instant, WriteTransaction};

/// The register. `docs/register.md` explains its columns.
pub(super) const REGISTER: &str = include_str!("register.csv");

/// The day of which it tells: change it together with the file.
const AS_OF: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 1, 1);

/// The name of the register in `register_loads`.
const NAME: &str = "authorities";

/// Applies the register that the program carries, once, unless a newer edition was applied before.
pub(crate) async fn load_register(services: &Services) -> Result<(), Error> {
    let digest = Sha256::digest(REGISTER);
    let sha256: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut connection = services.store().read().acquire().await?;
    if is_loaded(&mut connection, &sha256).await? {
        return Ok(());
    }
    drop(connection);
    let as_of = AS_OF.ok_or_else(|| Error::unavailable("the register has no day"))?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively("register").await?;
    if is_loaded(&mut transaction, &sha256).await? {
        // Another server was first.
        return Ok(());
    }
    if is_newer(as_of, last(&mut transaction).await?.as_ref()) {
        apply_own(&mut transaction, services, as_of).await?;
        tracing::info!(%as_of, "register applied");
    } else {
        tracing::info!(%as_of, "an edition was brought that is newer than the register of the program: it stays");
    }
    keep_loaded(&mut transaction, services, &sha256).await?;
    Ok(transaction.commit().await?)
}

/// What was brought by an officer is newer than what the program carries of the same day.
fn is_newer(as_of: NaiveDate, last: Option<&AppliedEdition>) -> bool {
    last.is_none_or(|last| as_of > last.as_of || as_of == last.as_of && last.by.is_none())
}

async fn apply_own(
    transaction: &mut WriteTransaction,
    services: &Services,
    as_of: NaiveDate,
) -> Result<(), Error> {
    let known = record::all(transaction).await?;
    let plans = changes::all(transaction).await?;
    let read = lines(REGISTER).map_err(|problem| Error::unavailable(format!("{problem:?}")))?;
    let origin = Origin {
        as_of,
        lines: read.len(),
    };
    let read =
        check(read, &known).map_err(|problems| Error::unavailable(format!("{problems:?}")))?;
    let differences: Differences = compare(&known, &plans, as_of, read);
    apply(transaction, services, &Actor::System, origin, &differences).await
}

async fn is_loaded(connection: &mut AnyConnection, sha256: &str) -> Result<bool, Error> {
    let loaded: Option<String> =
        sqlx::query_scalar("SELECT sha256 FROM register_loads WHERE register = $1")
            .bind(NAME)
            .fetch_optional(connection)
            .await?;
    Ok(loaded.as_deref() == Some(sha256))
}

async fn keep_loaded(
    transaction: &mut WriteTransaction,
    services: &Services,
    sha256: &str,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO register_loads (register, sha256, loaded_at) VALUES ($1, $2, $3) \
         ON CONFLICT (register) DO UPDATE SET sha256 = excluded.sha256, loaded_at = excluded.loaded_at",
    )
    .bind(NAME)
    .bind(sha256)
    .bind(Instant(services.now()))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
