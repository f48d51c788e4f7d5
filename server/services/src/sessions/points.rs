//! Talking points: at most ten things to talk about, each about one statement or about several.

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::audience::{Audience, audience};
use super::{LONGEST_TEXT, begin_draft, finish};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{AuditEvent, Change, TalkEvent};
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{PageId, ScanId, TalkingPointId};
use crate::ordered::{List, Move};
use crate::results::{Texts, report_of};
use crate::revision::{self, FIRST, Revised as _};
use crate::scans::Scan;
use crate::store::WriteTransaction;
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
    /// Keys of the statements it is about, at least one.
    pub statements: Vec<String>,
    /// What to talk about; may be empty: then the statements say it.
    pub text: String,
    /// What was read before it was typed; a new one has none.
    pub revision: i64,
    /// The page it was typed on, where that saves by itself.
    pub page: Option<PageId>,
    /// Whether its button sent it: its writer is done with that page.
    #[serde(skip_serializing)]
    pub finished: bool,
}

/// A talking point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkingPoint {
    /// The point.
    pub id: TalkingPointId,
    /// Keys of the statements it is about; none for one of the time in which that was allowed.
    pub statements: Vec<String>,
    /// What to talk about.
    pub text: String,
    /// Whether it was taken out; it can be put back.
    pub removed: bool,
    /// How often its text was saved.
    pub revision: i64,
    /// The page it was last typed on.
    page: Option<PageId>,
}

impl TalkingPoint {
    /// As a form shows it.
    fn form(&self) -> PointForm {
        PointForm {
            statements: self.statements.clone(),
            text: self.text.clone(),
            revision: self.revision,
            page: self.page.clone(),
            finished: false,
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
        if self.statements.is_empty() {
            problems.push(Problem::new("statements", ProblemCode::Missing));
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
    let id = TalkingPointId::random();
    keep(actor, services, scan, &id, form).await?;
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
    let (transaction, scan, kept) = begin_point(actor, services, scan, point, form).await?;
    let kept = kept.ok_or(Error::NotFound)?;
    rewrite(transaction, services, actor, &scan, &kept, form).await
}

/// Adds a talking point under the name that its page chose, or changes it where an earlier save of that page did. Gives its revision.
///
/// # Errors
/// As [`change`].
pub async fn keep(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    point: &TalkingPointId,
    form: &PointForm,
) -> Result<i64, Error> {
    let (mut transaction, scan, kept) = begin_point(actor, services, scan, point, form).await?;
    if let Some(kept) = kept {
        return rewrite(transaction, services, actor, &scan, &kept, form).await;
    }
    let position = LIST.append(&mut transaction, scan.id.as_str()).await?;
    let added = sqlx::query(
        "INSERT INTO talking_points (id, scan_id, position, statements, body, removed, revision, page) VALUES ($1, $2, $3, $4, $5, 0, $6, $7) \
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(point)
    .bind(&scan.id)
    .bind(position)
    .bind(form.stored())
    .bind(&form.text)
    .bind(FIRST)
    .bind(form.open_page())
    .execute(&mut *transaction)
    .await?;
    // A name that is taken is that of a point of another scan.
    if added.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    let event = changed(point, Change::Added);
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(FIRST)
}

/// Begins to write a point, with what is kept of it.
async fn begin_point(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    point: &TalkingPointId,
    form: &PointForm,
) -> Result<(WriteTransaction, Scan, Option<TalkingPoint>), Error> {
    let (mut transaction, scan) = begin_draft(actor, services, scan).await?;
    check(
        form,
        &report_of(&mut transaction, services, &scan).await?.texts,
    )?;
    let points = points(&mut transaction, &scan.id).await?;
    let kept = points.into_iter().find(|own| own.id == *point);
    Ok((transaction, scan, kept))
}

async fn rewrite(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
    kept: &TalkingPoint,
    form: &PointForm,
) -> Result<i64, Error> {
    let (point, kept) = (&kept.id, kept.form());
    if form.is_nothing_new(&kept) {
        return Ok(kept.revision);
    }
    let name = format!("point {point}");
    let pair = (&kept, form);
    let revision = revision::next(&mut transaction, services, actor, &name, pair).await?;
    sqlx::query(
        "UPDATE talking_points SET statements = $1, body = $2, revision = $3, page = $4 WHERE id = $5",
    )
    .bind(form.stored())
    .bind(&form.text)
    .bind(revision)
    .bind(form.open_page())
    .bind(point)
    .execute(&mut *transaction)
    .await?;
    let event = changed(point, Change::Changed);
    finish(transaction, services, actor, scan, &event).await?;
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
    TalkEvent::TalkingPointChanged {
        point: point.clone(),
        change,
    }
    .into()
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
        page: Option<PageId>,
    }

    let rows: Vec<Row> =
        sqlx::query_as("SELECT id, statements, body, removed, revision, page FROM talking_points WHERE scan_id = $1 ORDER BY position, id")
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
                page: row.page,
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
