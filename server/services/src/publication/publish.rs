//! Making results and plan public.

use super::address::{path, slug, year};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ScanEvent;
use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::results::{destroy_counters, destroy_written};
use crate::room::forget_rooms;
use crate::scans::access::require;
use crate::scans::{self, Facts, Refused, Scan, State, Transition};
use crate::store::{Instant, WriteTransaction};

/// The scan, for the lead who has yet to say that they are sure.
///
/// # Errors
/// As [`publish`].
pub async fn to_publish(actor: &Actor, services: &Services, scan: &ScanId) -> Result<(), Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead)?;
    if scan.state == State::Adopted {
        Ok(())
    } else {
        let guard = Refused::NotInThisState;
        Err(Refusal::Scan { guard }.into())
    }
}

/// Makes results and plan public, and answers with the address. What the released tables came from is destroyed, as far as it is still
/// there, and so is what is left of rooms. For the lead.
///
/// # Errors
/// Refused when the plan is not adopted.
pub async fn publish(actor: &Actor, services: &Services, scan: &ScanId) -> Result<String, Error> {
    let (mut transaction, mut scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead)?;
    let opened = scan.opened_at.ok_or(Refusal::Scan {
        guard: Refused::NotInThisState,
    })?;
    let slug = slug(scan.authority.kind, &scan.authority.display_name);
    let year = year(
        day_of(opened),
        &taken(&mut transaction, &scan, &slug).await?,
    );
    let path = path(&slug, &year);
    let counters = destroy_counters(&mut transaction, &scan.id).await?;
    destroy_written(&mut transaction, &scan.id).await?;
    forget_rooms(&mut transaction, &scan.id).await?;
    let event = ScanEvent::ScanPublished {
        path: path.clone(),
        counters,
    }
    .into();
    scans::advance(
        &mut transaction,
        services,
        actor,
        &mut scan,
        (Transition::Publish, Facts::default()),
        &event,
    )
    .await?;
    sqlx::query(
        "UPDATE scans SET published_at = $1, public_slug = $2, public_year = $3, \
         published_version = (SELECT MAX(v.version) FROM plan_versions v WHERE v.scan_id = $4) WHERE id = $4",
    )
    .bind(Instant(services.now()))
    .bind(&slug)
    .bind(&year)
    .bind(&scan.id)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    services.store().compact(&["remarks", "tally"]).await?;
    Ok(path)
}

/// The years in addresses of earlier scans of the authority, and of one that had its name before.
async fn taken(
    transaction: &mut WriteTransaction,
    scan: &Scan,
    slug: &str,
) -> Result<Vec<String>, Error> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT public_year FROM scans WHERE (authority_code = $1 OR public_slug = $2) AND public_year IS NOT NULL",
    )
    .bind(&scan.authority.code)
    .bind(slug)
    .fetch_all(&mut **transaction)
    .await?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}
