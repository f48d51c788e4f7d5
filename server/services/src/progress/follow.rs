//! What is followed: the actions of the version that holds.

use sqlx::AnyConnection;

use super::status::ActionStatus;
use crate::error::Error;
use crate::ids::ScanId;
use crate::plans::{PlanAction, PlanText};
use crate::store::Day;

/// Follows the actions of a version from its adoption on. What was told of an action stays with it. A day that was moved meanwhile stays
/// moved, unless the new version gives the action another day than the one before.
pub(crate) async fn follow(
    connection: &mut AnyConnection,
    scan: &ScanId,
    text: &PlanText,
) -> Result<(), Error> {
    sqlx::query("UPDATE followed_actions SET in_plan = 0 WHERE scan_id = $1")
        .bind(scan)
        .execute(&mut *connection)
        .await?;
    for (position, (number, priority, action)) in (1_i64..).zip(text.numbered_actions()) {
        put(
            connection,
            scan,
            position,
            (number.as_str(), priority),
            action,
        )
        .await?;
    }
    Ok(())
}

async fn put(
    connection: &mut AnyConnection,
    scan: &ScanId,
    position: i64,
    (number, priority): (&str, &str),
    action: &PlanAction,
) -> Result<(), Error> {
    // Only a complete plan is adopted, so every action has its day; and one that is written now has its id.
    let (Some(id), Some(due)) = (&action.id, action.due_on) else {
        return Err(Error::unavailable(
            "an adopted action lacks its id or its day",
        ));
    };
    sqlx::query(
        "INSERT INTO followed_actions (id, scan_id, position, number, priority, what, owner, email, planned_on, due_on, status, in_plan) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, $8, $9, 1) \
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, number = excluded.number, priority = excluded.priority, \
         what = excluded.what, owner = excluded.owner, \
         due_on = CASE WHEN followed_actions.planned_on = excluded.planned_on THEN followed_actions.due_on ELSE excluded.due_on END, \
         planned_on = excluded.planned_on, in_plan = 1",
    )
    .bind(id)
    .bind(scan)
    .bind(position)
    .bind(number)
    .bind(priority)
    .bind(&action.what)
    .bind(&action.owner)
    .bind(Day(due))
    .bind(ActionStatus::Waiting.code())
    .execute(connection)
    .await?;
    Ok(())
}
