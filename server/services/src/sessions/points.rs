//! Talking points: at most ten things to talk about, each about one statement, about several, or free.

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::{LONGEST_TEXT, begin_draft};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{AuditEvent, Change};
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{ScanId, TalkingPointId};
use crate::ordered::{List, Move};
use crate::results::{Texts, report_of};
use crate::scans::finish;
use crate::store::require_one;
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
    /// Keys of the statements it is about; none when it is about something else.
    pub statements: Vec<String>,
    /// What to talk about; may be empty when it is about a statement.
    pub text: String,
}

/// A talking point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkingPoint {
    /// The point.
    pub id: TalkingPointId,
    /// Keys of the statements it is about; may be none.
    pub statements: Vec<String>,
    /// What to talk about.
    pub text: String,
    /// Whether it was taken out; it can be put back.
    pub removed: bool,
}

impl PointForm {
    /// All that is wrong with it.
    #[must_use]
    pub fn problems(&self, texts: &Texts) -> Vec<Problem> {
        let mut problems = Vec::new();
        let unknown = |key: &String| texts.statement(key).is_none();
        if self.statements.iter().any(unknown) {
            problems.push(Problem::new("statements", ProblemCode::NotAChoice));
        }
        if self.statements.is_empty() && self.text.trim().is_empty() {
            problems.push(Problem::new("text", ProblemCode::Missing));
        }
        problems.extend(too_long(&self.text, LONGEST_TEXT).map(|code| Problem::new("text", code)));
        problems
    }

    /// The statements as they are kept.
    fn stored(&self) -> String {
        serde_json::Value::from(self.statements.clone()).to_string()
    }
}

/// Adds a talking point at the end.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Forbidden`] for a lead with whom the clerk did not share them; [`crate::Refusal::Full`] at the
/// eleventh; refused when the scan is not closed or already discussed.
pub async fn add(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    form: &PointForm,
) -> Result<TalkingPointId, Error> {
    let (mut transaction, scan) = begin_draft(actor, services, scan).await?;
    check(
        form,
        &report_of(&mut transaction, services, &scan).await?.texts,
    )?;
    let position = LIST.append(&mut transaction, scan.id.as_str()).await?;
    let id = TalkingPointId::random();
    sqlx::query("INSERT INTO talking_points (id, scan_id, position, statements, body, removed) VALUES ($1, $2, $3, $4, $5, 0)")
        .bind(&id)
        .bind(&scan.id)
        .bind(position)
        .bind(form.stored())
        .bind(&form.text)
        .execute(&mut *transaction)
        .await?;
    let event = changed(&id, Change::Added);
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(id)
}

/// Changes a talking point.
///
/// # Errors
/// As [`add`]; [`Error::NotFound`] for a point of another scan.
pub async fn change(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    point: &TalkingPointId,
    form: &PointForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin_draft(actor, services, scan).await?;
    check(
        form,
        &report_of(&mut transaction, services, &scan).await?.texts,
    )?;
    let updated = sqlx::query(
        "UPDATE talking_points SET statements = $1, body = $2 WHERE id = $3 AND scan_id = $4",
    )
    .bind(form.stored())
    .bind(&form.text)
    .bind(point)
    .bind(&scan.id)
    .execute(&mut *transaction)
    .await?;
    require_one(&updated)?;
    let event = changed(point, Change::Changed);
    finish(transaction, services, actor, &scan, &event).await
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
    let (mut transaction, scan) = begin_draft(actor, services, scan).await?;
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
        statements: String,
        body: String,
        removed: i64,
    }

    let rows: Vec<Row> =
        sqlx::query_as("SELECT id, statements, body, removed FROM talking_points WHERE scan_id = $1 ORDER BY position, id")
            .bind(scan)
            .fetch_all(connection)
            .await?;
    rows.into_iter()
        .map(|row| {
            Ok(TalkingPoint {
                id: row.id,
                statements: serde_json::from_str(&row.statements).map_err(Error::unavailable)?,
                text: row.body,
                removed: row.removed != 0,
            })
        })
        .collect()
}
