//! Writing the plan. For the lead, from the talk on.

use super::MOST_ACTIONS;
use super::forms::{ActionForm, PriorityTexts};
use super::view::{priority_views, require_writable};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent, Change};
use crate::error::{Error, Refusal};
use crate::ids::{ActionId, PriorityId, ScanId};
use crate::ordered::{List, Shift};
use crate::scans::access::require;
use crate::scans::{self, Scan};
use crate::store::WriteTransaction;

const LIST: List = List {
    table: "plan_actions",
    owner: "priority_id",
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

/// Keeps title, finding and goal of a priority.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::NotFound`] for a priority of another scan; refused before the talk.
pub async fn write_priority(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    priority: &PriorityId,
    texts: &PriorityTexts,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let problems = texts.problems();
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let changed = sqlx::query("UPDATE priorities SET title = $1, finding = $2, goal = $3 WHERE id = $4 AND scan_id = $5 AND removed = 0")
        .bind(texts.title.trim())
        .bind(&texts.finding)
        .bind(&texts.goal)
        .bind(priority)
        .bind(&scan.id)
        .execute(&mut *transaction)
        .await?;
    if changed.rows_affected() != 1 {
        return Err(Error::NotFound);
    }
    let event = AuditEvent::PriorityChanged {
        priority: priority.clone(),
        change: Change::Changed,
    };
    audit::record(&mut transaction, services, actor, Some(&scan.id), &event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Adds an action to a priority, as typed: what is still missing is for [`ActionForm::problems`] to tell.
///
/// # Errors
/// [`Refusal::Full`] at one action too many; [`Error::Invalid`] for a text that is too long; [`Error::NotFound`] for a priority of
/// another scan; refused before the talk.
pub async fn add_action(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    priority: &PriorityId,
    form: &ActionForm,
) -> Result<ActionId, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    keepable(form)?;
    require_room(&mut transaction, &scan.id, priority).await?;
    let id = ActionId::random();
    let position = LIST
        .next_position(&mut transaction, priority.as_str())
        .await?;
    let form = form.tidy();
    sqlx::query(
        "INSERT INTO plan_actions (id, priority_id, position, what, first_step, owner, others, due_on, how_seen, subgoal, removed) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)",
    )
    .bind(&id)
    .bind(priority)
    .bind(position)
    .bind(&form.what)
    .bind(&form.first_step)
    .bind(&form.owner)
    .bind(&form.others)
    .bind(&form.due_on)
    .bind(&form.how_seen)
    .bind(&form.subgoal)
    .execute(&mut *transaction)
    .await?;
    finish(transaction, services, actor, &scan.id, &id, Change::Added).await?;
    Ok(id)
}

/// Keeps an action as typed.
///
/// # Errors
/// As [`add_action`]; [`Error::NotFound`] for an action of another scan.
pub async fn write_action(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
    form: &ActionForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    keepable(form)?;
    priority_of(&mut transaction, &scan.id, action).await?;
    let form = form.tidy();
    sqlx::query(
        "UPDATE plan_actions SET what = $1, first_step = $2, owner = $3, others = $4, due_on = $5, how_seen = $6, subgoal = $7 WHERE id = $8",
    )
    .bind(&form.what)
    .bind(&form.first_step)
    .bind(&form.owner)
    .bind(&form.others)
    .bind(&form.due_on)
    .bind(&form.how_seen)
    .bind(&form.subgoal)
    .bind(action)
    .execute(&mut *transaction)
    .await?;
    finish(
        transaction,
        services,
        actor,
        &scan.id,
        action,
        Change::Changed,
    )
    .await
}

/// Moves an action one place within its priority.
///
/// # Errors
/// [`Error::NotFound`] for an action of another scan; refused before the talk.
pub async fn shift_action(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
    shift: Shift,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let priority = priority_of(&mut transaction, &scan.id, action).await?;
    LIST.shift(&mut transaction, priority.as_str(), action.as_str(), shift)
        .await?;
    finish(
        transaction,
        services,
        actor,
        &scan.id,
        action,
        Change::Moved,
    )
    .await
}

/// Takes an action out, or puts it back.
///
/// # Errors
/// As [`shift_action`]; [`Refusal::Full`] when others took its place.
pub async fn set_action_removed(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    action: &ActionId,
    removed: bool,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let priority = priority_of(&mut transaction, &scan.id, action).await?;
    if !removed {
        require_room(&mut transaction, &scan.id, &priority).await?;
    }
    LIST.set_removed(
        &mut transaction,
        priority.as_str(),
        action.as_str(),
        removed,
    )
    .await?;
    finish(
        transaction,
        services,
        actor,
        &scan.id,
        action,
        Change::of_removal(removed),
    )
    .await
}

fn keepable(form: &ActionForm) -> Result<(), Error> {
    let problems = form.unkeepable();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The priority is of this scan, and the plan has room for another action.
async fn require_room(
    transaction: &mut WriteTransaction,
    scan: &ScanId,
    priority: &PriorityId,
) -> Result<(), Error> {
    let priorities = priority_views(transaction, scan).await?;
    if !priorities.iter().any(|own| own.priority.id == *priority) {
        return Err(Error::NotFound);
    }
    let actions: usize = priorities.iter().map(|own| own.present().count()).sum();
    if actions < MOST_ACTIONS {
        Ok(())
    } else {
        Err(Refusal::Full { most: MOST_ACTIONS }.into())
    }
}

async fn priority_of(
    transaction: &mut WriteTransaction,
    scan: &ScanId,
    action: &ActionId,
) -> Result<PriorityId, Error> {
    let priorities = priority_views(transaction, scan).await?;
    let own = priorities
        .into_iter()
        .find(|own| own.actions.iter().any(|candidate| candidate.id == *action));
    own.map(|own| own.priority.id).ok_or(Error::NotFound)
}

async fn finish(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &ScanId,
    action: &ActionId,
    change: Change,
) -> Result<(), Error> {
    let event = AuditEvent::ActionChanged {
        action: action.clone(),
        change,
    };
    audit::record(&mut transaction, services, actor, Some(scan), &event).await?;
    transaction.commit().await?;
    Ok(())
}
