//! Talking points: at most ten things to talk about, each about a statement or free.

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::stale::Stale;
use super::{LONGEST_TEXT, begin, finish};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{AuditEvent, Change};
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{ScanId, TalkingPointId};
use crate::ordered::{List, Move};
use crate::results::{Texts, report_of};
use crate::typed::too_long;

/// The most talking points of a scan.
pub const MOST_TALKING_POINTS: usize = 10;

const LIST: List = List {
    table: "talking_points",
    owner: "scan_id",
    most: MOST_TALKING_POINTS,
};

/// A talking point as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PointForm {
    /// Key of the statement it is about; empty when it is about none.
    pub statement: String,
    /// What to talk about; may be empty when it is about a statement.
    pub text: String,
    /// What was read before it was typed; a new one has none.
    pub revision: i64,
}

/// A talking point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkingPoint {
    /// The point.
    pub id: TalkingPointId,
    /// Key of the statement it is about.
    pub statement: Option<String>,
    /// What to talk about.
    pub text: String,
    /// Whether it was taken out; it can be put back.
    pub removed: bool,
    /// How often its text was saved.
    pub revision: i64,
}

impl TalkingPoint {
    /// As a form shows it.
    fn form(&self) -> PointForm {
        PointForm {
            statement: self.statement.clone().unwrap_or_default(),
            text: self.text.clone(),
            revision: self.revision,
        }
    }
}

impl PointForm {
    /// All that is wrong with it.
    #[must_use]
    pub fn problems(&self, texts: &Texts) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !self.statement.is_empty() && texts.statement(&self.statement).is_none() {
            problems.push(Problem::new("statement", ProblemCode::NotAChoice));
        }
        if self.statement.is_empty() && self.text.trim().is_empty() {
            problems.push(Problem::new("text", ProblemCode::Missing));
        }
        problems.extend(too_long(&self.text, LONGEST_TEXT).map(|code| Problem::new("text", code)));
        problems
    }

    fn statement(&self) -> Option<&str> {
        (!self.statement.is_empty()).then_some(&self.statement)
    }
}

/// Adds a talking point at the end.
///
/// # Errors
/// [`Error::Invalid`] by field; [`crate::Refusal::Full`] at the eleventh; refused when the scan is not closed or already discussed.
pub async fn add(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    form: &PointForm,
) -> Result<TalkingPointId, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    check(
        form,
        &report_of(&mut transaction, services, &scan).await?.texts,
    )?;
    let position = LIST.append(&mut transaction, scan.id.as_str()).await?;
    let id = TalkingPointId::random();
    sqlx::query("INSERT INTO talking_points (id, scan_id, position, statement_key, body, removed) VALUES ($1, $2, $3, $4, $5, 0)")
        .bind(&id)
        .bind(&scan.id)
        .bind(position)
        .bind(form.statement())
        .bind(&form.text)
        .execute(&mut *transaction)
        .await?;
    let event = changed(&id, Change::Added);
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(id)
}

/// Changes a talking point. Gives its new revision.
///
/// # Errors
/// As [`add`]; [`Error::NotFound`] for a point of another scan, [`Error::Stale`] when somebody else changed it meanwhile.
pub async fn change(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    point: &TalkingPointId,
    form: &PointForm,
) -> Result<i64, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    check(
        form,
        &report_of(&mut transaction, services, &scan).await?.texts,
    )?;
    let points = points(&mut transaction, &scan.id).await?;
    let kept = points.iter().find(|own| own.id == *point);
    let kept = kept.ok_or(Error::NotFound)?.form();
    if (&kept.statement, &kept.text) == (&form.statement, &form.text) {
        return Ok(kept.revision);
    }
    if kept.revision != form.revision {
        let typed = form.clone();
        return Err(Stale::Point { kept, typed }.into());
    }
    let revision = kept.revision + 1;
    sqlx::query(
        "UPDATE talking_points SET statement_key = $1, body = $2, revision = $3 WHERE id = $4",
    )
    .bind(form.statement())
    .bind(&form.text)
    .bind(revision)
    .bind(point)
    .execute(&mut *transaction)
    .await?;
    let event = changed(point, Change::Changed);
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(revision)
}

/// Moves a talking point one place, takes it out, or puts it back.
///
/// # Errors
/// [`Error::NotFound`] for a point of another scan; [`crate::Refusal::Full`] when ten others took its place; refused when the scan is
/// not closed or already discussed.
pub async fn arrange(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    point: &TalkingPointId,
    to: Move,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let change = LIST
        .arrange(&mut transaction, scan.id.as_str(), point.as_str(), to)
        .await?;
    finish(transaction, services, actor, &scan, &changed(point, change)).await
}

fn changed(point: &TalkingPointId, change: Change) -> AuditEvent {
    AuditEvent::TalkingPointChanged {
        point: point.clone(),
        change,
    }
}

fn check(form: &PointForm, texts: &Texts) -> Result<(), Error> {
    let problems = form.problems(texts);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The talking points of a scan in order, with those that were taken out.
pub(crate) async fn points(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<TalkingPoint>, Error> {
    #[derive(sqlx::FromRow)]
    struct Row {
        id: TalkingPointId,
        statement_key: Option<String>,
        body: String,
        removed: i64,
        revision: i64,
    }

    let rows: Vec<Row> =
        sqlx::query_as("SELECT id, statement_key, body, removed, revision FROM talking_points WHERE scan_id = $1 ORDER BY position, id")
            .bind(scan)
            .fetch_all(connection)
            .await?;
    let point = |row: Row| TalkingPoint {
        id: row.id,
        statement: row.statement_key,
        text: row.body,
        removed: row.removed != 0,
        revision: row.revision,
    };
    Ok(rows.into_iter().map(point).collect())
}
