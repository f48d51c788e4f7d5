//! The files of adopted versions: made once, at adoption, and kept as they are.

use std::collections::BTreeMap;

use sqlx::AnyConnection;

use super::document::render;
use super::rows::{PlanVersion, first_adopted_on, versions};
use crate::Services;
use crate::error::Error;
use crate::ids::ScanId;
use crate::printing::PrintedFile;
use crate::results::{Report, report_of};
use crate::scans::{self, Scan};

/// Makes the file of a version and keeps it, in the transaction that keeps the version.
pub(super) async fn make(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
    version: &PlanVersion,
) -> Result<(), Error> {
    let report = report_of(connection, services, scan).await?;
    let first = first_adopted_on(connection, &scan.id).await?;
    let file = render(scan, &report, version, first).await?;
    sqlx::query("INSERT INTO plan_files (scan_id, version, name, pdf) VALUES ($1, $2, $3, $4)")
        .bind(&scan.id)
        .bind(version.number)
        .bind(&file.name)
        .bind(file.bytes)
        .execute(connection)
        .await?;
    Ok(())
}

/// The file of an adopted version, as it was made at adoption.
///
/// # Errors
/// When the database gives no answer.
pub(crate) async fn file_of(
    connection: &mut AnyConnection,
    scan: &Scan,
    report: &Report,
    version: &PlanVersion,
) -> Result<PrintedFile, Error> {
    let kept: Option<(String, Vec<u8>)> =
        sqlx::query_as("SELECT name, pdf FROM plan_files WHERE scan_id = $1 AND version = $2")
            .bind(&scan.id)
            .bind(version.number)
            .fetch_optional(&mut *connection)
            .await?;
    match kept {
        Some((name, bytes)) => Ok(PrintedFile { name, bytes }),
        None => {
            let first = first_adopted_on(connection, &scan.id).await?;
            render(scan, report, version, first).await
        }
    }
}

/// The sizes of the files of adopted versions in bytes, by number; one that is still to be made has none.
pub(crate) async fn file_sizes(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<BTreeMap<i64, u64>, Error> {
    let sizes: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT version, CAST(LENGTH(pdf) AS BIGINT) FROM plan_files WHERE scan_id = $1",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    let known = |(version, size): (i64, i64)| Some((version, u64::try_from(size).ok()?));
    Ok(sizes.into_iter().filter_map(known).collect())
}

/// Makes the files of versions that were adopted before files were kept, and answers with how many. For the background work.
///
/// # Errors
/// When the database gives no answer.
pub async fn keep_missing_files(services: &Services) -> Result<u32, Error> {
    let missing: Vec<(ScanId, i64)> = sqlx::query_as(
        "SELECT v.scan_id, v.version FROM plan_versions v WHERE NOT EXISTS \
         (SELECT 1 FROM plan_files f WHERE f.scan_id = v.scan_id AND f.version = v.version)",
    )
    .fetch_all(services.store().read())
    .await?;
    let mut made = 0;
    for (id, number) in missing {
        made += u32::from(keep_missing(services, &id, number).await?);
    }
    Ok(made)
}

/// `false`: another server was first.
async fn keep_missing(services: &Services, id: &ScanId, number: i64) -> Result<bool, Error> {
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let there: Option<(i64,)> =
        sqlx::query_as("SELECT version FROM plan_files WHERE scan_id = $1 AND version = $2")
            .bind(id)
            .bind(number)
            .fetch_optional(&mut *transaction)
            .await?;
    let scan = scans::load(&mut transaction, id).await?;
    let versions = versions(&mut transaction, id).await?;
    let version = versions.iter().find(|version| version.number == number);
    let Some(version) = version.filter(|_| there.is_none()) else {
        return Ok(false);
    };
    make(&mut transaction, services, &scan, version).await?;
    transaction.commit().await?;
    Ok(true)
}
