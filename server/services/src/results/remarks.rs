//! Open remarks: reading them, taking names out, releasing or withholding them.
//!
//! Only the lead and the clerk read what was written, and only until the talk. A decision can be undone until then: what was written
//! is kept for that, and destroyed when the scan is discussed. What nobody decided on is destroyed three months after closing.

use questionnaires::kind::RespondentGroup;
use sqlx::AnyConnection;

use super::report::{Report, report_of};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ResultEvent;
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{RemarkId, ScanId};
use crate::scans::access::require;
use crate::scans::{self, Scan, Standing, State, Step, finish, require_step};
use crate::store::{WriteTransaction, require_one};

/// The most characters of a released remark: what a respondent can write, with room for words put in place of names.
pub const LONGEST_REDACTED: usize = 10_000;

/// A remark that anybody may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The theme it was written at, or the open question that it answers.
    pub theme: String,
    /// The group that wrote it: one with enough answers to have remarks.
    pub group: RespondentGroup,
    /// The text as released.
    pub text: String,
}

/// What was decided on a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing yet.
    Waiting,
    /// It is among the results.
    Released,
    /// Nobody reads it again.
    Withheld,
}

/// A remark as the lead and the clerk work on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenRemark {
    /// The remark.
    pub id: RemarkId,
    /// The theme it was written at, or the open question that it answers.
    pub theme: String,
    /// The group that wrote it: one with enough answers to have remarks.
    pub group: RespondentGroup,
    /// What was decided.
    pub status: Status,
    /// As it was written.
    pub written: String,
    /// As it was released, or else as it was written: what to go on with.
    pub text: String,
}

/// All remarks of a scan, for whoever takes the names out.
#[derive(Clone, Debug)]
pub struct RedactionView {
    /// The scan.
    pub scan: Scan,
    /// The texts around the remarks, and what groups are called.
    pub report: Report,
    /// The remarks, by theme, in no order that tells anything. Empty once the scan is discussed.
    pub remarks: Vec<WrittenRemark>,
    /// Whether decisions can still be made and undone.
    pub open: bool,
}

impl RedactionView {
    /// How many remarks wait for a decision.
    #[must_use]
    pub fn waiting(&self) -> usize {
        let waits = |remark: &&WrittenRemark| remark.status == Status::Waiting;
        self.remarks.iter().filter(waits).count()
    }

    /// The remarks of a theme or to an open question.
    pub fn of_theme<'a>(&'a self, theme: &'a str) -> impl Iterator<Item = &'a WrittenRemark> {
        self.remarks
            .iter()
            .filter(move |remark| remark.theme == theme)
    }

    /// Which of the remarks it is, from 1 on; 0 for none of them.
    #[must_use]
    pub fn place(&self, remark: &RemarkId) -> usize {
        let place = self.remarks.iter().position(|own| own.id == *remark);
        place.map_or(0, |place| place + 1)
    }

    /// The first remark that waits.
    #[must_use]
    pub fn first_waiting(&self) -> Option<&WrittenRemark> {
        let waits = |remark: &&WrittenRemark| remark.status == Status::Waiting;
        self.remarks.iter().find(waits)
    }

    /// The next other remark that waits after this one; from the last it goes on at the first.
    #[must_use]
    pub fn next_waiting(&self, remark: &RemarkId) -> Option<&WrittenRemark> {
        let (until, after) = self.remarks.split_at(self.place(remark));
        let others = after.iter().chain(until);
        others
            .filter(|other| other.id != *remark)
            .find(|other| other.status == Status::Waiting)
    }
}

/// What to do with a remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Show this text, from which names are taken out.
    Release(String),
    /// Show it to nobody.
    Withhold,
    /// Put it back as it was written.
    Undo,
}

fn may_redact(standing: Standing) -> bool {
    standing.lead || standing.clerk
}

/// The remarks of a scan, from closing on. For its lead and its clerk.
///
/// # Errors
/// As [`scans::visible`]; [`Error::Forbidden`] for programme officers; refused before closing.
pub async fn list(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<RedactionView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, may_redact)?;
    let mut connection = services.store().read().acquire().await?;
    let report = report_of(&mut connection, services, &scan).await?;
    let open = scan.state == State::Closed;
    let mut remarks = if open {
        written(&mut connection, &scan.id).await?
    } else {
        Vec::new()
    };
    let place = |key: &str| report.texts.remark_topics().position(|own| own.key == key);
    remarks.sort_by_cached_key(|remark| place(&remark.theme));
    Ok(RedactionView {
        scan,
        report,
        remarks,
        open,
    })
}

/// The same, for somebody who is about to decide on one of them.
///
/// # Errors
/// As [`list`]; refused once the scan is discussed.
pub async fn to_decide(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<RedactionView, Error> {
    let view = list(actor, services, scan).await?;
    require_undecided(&mut *services.store().read().acquire().await?, &view.scan).await?;
    Ok(view)
}

async fn require_undecided(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    let is_open = scan.state == State::Closed;
    require_step(connection, scan, Some(Step::AgendaSession), is_open).await
}

/// Decides on one remark. For the lead and the clerk, until the scan is discussed.
///
/// # Errors
/// [`Error::Invalid`] with field `text` for a text that is empty or too long, [`Error::NotFound`] for a remark of another scan,
/// refused when the scan is not closed or already discussed.
pub async fn decide(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    remark: &RemarkId,
    decision: &Decision,
) -> Result<(), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, may_redact)?;
    require_undecided(&mut transaction, &scan).await?;
    check(decision)?;
    change(&mut transaction, &scan.id, remark, decision).await?;
    let event = ResultEvent::RemarkDecided {
        remark: remark.clone(),
        decision: decision.status().code().to_owned(),
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await
}

fn check(decision: &Decision) -> Result<(), Error> {
    match decision {
        Decision::Release(text) if text.trim().is_empty() => {
            Err(Error::invalid("text", ProblemCode::Missing))
        }
        Decision::Release(text) if text.chars().count() > LONGEST_REDACTED => {
            Err(Error::Invalid(vec![Problem::new(
                "text",
                ProblemCode::TooLong {
                    max: LONGEST_REDACTED,
                },
            )]))
        }
        Decision::Release(_) | Decision::Withhold | Decision::Undo => Ok(()),
    }
}

async fn change(
    transaction: &mut WriteTransaction,
    scan: &ScanId,
    remark: &RemarkId,
    decision: &Decision,
) -> Result<(), Error> {
    let redacted = match decision {
        Decision::Release(text) => Some(text.as_str()),
        Decision::Withhold | Decision::Undo => None,
    };
    let updated =
        sqlx::query("UPDATE remarks SET status = $1, redacted = $2 WHERE id = $3 AND scan_id = $4")
            .bind(decision.status().code())
            .bind(redacted)
            .bind(remark)
            .bind(scan)
            .execute(&mut **transaction)
            .await?;
    require_one(&updated)
}

/// How many remarks wait for redaction.
pub(crate) async fn waiting(connection: &mut AnyConnection, scan: &ScanId) -> Result<u64, Error> {
    let (count,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM remarks WHERE scan_id = $1 AND status = $2")
            .bind(scan)
            .bind(Status::Waiting.code())
            .fetch_one(connection)
            .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// The remarks that anybody may read.
pub(crate) async fn released_remarks(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<Remark>, Error> {
    #[derive(sqlx::FromRow)]
    struct Row {
        theme_key: String,
        group_code: String,
        redacted: String,
    }

    let rows: Vec<Row> = sqlx::query_as(
        "SELECT theme_key, group_code, redacted FROM remarks WHERE scan_id = $1 AND redacted IS NOT NULL ORDER BY id",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    let remark = |row: Row| {
        Ok(Remark {
            theme: row.theme_key,
            group: group_of(&row.group_code)?,
            text: row.redacted,
        })
    };
    rows.into_iter().map(remark).collect()
}

async fn written(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<WrittenRemark>, Error> {
    #[derive(sqlx::FromRow)]
    struct Row {
        id: RemarkId,
        theme_key: String,
        group_code: String,
        status: String,
        body: String,
        redacted: Option<String>,
    }

    let rows: Vec<Row> =
        sqlx::query_as("SELECT id, theme_key, group_code, status, body, redacted FROM remarks WHERE scan_id = $1 ORDER BY id")
            .bind(scan)
            .fetch_all(connection)
            .await?;
    let remark = |row: Row| {
        Ok(WrittenRemark {
            id: row.id,
            theme: row.theme_key,
            group: group_of(&row.group_code)?,
            status: Status::from_code(&row.status),
            text: row.redacted.unwrap_or_else(|| row.body.clone()),
            written: row.body,
        })
    };
    rows.into_iter().map(remark).collect()
}

fn group_of(code: &str) -> Result<RespondentGroup, Error> {
    RespondentGroup::from_code(code)
        .ok_or_else(|| Error::unavailable(format!("a remark of no group: {code}")))
}

impl Status {
    const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Released => "released",
            Self::Withheld => "withheld",
        }
    }

    /// What is not known waits: nothing is shown that nobody decided on.
    fn from_code(code: &str) -> Self {
        [Self::Released, Self::Withheld]
            .into_iter()
            .find(|status| status.code() == code)
            .unwrap_or(Self::Waiting)
    }
}

impl Decision {
    const fn status(&self) -> Status {
        match self {
            Self::Release(_) => Status::Released,
            Self::Withhold => Status::Withheld,
            Self::Undo => Status::Waiting,
        }
    }
}
