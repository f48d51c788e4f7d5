//! Priorities: the three to five things that must get better first.

use questionnaires::kind::Subgoal;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::{LONGEST_TEXT, LONGEST_TITLE, begin, finish};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{AuditEvent, Change, TalkEvent};
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{PageId, PriorityId, ScanId};
use crate::ordered::{List, Move};
use crate::results::{Texts, report_of};
use crate::revision::{self, FIRST, Revised as _};
use crate::scans::Scan;
use crate::store::WriteTransaction;
use crate::typed::{title, too_long};

/// The fewest priorities with which the talk can be concluded.
pub const LEAST_PRIORITIES: usize = 3;

/// The most priorities of a scan.
pub const MOST_PRIORITIES: usize = 5;

const LIST: List = List {
    table: "priorities",
    owner: "scan_id",
    most: MOST_PRIORITIES,
};

/// A priority as typed: one of the directions, or words of the group's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriorityForm {
    /// Key of the direction; empty for words of the group's own.
    pub direction: String,
    /// The group's own words; empty takes those of the direction.
    pub title: String,
    /// Code of the subgoal; empty takes that of the direction.
    pub subgoal: String,
    /// Keys of the statements it comes from, at least one.
    pub statements: Vec<String>,
    /// A disagreement of the group, noted as such.
    pub dissent: String,
    /// What was read before it was typed; a new one has none.
    pub revision: i64,
    /// The page it was typed on, where that saves by itself.
    pub page: Option<PageId>,
    /// Whether its button sent it: its writer is done with that page.
    #[serde(skip_serializing)]
    pub finished: bool,
}

/// A priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// The priority.
    pub id: PriorityId,
    /// What must get better.
    pub title: String,
    /// The subgoal it serves.
    pub subgoal: Subgoal,
    /// What was seen; written in the plan.
    pub finding: String,
    /// What is to be reached; written in the plan.
    pub goal: String,
    /// Keys of the statements it comes from.
    pub statements: Vec<String>,
    /// A disagreement of the group; empty when there was none.
    pub dissent: String,
    /// Whether it was taken out; it can be put back.
    pub removed: bool,
    /// How often it was saved in the talk.
    pub revision: i64,
    /// The page it was last typed on.
    page: Option<PageId>,
}

impl Priority {
    /// As a form shows it. Whether its words came from a direction no longer matters: they are its own now.
    fn form(&self) -> PriorityForm {
        PriorityForm {
            direction: String::new(),
            title: self.title.clone(),
            subgoal: self.subgoal.code().to_owned(),
            statements: self.statements.clone(),
            dissent: self.dissent.clone(),
            revision: self.revision,
            page: self.page.clone(),
            finished: false,
        }
    }
}

/// A priority that can be kept.
struct Checked {
    title: String,
    subgoal: Subgoal,
    statements: String,
}

impl Checked {
    /// Whether that is what is kept.
    fn is(&self, kept: &Priority) -> bool {
        let same = (&self.title, self.subgoal) == (&kept.title, kept.subgoal);
        same && self.statements == stored(&kept.statements)
    }
}

impl PriorityForm {
    /// All that is wrong with it.
    #[must_use]
    pub fn problems(&self, texts: &Texts) -> Vec<Problem> {
        self.check(texts).err().unwrap_or_default()
    }

    fn check(&self, texts: &Texts) -> Result<Checked, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut problem = |field: &str, code| problems.push(Problem::new(field, code));
        let direction = texts.direction(&self.direction);
        if direction.is_none() && !self.direction.is_empty() {
            problem("direction", ProblemCode::NotAChoice);
        }
        let own = title(&self.title);
        let title = if own.is_empty() {
            direction.map(|direction| title(&direction.text))
        } else {
            Some(own)
        };
        match title {
            None => problem("title", ProblemCode::Missing),
            Some(title) => too_long(title, LONGEST_TITLE)
                .into_iter()
                .for_each(|code| problem("title", code)),
        }
        let subgoal =
            Subgoal::from_code(&self.subgoal).or(direction.map(|direction| direction.subgoal));
        if subgoal.is_none() {
            problem("subgoal", ProblemCode::Missing);
        }
        if self.statements.is_empty() {
            problem("statements", ProblemCode::Missing);
        } else if self
            .statements
            .iter()
            .any(|key| texts.statement(key).is_none())
        {
            problem("statements", ProblemCode::NotAChoice);
        }
        too_long(&self.dissent, LONGEST_TEXT)
            .into_iter()
            .for_each(|code| problem("dissent", code));
        match (title, subgoal) {
            (Some(title), Some(subgoal)) if problems.is_empty() => Ok(Checked {
                title: title.to_owned(),
                subgoal,
                statements: stored(&self.statements),
            }),
            _ => Err(problems),
        }
    }
}

fn stored(statements: &[String]) -> String {
    serde_json::Value::from(statements.to_vec()).to_string()
}

/// Adds a priority at the end.
///
/// # Errors
/// [`Error::Invalid`] by field; [`crate::Refusal::Full`] at the sixth; refused when the scan is not closed or already discussed.
pub async fn add(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    form: &PriorityForm,
) -> Result<PriorityId, Error> {
    let id = PriorityId::random();
    keep(actor, services, scan, &id, form).await?;
    Ok(id)
}

/// Puts a priority at the end, for a use case that checked who may.
///
/// # Errors
/// As [`add`].
pub(crate) async fn insert(
    connection: &mut AnyConnection,
    scan: &ScanId,
    texts: &Texts,
    form: &PriorityForm,
) -> Result<PriorityId, Error> {
    let checked = form.check(texts).map_err(Error::Invalid)?;
    let id = PriorityId::random();
    insert_as(connection, scan, &id, &checked, form).await?;
    Ok(id)
}

async fn insert_as(
    connection: &mut AnyConnection,
    scan: &ScanId,
    id: &PriorityId,
    checked: &Checked,
    form: &PriorityForm,
) -> Result<(), Error> {
    let position = LIST.append(connection, scan.as_str()).await?;
    let added = sqlx::query(
        "INSERT INTO priorities (id, scan_id, position, title, subgoal, finding, goal, statements, dissent, removed, revision, page) \
         VALUES ($1, $2, $3, $4, $5, '', '', $6, $7, 0, $8, $9) ON CONFLICT (id) DO NOTHING",
    )
    .bind(id)
    .bind(scan)
    .bind(position)
    .bind(&checked.title)
    .bind(checked.subgoal.code())
    .bind(&checked.statements)
    .bind(&form.dissent)
    .bind(FIRST)
    .bind(form.open_page())
    .execute(connection)
    .await?;
    // A name that is taken is that of a priority of another scan.
    if added.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Changes a priority. Gives its new revision.
///
/// # Errors
/// As [`add`]; [`Error::NotFound`] for a priority of another scan, [`Error::Stale`] when somebody else changed it meanwhile.
pub async fn change(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    priority: &PriorityId,
    form: &PriorityForm,
) -> Result<i64, Error> {
    let mut begun = begin_priority(actor, services, scan, priority, form).await?;
    let kept = begun.kept.take().ok_or(Error::NotFound)?;
    rewrite(begun, services, actor, &kept, form).await
}

/// Adds a priority under the name that its page chose, or changes it where an earlier save of that page did. Gives its revision.
///
/// # Errors
/// As [`change`].
pub async fn keep(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    priority: &PriorityId,
    form: &PriorityForm,
) -> Result<i64, Error> {
    let mut begun = begin_priority(actor, services, scan, priority, form).await?;
    if let Some(kept) = begun.kept.take() {
        return rewrite(begun, services, actor, &kept, form).await;
    }
    let Begun {
        mut transaction,
        scan,
        checked,
        ..
    } = begun;
    insert_as(&mut transaction, &scan.id, priority, &checked, form).await?;
    let event = changed(priority, Change::Added);
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(FIRST)
}

/// A priority that is about to be written, with what is kept of it.
struct Begun {
    transaction: WriteTransaction,
    scan: Scan,
    checked: Checked,
    kept: Option<Priority>,
}

async fn begin_priority(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    priority: &PriorityId,
    form: &PriorityForm,
) -> Result<Begun, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let checked = form
        .check(&report_of(&mut transaction, services, &scan).await?.texts)
        .map_err(Error::Invalid)?;
    let priorities = priorities(&mut transaction, &scan.id).await?;
    Ok(Begun {
        kept: priorities.into_iter().find(|own| own.id == *priority),
        transaction,
        scan,
        checked,
    })
}

async fn rewrite(
    begun: Begun,
    services: &Services,
    actor: &Actor,
    kept: &Priority,
    form: &PriorityForm,
) -> Result<i64, Error> {
    let Begun {
        mut transaction,
        scan,
        checked,
        ..
    } = begun;
    let kept_form = kept.form();
    let is_same = checked.is(kept) && kept.dissent == form.dissent;
    if is_same || form.is_overtaken_by(&kept_form) {
        return Ok(kept.revision);
    }
    let name = text_name(&kept.id);
    let pair = (&kept_form, form);
    let revision = revision::next(&mut transaction, services, actor, &name, pair).await?;
    sqlx::query("UPDATE priorities SET title = $1, subgoal = $2, statements = $3, dissent = $4, revision = $5, page = $6 WHERE id = $7")
        .bind(&checked.title)
        .bind(checked.subgoal.code())
        .bind(&checked.statements)
        .bind(&form.dissent)
        .bind(revision)
        .bind(form.open_page())
        .bind(&kept.id)
        .execute(&mut *transaction)
        .await?;
    let event = changed(&kept.id, Change::Changed);
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(revision)
}

/// Moves a priority one place, takes it out, or puts it back.
///
/// # Errors
/// [`Error::NotFound`] for a priority of another scan; [`crate::Refusal::Full`] when five others took its place; refused when the scan
/// is not closed or already discussed.
pub async fn arrange(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    priority: &PriorityId,
    to: Move,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let change = LIST
        .arrange(&mut transaction, scan.id.as_str(), priority.as_str(), to)
        .await?;
    let event = changed(priority, change);
    finish(transaction, services, actor, &scan, &event).await
}

/// The name of a priority among texts: the talk and the plan write the same one.
pub(crate) fn text_name(priority: &PriorityId) -> String {
    format!("priority {priority}")
}

/// What is written down of a change.
pub(crate) fn changed(priority: &PriorityId, change: Change) -> AuditEvent {
    TalkEvent::PriorityChanged {
        priority: priority.clone(),
        change,
    }
    .into()
}

/// The priorities of a scan in order, with those that were taken out.
pub(crate) async fn priorities(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<Priority>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, title, subgoal, finding, goal, statements, dissent, removed, revision, page FROM priorities WHERE scan_id = $1 ORDER BY position, id",
    )
    .bind(scan)
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Priority::try_from).collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PriorityId,
    title: String,
    subgoal: String,
    finding: String,
    goal: String,
    statements: String,
    dissent: String,
    removed: i64,
    revision: i64,
    page: Option<PageId>,
}

impl TryFrom<Row> for Priority {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: row.id,
            title: row.title,
            subgoal: Subgoal::from_code(&row.subgoal)
                .ok_or_else(|| Error::unavailable(format!("unknown subgoal {}", row.subgoal)))?,
            finding: row.finding,
            goal: row.goal,
            statements: serde_json::from_str(&row.statements).map_err(Error::unavailable)?,
            dissent: row.dissent,
            removed: row.removed != 0,
            revision: row.revision,
            page: row.page,
        })
    }
}
