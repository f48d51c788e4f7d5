//! What the authority answers to open remarks: one text a theme or open question, beside the released remarks there.
//!
//! The lead writes them from the end of the talk on, when it is settled which remarks stay. They are public as soon as the scan is, and
//! can be added, mended and taken away after that; the public page says when a text last changed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::remarks::{Remark, released_remarks};
use super::report::{Report, report_of};
use super::texts::RemarkTopic;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, Change, ResultEvent};
use crate::error::{Error, ProblemCode};
use crate::ids::ScanId;
use crate::scans::access::require;
use crate::scans::{self, Scan, Standing, State, Step, require_step};
use crate::store::{Day, WriteTransaction};

/// The most characters of an answer: a page of text.
pub const LONGEST_ANSWER: usize = 4_000;

/// The answer to the remarks of a theme, or to what was written to an open question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkAnswer {
    /// The theme, or the open question.
    pub theme: String,
    /// As typed.
    pub text: String,
    /// The day on which it last changed.
    pub changed_on: NaiveDate,
    /// Whether it was taken away; it can be put back.
    pub removed: bool,
}

/// How many themes there is something to answer at, and how many have an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnswerProgress {
    /// Themes and open questions with released remarks.
    pub themes: usize,
    /// Those of them that have an answer.
    pub answered: usize,
}

/// Released remarks and answers of a scan, for whoever writes or reads the answers.
#[derive(Clone, Debug)]
pub struct AnsweringView {
    /// The scan.
    pub scan: Scan,
    /// What the one who looks is to the scan.
    pub standing: Standing,
    /// The texts around the remarks, and what groups are called.
    pub report: Report,
    /// Released remarks.
    pub remarks: Vec<Remark>,
    /// The answers, with those that were taken away.
    pub answers: Vec<RemarkAnswer>,
}

impl AnsweringView {
    /// Whether the one who looks may write.
    #[must_use]
    pub const fn may_write(&self) -> bool {
        is_writable(self.scan.state) && self.standing.lead
    }

    /// The themes and open questions that have released remarks, in order.
    pub fn topics(&self) -> impl Iterator<Item = RemarkTopic> {
        let topics = self.report.texts.remark_topics();
        topics.filter(|topic| self.remarks.iter().any(|own| own.theme == topic.key))
    }

    /// The released remarks of a theme.
    #[must_use]
    pub fn remarks_of(&self, theme: &str) -> Vec<&Remark> {
        let own = self.remarks.iter().filter(|remark| remark.theme == theme);
        own.collect()
    }

    /// The answer to a theme's remarks, also when it was taken away.
    #[must_use]
    pub fn answer(&self, theme: &str) -> Option<&RemarkAnswer> {
        self.answers.iter().find(|answer| answer.theme == theme)
    }
}

/// Answers are written from the end of the talk on.
const fn is_writable(state: State) -> bool {
    matches!(
        state,
        State::Discussed | State::Planned | State::Adopted | State::Published | State::FollowedUp
    )
}

async fn require_writable(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    require_step(connection, scan, Some(Step::Plan), is_writable(scan.state)).await
}

/// Remarks and answers, from the end of the talk on. For who sees the scan.
///
/// # Errors
/// As [`scans::visible`]; refused before the talk is concluded.
pub async fn list(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<AnsweringView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    let mut connection = services.store().read().acquire().await?;
    require_writable(&mut connection, &scan).await?;
    Ok(AnsweringView {
        standing: scan.standing(actor),
        report: report_of(&mut connection, services, &scan).await?,
        remarks: released_remarks(&mut connection, &scan.id).await?,
        answers: answers(&mut connection, &scan.id).await?,
        scan,
    })
}

/// The same, for the lead who is about to write the answer at a theme.
///
/// # Errors
/// As [`list`]; [`Error::Forbidden`] for who only sees the scan, [`Error::NotFound`] for a theme without released remarks.
pub async fn to_write(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    theme: &str,
) -> Result<AnsweringView, Error> {
    let visible = scans::visible(actor, services, scan).await?;
    require(&visible, actor, |standing| standing.lead)?;
    let view = list(actor, services, scan).await?;
    if view.remarks_of(theme).is_empty() {
        return Err(Error::NotFound);
    }
    Ok(view)
}

/// Keeps the answer to the remarks of a theme, as typed. Writing what stands there already changes nothing. For the lead.
///
/// # Errors
/// [`Error::Invalid`] with field `text` for a text that is empty or too long; as [`to_write`].
pub async fn write(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    theme: &str,
    text: &str,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan, theme).await?;
    check(text).map_err(|code| Error::invalid("text", code))?;
    let before = answer(&mut transaction, &scan.id, theme).await?;
    let change = match before {
        Some(before) if !before.removed && before.text == text => return Ok(()),
        Some(before) if !before.removed => Change::Changed,
        Some(_) | None => Change::Added,
    };
    sqlx::query(
        "INSERT INTO remark_answers (scan_id, theme_key, body, changed_on, removed) VALUES ($1, $2, $3, $4, 0) \
         ON CONFLICT (scan_id, theme_key) DO UPDATE SET body = excluded.body, changed_on = excluded.changed_on, removed = 0",
    )
    .bind(&scan.id)
    .bind(theme)
    .bind(text)
    .bind(Day(services.clock().today()))
    .execute(&mut *transaction)
    .await?;
    record(transaction, services, actor, &scan, theme, change).await
}

/// Takes the answer at a theme away, or puts it back. For the lead.
///
/// # Errors
/// [`Error::NotFound`] where there is no answer; as [`to_write`].
pub async fn set_removed(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    theme: &str,
    removed: bool,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan, theme).await?;
    let before = answer(&mut transaction, &scan.id, theme).await?;
    if before.ok_or(Error::NotFound)?.removed == removed {
        return Ok(());
    }
    sqlx::query("UPDATE remark_answers SET removed = $1, changed_on = $2 WHERE scan_id = $3 AND theme_key = $4")
        .bind(i64::from(removed))
        .bind(Day(services.clock().today()))
        .bind(&scan.id)
        .bind(theme)
        .execute(&mut *transaction)
        .await?;
    let change = Change::of_removal(removed);
    record(transaction, services, actor, &scan, theme, change).await
}

async fn begin(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    theme: &str,
) -> Result<(WriteTransaction, Scan), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead)?;
    require_writable(&mut transaction, &scan).await?;
    if themes(&mut transaction, &scan.id).await?.contains(theme) {
        Ok((transaction, scan))
    } else {
        Err(Error::NotFound)
    }
}

fn check(text: &str) -> Result<(), ProblemCode> {
    if text.trim().is_empty() {
        Err(ProblemCode::Missing)
    } else if text.chars().count() > LONGEST_ANSWER {
        Err(ProblemCode::TooLong {
            max: LONGEST_ANSWER,
        })
    } else {
        Ok(())
    }
}

async fn record(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
    theme: &str,
    change: Change,
) -> Result<(), Error> {
    let event = ResultEvent::RemarksAnswered {
        theme: theme.to_owned(),
        change,
    }
    .into();
    audit::record(&mut transaction, services, actor, Some(&scan.id), &event).await?;
    transaction.commit().await?;
    Ok(())
}

/// The themes that have released remarks.
async fn themes(connection: &mut AnyConnection, scan: &ScanId) -> Result<BTreeSet<String>, Error> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT DISTINCT theme_key FROM remarks WHERE scan_id = $1 AND redacted IS NOT NULL",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(theme,)| theme).collect())
}

async fn answer(
    connection: &mut AnyConnection,
    scan: &ScanId,
    theme: &str,
) -> Result<Option<RemarkAnswer>, Error> {
    let all = answers(connection, scan).await?;
    Ok(all.into_iter().find(|answer| answer.theme == theme))
}

/// How far the answers are.
pub(crate) async fn progress(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<AnswerProgress, Error> {
    let themes = themes(connection, scan).await?;
    let answers = answers(connection, scan).await?;
    let stands = |answer: &&RemarkAnswer| !answer.removed && themes.contains(&answer.theme);
    Ok(AnswerProgress {
        answered: answers.iter().filter(stands).count(),
        themes: themes.len(),
    })
}

/// All answers of a scan, with those that were taken away.
pub(crate) async fn answers(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<RemarkAnswer>, Error> {
    let rows: Vec<(String, String, Day, i64)> = sqlx::query_as(
        "SELECT theme_key, body, changed_on, removed FROM remark_answers WHERE scan_id = $1 ORDER BY theme_key",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    let answer = |(theme, text, changed_on, removed): (String, String, Day, i64)| RemarkAnswer {
        theme,
        text,
        changed_on: changed_on.0,
        removed: removed != 0,
    };
    Ok(rows.into_iter().map(answer).collect())
}
