//! The public page of a scan.

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::address::path_of;
use crate::Services;
use crate::actor::Actor;
use crate::authorities::{Authority, LinkedScan, linked, successors};
use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::plans::{PlanVersion, file_of, file_sizes, versions};
use crate::printing::PrintedFile;
use crate::progress::{PublishedProgress, Round, Stopped, published_progress, rounds, stopped};
use crate::results::remark_answers::{RemarkAnswer, answers};
use crate::results::remarks::{Remark, released_remarks};
use crate::results::{self, Beside, Report, ThenAndNow, report_of};
use crate::scans::access::require;
use crate::scans::setup::ContactPerson;
use crate::scans::{self, Refused, Scan, State};
use crate::store::Instant;

/// What the public sees of a scan.
#[derive(Clone, Debug)]
pub struct PublicView {
    /// Results with their texts.
    pub report: Report,
    /// The version of the plan that holds.
    pub plan: PlanVersion,
    /// The size of its file in bytes; `None` while that is still to be made.
    pub plan_file_size: Option<u64>,
    /// Versions that were public before it, the newest first.
    pub earlier_versions: Vec<EarlierVersion>,
    /// The day on which the first version was adopted, from which the rounds of progress are counted.
    pub first_adopted_on: NaiveDate,
    /// The rounds in which owners were asked how the actions go, the first first.
    pub rounds: Vec<Round>,
    /// How the plan goes, as the lead last made it public, if that was done.
    pub progress: Option<PublishedProgress>,
    /// Since when and why the plan is followed no more.
    pub stopped: Option<Stopped>,
    /// Released remarks.
    pub remarks: Vec<Remark>,
    /// What the authority answers to them, by theme.
    pub answers: Vec<RemarkAnswer>,
    /// Whom to ask: the person of whom respondents were told.
    pub contact: Option<ContactPerson>,
    /// The day of the talk.
    pub talked_on: Option<NaiveDate>,
    /// The day on which it became public; `None` in a preview.
    pub published_on: Option<NaiveDate>,
    /// Where the page stands; empty in a preview.
    pub path: String,
    /// The last day of an authority that ended since, and who went on.
    pub became: Option<(NaiveDate, Vec<Authority>)>,
    /// What was published of authorities that this one succeeds, the last first.
    pub earlier: Vec<LinkedScan>,
    /// The public scan that this one repeats.
    pub repeats: Option<LinkedScan>,
    /// The public scans that repeat this one, the last first.
    pub repeated: Vec<LinkedScan>,
}

/// Then and now at an address, for everybody.
#[derive(Clone, Debug)]
pub struct PublicThenAndNow {
    /// Two measurements.
    pub beside: Beside,
    /// Where the page of the later one stands.
    pub path: String,
}

/// A version of the plan that was public and holds no more.
#[derive(Clone, Debug)]
pub struct EarlierVersion {
    /// 1 and on.
    pub number: i64,
    /// The day on which it was adopted.
    pub adopted_on: NaiveDate,
    /// The size of its file in bytes; `None` while that is still to be made.
    pub file_size: Option<u64>,
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
    view(&mut connection, services, &scan).await
}

/// The public scan at an address beside the public one that it repeats. For anybody.
///
/// # Errors
/// [`Error::NotFound`] where nothing was published, or where there is nothing public to hold beside it.
pub async fn then_and_now(
    _anybody: &Actor,
    services: &Services,
    authority: &str,
    year: &str,
) -> Result<PublicThenAndNow, Error> {
    let scan = find(services, authority, year).await?;
    let mut connection = services.store().read().acquire().await?;
    // The page is the same for everybody.
    let anybody = &Actor::Anonymous;
    match results::then_and_now(&mut connection, services, anybody, &scan).await? {
        ThenAndNow::Beside(beside) => Ok(PublicThenAndNow {
            beside: *beside,
            path: path_of(&scan).unwrap_or_default(),
        }),
        ThenAndNow::Nothing(_) => Err(Error::NotFound),
    }
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
) -> Result<PrintedFile, Error> {
    let scan = find(services, authority, year).await?;
    let mut connection = services.store().read().acquire().await?;
    let view = view(&mut connection, services, &scan).await?;
    file_of(&mut connection, &scan, &view.report, &view.plan).await
}

/// An earlier version of the public plan as a PDF. For anybody.
///
/// # Errors
/// As [`page`]; [`Error::NotFound`] also for a version that never was public, and for the one that holds.
pub async fn earlier_plan_file(
    _anybody: &Actor,
    services: &Services,
    (authority, year): (&str, &str),
    number: i64,
) -> Result<PrintedFile, Error> {
    let scan = find(services, authority, year).await?;
    let mut connection = services.store().read().acquire().await?;
    let view = view(&mut connection, services, &scan).await?;
    let mut earlier = view.earlier_versions.iter();
    if !earlier.any(|own| own.number == number) {
        return Err(Error::NotFound);
    }
    let versions = versions(&mut connection, &scan.id).await?;
    let version = versions.iter().find(|own| own.number == number);
    let version = version.ok_or(Error::NotFound)?;
    file_of(&mut connection, &scan, &view.report, version).await
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
    view(&mut connection, services, &scan).await
}

async fn view(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
) -> Result<PublicView, Error> {
    let mut answers = answers(connection, &scan.id).await?;
    answers.retain(|answer| !answer.removed);
    let code = &scan.authority.code;
    let successors = successors(connection, code).await?;
    let mut lineage = scans::of_lineage(connection, code).await?;
    lineage.retain(|other| other.authority.code != *code);
    let mut versions = versions(connection, &scan.id).await?;
    let plan = versions.pop().ok_or(Error::NotFound)?;
    let first_adopted_on = versions.first().unwrap_or(&plan).adopted_on;
    let sizes = file_sizes(connection, &scan.id).await?;
    let first_public = published_version(connection, &scan.id).await?;
    versions.retain(|own| first_public.is_some_and(|first| own.number >= first));
    let earlier_versions = versions.iter().rev().map(|own| EarlierVersion {
        number: own.number,
        adopted_on: own.adopted_on,
        file_size: sizes.get(&own.number).copied(),
    });
    let earlier_versions = earlier_versions.collect();
    let mut repeats = scans::repeats_of(connection, &scan.id).await?;
    repeats.retain(|repeat| repeat.is_repeat);
    let previous = match &scan.previous {
        Some(earlier) if scan.is_repeat => vec![scans::load(connection, earlier).await?],
        _ => Vec::new(),
    };
    Ok(PublicView {
        report: report_of(connection, services, scan).await?,
        plan_file_size: sizes.get(&plan.number).copied(),
        plan,
        earlier_versions,
        first_adopted_on,
        rounds: rounds(connection, &scan.id).await?,
        progress: published_progress(connection, &scan.id).await?,
        stopped: stopped(connection, &scan.id).await?,
        remarks: released_remarks(connection, &scan.id).await?,
        answers,
        contact: scan.setup.read().ok().map(|setup| setup.contact),
        talked_on: talked_on(connection, scan).await?,
        published_on: scan.published_at.map(day_of),
        path: path_of(scan).unwrap_or_default(),
        became: scan
            .authority
            .valid_to
            .map(|last_day| (last_day, successors)),
        // The page is the same for everybody.
        earlier: linked(&Actor::Anonymous, lineage),
        repeats: linked(&Actor::Anonymous, previous).pop(),
        repeated: linked(&Actor::Anonymous, repeats),
    })
}

/// The version of the plan with which the scan became public; `None` before.
async fn published_version(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Option<i64>, Error> {
    let (version,): (Option<i64>,) =
        sqlx::query_as("SELECT published_version FROM scans WHERE id = $1")
            .bind(scan)
            .fetch_one(connection)
            .await?;
    Ok(version)
}

/// The day of the talk: the planned one, unless the talk was written down as held before it.
async fn talked_on(
    connection: &mut AnyConnection,
    scan: &Scan,
) -> Result<Option<NaiveDate>, Error> {
    let concluded: Option<(Instant,)> = sqlx::query_as(
        "SELECT entered_at FROM scan_history WHERE scan_id = $1 AND state = $2 ORDER BY entered_at DESC LIMIT 1",
    )
    .bind(&scan.id)
    .bind(State::Discussed.code())
    .fetch_optional(connection)
    .await?;
    let concluded = concluded.map(|(at,)| day_of(at.0));
    let planned = scan.arrangements.sessions().agenda.map(|talk| talk.on);
    Ok(planned
        .filter(|day| concluded.is_none_or(|concluded| *day <= concluded))
        .or(concluded))
}

/// The scan that was published at an address.
pub(crate) async fn find(services: &Services, authority: &str, year: &str) -> Result<Scan, Error> {
    let mut connection = services.store().read().acquire().await?;
    let found: Option<(ScanId,)> = sqlx::query_as(
        "SELECT id FROM scans WHERE public_slug = $1 AND public_year = $2 AND published_at IS NOT NULL",
    )
    .bind(authority)
    .bind(year)
    .fetch_optional(&mut *connection)
    .await?;
    let (id,) = found.ok_or(Error::NotFound)?;
    scans::load(&mut connection, &id).await
}
