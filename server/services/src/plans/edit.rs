//! Writing the plan. For the lead, from the talk on.

use sqlx::AnyConnection;

use super::MOST_ACTIONS;
use super::forms::{ActionForm, PriorityTexts};
use super::view::{PriorityView, priority_views, require_writable};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent, Change, PlanEvent};
use crate::error::{Error, Refusal};
use crate::ids::{ActionId, PriorityId, ScanId};
use crate::ordered::{List, Move};
use crate::revision::{self, Revised as _};
use crate::scans::access::require;
use crate::scans::{self, Scan, finish};
use crate::sessions::priorities::{changed as priority_changed, text_name};
use crate::store::{WriteTransaction, require_one};
use crate::typed::title;

const LIST: List = List {
    table: "plan_actions",
    owner: "priority_id",
    most: MOST_ACTIONS,
};

/// Begins a change of the plan.
pub(super) async fn begin(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead)?;
    require_writable(&mut transaction, &scan).await?;
    Ok((transaction, scan))
}

/// Keeps title, finding and goal of a priority. Gives its new revision.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::NotFound`] for a priority of another scan; [`Error::Stale`] when it was changed since it was read;
/// refused before the talk.
pub async fn write_priority(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    priority: &PriorityId,
    texts: &PriorityTexts,
) -> Result<i64, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let problems = texts.problems();
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let priorities = priority_views(&mut transaction, &scan.id).await?;
    let kept = priorities.iter().find(|own| own.priority.id == *priority);
    let kept = kept.ok_or(Error::NotFound)?.texts();
    let tidy = PriorityTexts {
        title: title(&texts.title).to_owned(),
        ..texts.clone()
    };
    if tidy.says_same_as(&kept) {
        return Ok(kept.revision);
    }
    let name = text_name(priority);
    let pair = (&kept, texts);
    let revision = revision::next(&mut transaction, services, actor, &name, pair).await?;
    let updated = sqlx::query("UPDATE priorities SET title = $1, finding = $2, goal = $3, revision = $4 WHERE id = $5 AND scan_id = $6 AND removed = 0")
        .bind(&tidy.title)
        .bind(&tidy.finding)
        .bind(&tidy.goal)
        .bind(revision)
        .bind(priority)
        .bind(&scan.id)
        .execute(&mut *transaction)
        .await?;
    require_one(&updated)?;
    let event = priority_changed(priority, Change::Changed);
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(revision)
}

/// Adds an action to a priority, as typed: what is still missing is for [`ActionForm::problems`] to tell.
///
/// # Errors
/// [`Refusal::Full`] at one action too many; [`Error::Invalid`] for a text that is too long, or where nothing was typed at all;
/// [`Error::NotFound`] for a priority of another scan; refused before the talk.
pub async fn add_action(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    priority: &PriorityId,
    form: &ActionForm,
) -> Result<ActionId, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let id = append(&mut transaction, services, actor, &scan, (priority, form)).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Adds an action in the transaction of a use case that made sure that the plan can be written, and by this actor.
///
/// # Errors
/// As [`add_action`].
pub(crate) async fn append(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
    (priority, form): (&PriorityId, &ActionForm),
) -> Result<ActionId, Error> {
    keepable(form)?;
    if form.is_empty() {
        return Err(Error::Invalid(form.problems()));
    }
    let priorities = priority_views(transaction, &scan.id).await?;
    if !priorities.iter().any(|own| own.priority.id == *priority) {
        return Err(Error::NotFound);
    }
    require_room(&priorities)?;
    let position = LIST.append(transaction, priority.as_str()).await?;
    let id = ActionId::random();
    let first = ActionForm {
        revision: 0,
        ..form.tidy()
    };
    insert(transaction, (&id, priority), position, &first).await?;
    let event = changed(&id, Change::Added);
    audit::record(transaction, services, actor, Some(&scan.id), &event).await?;
    Ok(id)
}

/// Puts an action at a place of its priority.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    (id, priority): (&ActionId, &PriorityId),
    position: i64,
    form: &ActionForm,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO plan_actions (id, priority_id, position, what, first_step, owner, others, due_on, how_seen, subgoal, removed, revision) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11)",
    )
    .bind(id)
    .bind(priority)
    .bind(position)
    .bind(&form.what)
    .bind(&form.first_step)
    .bind(&form.owner)
    .bind(&form.others)
    .bind(&form.due_on)
    .bind(&form.how_seen)
    .bind(&form.subgoal)
    .bind(form.revision)
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps an action as typed. Gives its new revision.
///
/// # Errors
/// As [`add_action`]; [`Error::NotFound`] for an action of another scan; [`Error::Stale`] when it was changed since it was read.
pub async fn write_action(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
    form: &ActionForm,
) -> Result<i64, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    keepable(form)?;
    let priorities = priority_views(&mut transaction, &scan.id).await?;
    let mut actions = priorities.iter().flat_map(|own| &own.actions);
    let kept = actions.find(|own| own.id == *action);
    let kept = kept.ok_or(Error::NotFound)?.form.clone();
    let tidy = form.tidy();
    if tidy.says_same_as(&kept) {
        return Ok(kept.revision);
    }
    let name = format!("action {action}");
    let pair = (&kept, form);
    let revision = revision::next(&mut transaction, services, actor, &name, pair).await?;
    sqlx::query(
        "UPDATE plan_actions SET what = $1, first_step = $2, owner = $3, others = $4, due_on = $5, how_seen = $6, subgoal = $7, revision = $8 \
         WHERE id = $9",
    )
    .bind(&tidy.what)
    .bind(&tidy.first_step)
    .bind(&tidy.owner)
    .bind(&tidy.others)
    .bind(&tidy.due_on)
    .bind(&tidy.how_seen)
    .bind(&tidy.subgoal)
    .bind(revision)
    .bind(action)
    .execute(&mut *transaction)
    .await?;
    let event = changed(action, Change::Changed);
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(revision)
}

/// Moves an action one place within its priority, takes it out, or puts it back.
///
/// # Errors
/// [`Error::NotFound`] for an action of another scan; [`Refusal::Full`] when others took its place; refused before the talk.
pub async fn arrange_action(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
    to: Move,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let priorities = priority_views(&mut transaction, &scan.id).await?;
    let priority = priority_of(&priorities, action)?;
    if to == Move::Back {
        require_room(&priorities)?;
    }
    let change = LIST
        .arrange(&mut transaction, priority.as_str(), action.as_str(), to)
        .await?;
    finish(
        transaction,
        services,
        actor,
        &scan,
        &changed(action, change),
    )
    .await
}

fn changed(action: &ActionId, change: Change) -> AuditEvent {
    PlanEvent::ActionChanged {
        action: action.clone(),
        change,
    }
    .into()
}

fn keepable(form: &ActionForm) -> Result<(), Error> {
    let problems = form.unkeepable();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The plan as a whole has room for another action.
fn require_room(priorities: &[PriorityView]) -> Result<(), Error> {
    let actions: usize = priorities.iter().map(|own| own.present().count()).sum();
    if actions < MOST_ACTIONS {
        Ok(())
    } else {
        Err(Refusal::Full { most: MOST_ACTIONS }.into())
    }
}

/// The priority that an action belongs to.
fn priority_of<'a>(
    priorities: &'a [PriorityView],
    action: &ActionId,
) -> Result<&'a PriorityId, Error> {
    let own = priorities
        .iter()
        .find(|own| own.actions.iter().any(|candidate| candidate.id == *action));
    own.map(|own| &own.priority.id).ok_or(Error::NotFound)
}
