//! How a plan goes, as its lead lays it before the elected body and, from publication on, everybody reads it.

use chrono::NaiveDate;
use report::plan::{
    ProgressAction, ProgressDocument, ProgressEnd, ProgressPriority, ProgressStatus,
};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::rows::{ActionReport, FollowedAction};
use super::status::ActionStatus;
use super::stop::Stopped;
use super::tell::begin;
use super::view::{ProgressView, load, require_adopted, view};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ProgressEvent;
use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::printing::{PrintedFile, print, print_at_once};
use crate::publication::{find, slug};
use crate::results::{names, report_of};
use crate::scans::{Refused, Scan, Standing, State, finish};
use crate::store::Instant;

/// How a plan goes on a day. This is also the form in which what was published is kept, so a field may be added but not renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressReport {
    /// The authority with its kind in front.
    pub authority: String,
    /// The part of addresses that names it.
    pub slug: String,
    /// Name of the instrument for this kind of authority.
    pub instrument: String,
    /// The sentence that every report carries.
    pub caveat: String,
    /// The round in which or after which this was so; `None` before the first.
    pub round: Option<i64>,
    /// The day on which this was so.
    pub on: NaiveDate,
    /// Number of the version of the plan.
    pub version: i64,
    /// When that was adopted.
    pub adopted_on: NaiveDate,
    /// By whom.
    pub adopted_by: String,
    /// Since when and why it is followed no more; `None` while it is, and in what was published before this was kept.
    pub stopped: Option<Stopped>,
    /// The priorities, in order.
    pub priorities: Vec<ReportedPriority>,
}

/// A priority with how its actions go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedPriority {
    /// What must get better.
    pub title: String,
    /// The actions, in order.
    pub actions: Vec<ReportedAction>,
}

/// How an action goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedAction {
    /// Its number: `2.1`.
    pub number: String,
    /// What is done.
    pub what: String,
    /// Who sees to it, by function.
    pub owner: String,
    /// How it goes.
    pub status: ActionStatus,
    /// The day in the plan.
    pub planned_on: NaiveDate,
    /// The day it has become.
    pub due_on: NaiveDate,
    /// Why it has become another; empty where it has not.
    pub day_reason: String,
    /// What was told in words in the round in which something was told last; may be empty.
    pub note: String,
    /// When that was; `None` where nothing was told yet.
    pub told_on: Option<NaiveDate>,
    /// Since when it is late.
    pub overdue_since: Option<NaiveDate>,
    /// Since when nobody told how it goes, although that was asked.
    pub silent_since: Option<NaiveDate>,
}

impl ProgressReport {
    /// All actions.
    pub fn actions(&self) -> impl Iterator<Item = &ReportedAction> {
        self.priorities.iter().flat_map(|own| &own.actions)
    }

    /// How many actions are late.
    #[must_use]
    pub fn late(&self) -> usize {
        let late = |own: &&ReportedAction| own.overdue_since.is_some();
        self.actions().filter(late).count()
    }

    /// How many actions have this status.
    #[must_use]
    pub fn count(&self, status: ActionStatus) -> usize {
        self.actions().filter(|own| own.status == status).count()
    }

    fn document(&self) -> ProgressDocument {
        ProgressDocument {
            authority: self.authority.clone(),
            instrument: self.instrument.clone(),
            caveat: self.caveat.clone(),
            round: self.round,
            date: self.on,
            version: format!("{}.0", self.version),
            adopted_on: self.adopted_on,
            adopted_by: self.adopted_by.clone(),
            ended: self.stopped.as_ref().map(|stopped| ProgressEnd {
                on: stopped.on,
                reason: stopped.reason.clone(),
            }),
            priorities: self.priorities.iter().map(priority).collect(),
        }
    }
}

fn priority(own: &ReportedPriority) -> ProgressPriority {
    ProgressPriority {
        title: own.title.clone(),
        actions: own.actions.iter().map(action).collect(),
    }
}

fn action(own: &ReportedAction) -> ProgressAction {
    ProgressAction {
        number: own.number.clone(),
        what: own.what.clone(),
        owner: own.owner.clone(),
        status: match own.status {
            ActionStatus::Waiting => ProgressStatus::Waiting,
            ActionStatus::Running => ProgressStatus::Running,
            ActionStatus::Done => ProgressStatus::Done,
            ActionStatus::Stopped => ProgressStatus::Stopped,
        },
        planned: own.planned_on,
        due: own.due_on,
        day_reason: own.day_reason.clone(),
        note: own.note.clone(),
        told: own.told_on,
        overdue_since: own.overdue_since,
        silent_since: own.silent_since,
    }
}

/// How the plan goes today, as it would be laid before the elected body. For those who see the scan.
///
/// # Errors
/// As [`load`]; refused before adoption.
pub async fn progress_report(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(ProgressView, ProgressReport), Error> {
    let view = load(actor, services, scan).await?;
    let mut connection = services.store().read().acquire().await?;
    require_adopted(&mut connection, &view.scan).await?;
    let report = made(&mut connection, services, &view).await?;
    Ok((view, report))
}

/// The same as a PDF.
///
/// # Errors
/// As [`progress_report`].
pub async fn progress_file(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<PrintedFile, Error> {
    let (_, report) = progress_report(actor, services, scan).await?;
    let document = report.document();
    print(file_name(&report), move || document.to_pdf()).await
}

/// Makes public how the plan goes now, in the newest round or after it. Doing so again takes its place. For the lead.
///
/// # Errors
/// [`Refusal::NoRound`] before the first round; refused before the plan is public.
pub async fn publish_progress(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    require_public(&scan)?;
    let standing = Standing {
        lead: true,
        ..Standing::default()
    };
    let today = services.clock().today();
    let view = view(&mut transaction, scan, standing, today).await?;
    let round = view.round().ok_or(Refusal::NoRound)?.number;
    let report = made(&mut transaction, services, &view).await?;
    sqlx::query(
        "UPDATE progress_rounds SET report = $1, published_at = $2 WHERE scan_id = $3 AND number = $4",
    )
    .bind(serde_json::to_string(&report).map_err(Error::unavailable)?)
    .bind(Instant(services.now()))
    .bind(&view.scan.id)
    .bind(round)
    .execute(&mut *transaction)
    .await?;
    let document = report.document();
    let file = print_at_once(file_name(&report), move || document.to_pdf()).await?;
    keep_file(&mut transaction, &view.scan.id, round, file).await?;
    let event = ProgressEvent::ProgressPublished { round }.into();
    finish(transaction, services, actor, &view.scan, &event).await
}

fn require_public(scan: &Scan) -> Result<(), Error> {
    if matches!(scan.state, State::Published | State::FollowedUp) {
        return Ok(());
    }
    Err(Refusal::Scan {
        guard: Refused::NotInThisState,
    }
    .into())
}

/// What everybody gets is what was made public then, byte for byte.
async fn keep_file(
    connection: &mut AnyConnection,
    scan: &ScanId,
    round: i64,
    file: PrintedFile,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO progress_files (scan_id, round, name, pdf) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (scan_id, round) DO UPDATE SET name = excluded.name, pdf = excluded.pdf",
    )
    .bind(scan)
    .bind(round)
    .bind(file.name)
    .bind(file.bytes)
    .execute(connection)
    .await?;
    Ok(())
}

/// How a plan goes, as its lead last made it public. For anybody.
///
/// # Errors
/// [`Error::NotFound`] where nothing of it was published.
pub async fn public_progress(
    _anybody: &Actor,
    services: &Services,
    authority: &str,
    year: &str,
) -> Result<ProgressReport, Error> {
    let scan = find(services, authority, year).await?;
    let mut connection = services.store().read().acquire().await?;
    let published = published_progress(&mut connection, &scan.id).await?;
    Ok(published.ok_or(Error::NotFound)?.report)
}

/// The same as a PDF, as it was made then. For anybody.
///
/// # Errors
/// As [`public_progress`].
pub async fn public_progress_file(
    _anybody: &Actor,
    services: &Services,
    authority: &str,
    year: &str,
) -> Result<PrintedFile, Error> {
    let scan = find(services, authority, year).await?;
    let mut connection = services.store().read().acquire().await?;
    let published = published_progress(&mut connection, &scan.id).await?;
    let published = published.ok_or(Error::NotFound)?;
    let kept: Option<(String, Vec<u8>)> =
        sqlx::query_as("SELECT name, pdf FROM progress_files WHERE scan_id = $1 AND round = $2")
            .bind(&scan.id)
            .bind(published.round)
            .fetch_optional(&mut *connection)
            .await?;
    match kept {
        Some((name, bytes)) => Ok(PrintedFile { name, bytes }),
        // Made public before files were kept.
        None => {
            drop(connection);
            let document = published.report.document();
            print(file_name(&published.report), move || document.to_pdf()).await
        }
    }
}

/// How a plan goes, as its lead last made it public.
#[derive(Clone, Debug)]
pub struct PublishedProgress {
    /// How it went.
    pub report: ProgressReport,
    /// In which round it was made public.
    pub round: i64,
    /// The size of its file in bytes; `None` where the file is made anew.
    pub file_size: Option<u64>,
}

/// What was last made public of how a plan goes, if anything was.
pub(crate) async fn published_progress(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Option<PublishedProgress>, Error> {
    let last: Option<(i64, String, Option<i64>)> = sqlx::query_as(
        "SELECT r.number, r.report, CAST(LENGTH(f.pdf) AS BIGINT) \
         FROM progress_rounds r LEFT JOIN progress_files f ON f.scan_id = r.scan_id AND f.round = r.number \
         WHERE r.scan_id = $1 AND r.report IS NOT NULL ORDER BY r.number DESC LIMIT 1",
    )
    .bind(scan)
    .fetch_optional(connection)
    .await?;
    let Some((round, report, size)) = last else {
        return Ok(None);
    };
    Ok(Some(PublishedProgress {
        report: serde_json::from_str(&report).map_err(Error::unavailable)?,
        round,
        file_size: size.and_then(|size| u64::try_from(size).ok()),
    }))
}

async fn made(
    connection: &mut AnyConnection,
    services: &Services,
    view: &ProgressView,
) -> Result<ProgressReport, Error> {
    let version = view.version.as_ref().ok_or(Error::NotFound)?;
    let authority = &view.scan.authority;
    let texts = report_of(connection, services, &view.scan).await?.texts;
    Ok(ProgressReport {
        authority: names::authority(authority.kind, &authority.display_name),
        slug: slug(authority.kind, &authority.display_name),
        instrument: texts.instrument,
        caveat: texts.caveat,
        round: view.round().map(|round| round.number),
        on: view.today,
        version: version.number,
        adopted_on: version.adopted_on,
        adopted_by: version.adopted_by.clone(),
        stopped: view.stopped.clone(),
        priorities: by_priority(view),
    })
}

/// The actions stand in the order of the plan, so those of one priority follow each other.
fn by_priority(view: &ProgressView) -> Vec<ReportedPriority> {
    let same = |one: &FollowedAction, other: &FollowedAction| one.place() == other.place();
    let priorities = view.actions.chunk_by(same);
    priorities
        .map(|actions| ReportedPriority {
            title: actions[0].priority.clone(),
            actions: actions.iter().map(|own| reported(view, own)).collect(),
        })
        .collect()
}

/// What was told in words in the round in which something was told last, in the order in which it was: who adds something takes nothing back.
/// `reports`: the newest first.
fn notes(reports: &[ActionReport]) -> String {
    let round = reports.first().map(|last| last.round);
    let told = reports.iter().rev().filter(|own| Some(own.round) == round);
    let notes: Vec<&str> = told
        .map(|own| own.note.trim())
        .filter(|note| !note.is_empty())
        .collect();
    notes.join("\n")
}

fn reported(view: &ProgressView, own: &FollowedAction) -> ReportedAction {
    let last = own.reports.first();
    ReportedAction {
        number: own.number.clone(),
        what: own.what.clone(),
        owner: own.owner.clone(),
        status: own.status,
        planned_on: own.planned_on,
        due_on: own.due_on,
        day_reason: own.day_reason().to_owned(),
        note: notes(&own.reports),
        told_on: last.map(|last| day_of(last.told_at)),
        overdue_since: own.overdue_since(view.today),
        silent_since: own.silent_since(view.round()),
    }
}

fn file_name(report: &ProgressReport) -> String {
    format!("voortgang-{}.pdf", report.slug)
}
