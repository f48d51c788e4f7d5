//! Talking points: at most ten things to talk about, each about one statement, about several, or free.

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::audience::{Audience, audience};
use super::stale::Stale;
use super::{LONGEST_TEXT, begin_draft, finish};
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
    /// Keys of the statements it is about; none when it is about something else.
    pub statements: Vec<String>,
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
    /// Keys of the statements it is about; may be none.
    pub statements: Vec<String>,
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
            statements: self.statements.clone(),
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
    let (mut transaction, scan) = begin_draft(actor, services, scan).await?;
    check(
        form,
        &report_of(&mut transaction, services, &scan).await?.texts,
    )?;
    let points = points(&mut transaction, &scan.id).await?;
    let kept = points.iter().find(|own| own.id == *point);
    let kept = kept.ok_or(Error::NotFound)?.form();
    if (&kept.statements, &kept.text) == (&form.statements, &form.text) {
        return Ok(kept.revision);
    }
    if kept.revision != form.revision {
        let typed = form.clone();
        return Err(Stale::Point { kept, typed }.into());
    }
    let revision = kept.revision + 1;
    sqlx::query(
        "UPDATE talking_points SET statements = $1, body = $2, revision = $3 WHERE id = $4",
    )
    .bind(form.stored())
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
        revision: i64,
    }

    let rows: Vec<Row> =
        sqlx::query_as("SELECT id, statements, body, removed, revision FROM talking_points WHERE scan_id = $1 ORDER BY position, id")
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
                revision: row.revision,
            })
        })
        .collect()
}

/// The talking points that the room may see, with those that were taken out: none before they are shared with everybody.
pub(crate) async fn points_for_room(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<TalkingPoint>, Error> {
    match audience(connection, scan).await? {
        Audience::Everybody => points(connection, scan).await,
        Audience::Clerk | Audience::Lead => Ok(Vec::new()),
    }
}
