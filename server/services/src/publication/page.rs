//! The public page of a scan, and the list of all of them.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use sqlx::AnyConnection;

use super::address::{path, slug};
use crate::Services;
use crate::actor::Actor;
use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::plans::{PlanFile, PlanVersion, latest_version, render};
use crate::results::remarks::{Remark, released_remarks};
use crate::results::{Report, names, report_of};
use crate::scans::access::require;
use crate::scans::{self, Refused, Scan, State};
use crate::store::Instant;

/// A published scan in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicEntry {
    /// The authority with its kind in front.
    pub authority: String,
    /// What it is.
    pub kind: AuthorityKind,
    /// The last part of the address: `2026`, `2026-2`.
    pub year: String,
    /// Where the page stands.
    pub path: String,
    /// The day on which it became public.
    pub published_on: NaiveDate,
}

/// What the public sees of a scan.
#[derive(Clone, Debug)]
pub struct PublicView {
    /// Results with their texts.
    pub report: Report,
    /// The version of the plan that holds.
    pub plan: PlanVersion,
    /// Released remarks.
    pub remarks: Vec<Remark>,
    /// The day on which it became public; `None` in a preview.
    pub published_on: Option<NaiveDate>,
    /// Where the page stands; empty in a preview.
    pub path: String,
}

/// All that is public, by name and then the newest first. For anybody.
///
/// # Errors
/// When the database gives no answer.
pub async fn index(_anybody: &Actor, services: &Services) -> Result<Vec<PublicEntry>, Error> {
    let mut entries: Vec<(String, PublicEntry)> = published(services)
        .await?
        .into_iter()
        .map(Published::listed)
        .collect();
    entries.sort_by(|(left, a), (right, b)| left.cmp(right).then_with(|| b.year.cmp(&a.year)));
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// The public page at an address. For anybody.
///
/// # Errors
/// [`Error::NotFound`] where nothing was published.
pub async fn page(
    _anybody: &Actor,
    services: &Services,
    authority: &str,
    year: &str,
) -> Result<PublicView, Error> {
    let scan = find(services, authority, year).await?;
    let mut connection = services.store().read().acquire().await?;
    view(&mut connection, &scan).await
}

/// The public plan as a PDF. For anybody.
///
/// # Errors
/// As [`page`].
pub async fn plan_file(
    _anybody: &Actor,
    services: &Services,
    authority: &str,
    year: &str,
) -> Result<PlanFile, Error> {
    let scan = find(services, authority, year).await?;
    let view = view(&mut *services.store().read().acquire().await?, &scan).await?;
    render(&scan, &view.report, &view.plan).await
}

/// What would become public, for the lead who is about to publish, and for the clerk.
///
/// # Errors
/// As [`scans::visible`]; refused before adoption.
pub async fn preview(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<PublicView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead || standing.clerk)?;
    if !matches!(
        scan.state,
        State::Adopted | State::Published | State::FollowedUp
    ) {
        return Err(Refusal::Scan {
            guard: Refused::NotInThisState,
        }
        .into());
    }
    let mut connection = services.store().read().acquire().await?;
    view(&mut connection, &scan).await
}

async fn view(connection: &mut AnyConnection, scan: &Scan) -> Result<PublicView, Error> {
    let report = report_of(connection, scan).await?;
    let slug = slug(report.kind(), &report.authority.display_name);
    Ok(PublicView {
        plan: latest_version(connection, &scan.id).await?,
        remarks: released_remarks(connection, &scan.id).await?,
        published_on: scan.published_at.map(day_of),
        path: scan
            .public_year
            .as_deref()
            .map(|year| path(&slug, year))
            .unwrap_or_default(),
        report,
    })
}

async fn find(services: &Services, authority: &str, year: &str) -> Result<Scan, Error> {
    let found = published(services)
        .await?
        .into_iter()
        .find(|published| published.public_year == year && published.slug() == authority);
    let id = found.ok_or(Error::NotFound)?.id;
    let mut connection = services.store().read().acquire().await?;
    scans::load(&mut connection, &id).await
}

#[derive(sqlx::FromRow)]
struct Published {
    id: ScanId,
    kind: String,
    display_name: String,
    public_year: String,
    published_at: Instant,
}

/// Some hundreds of rows at most, so the name in an address is compared here.
async fn published(services: &Services) -> Result<Vec<Published>, Error> {
    Ok(sqlx::query_as(
        "SELECT s.id, a.kind, a.display_name, s.public_year, s.published_at FROM scans s JOIN authorities a ON a.code = s.authority_code \
         WHERE s.public_year IS NOT NULL AND s.published_at IS NOT NULL",
    )
    .fetch_all(services.store().read())
    .await?)
}

impl Published {
    fn kind(&self) -> AuthorityKind {
        AuthorityKind::from_code(&self.kind).unwrap_or(AuthorityKind::Municipality)
    }

    fn slug(&self) -> String {
        slug(self.kind(), &self.display_name)
    }

    /// The entry with what to sort it by.
    fn listed(self) -> (String, PublicEntry) {
        let (kind, slug) = (self.kind(), self.slug());
        let entry = PublicEntry {
            authority: names::authority(kind, &self.display_name),
            kind,
            path: path(&slug, &self.public_year),
            year: self.public_year,
            published_on: day_of(self.published_at.0),
        };
        (slug, entry)
    }
}
