//! Cancelling: from any state before closing, with a reason.

use super::access::require;
use super::close::{compact, destroy_unseen};
use super::letters;
use super::proposals::{answer, waiting};
use super::state::{Facts, State, Transition};
use super::transition::{advance, begin};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ScanEvent;
use crate::error::{Error, ProblemCode};
use crate::ids::ScanId;
use crate::room;
use crate::typed::{LONGEST_TEXT, required_text};

/// The lead or the programme cancels the scan. What people filled in so far is destroyed, unseen.
///
/// # Errors
/// [`Error::Invalid`] without a reason; [`super::Refused::NotInThisState`] from closing on.
pub async fn cancel(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    reason: &str,
) -> Result<(), Error> {
    let (mut transaction, mut scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead || standing.programme)?;
    let given = required_text(reason, LONGEST_TEXT);
    let reason = match given {
        Err(code @ ProblemCode::TooLong { .. }) => return Err(Error::invalid("reason", code)),
        given => given.unwrap_or_default(),
    };
    let was_open = scan.state == State::Open;
    let destroyed = if was_open {
        destroy_unseen(&mut transaction, id).await?
    } else {
        0
    };
    let facts = Facts {
        reason_given: !reason.is_empty(),
        ..Facts::default()
    };
    let event = ScanEvent::ScanCancelled {
        reason: reason.clone(),
        destroyed,
    }
    .into();
    advance(
        &mut transaction,
        services,
        actor,
        &mut scan,
        (Transition::Cancel, facts),
        &event,
    )
    .await?;
    sqlx::query("UPDATE scans SET cancelled_because = $1 WHERE id = $2")
        .bind(&reason)
        .bind(id)
        .execute(&mut *transaction)
        .await?;
    if let Some(asked) = waiting(&mut transaction, id).await? {
        answer(&mut transaction, services, id, "withdrawn", None).await?;
        letters::question_withdrawn(&mut transaction, services, &scan, &asked).await?;
    }
    let held = room::end_with_step(&mut transaction, services, actor, id).await?;
    transaction.commit().await?;
    if held {
        services.live().wake(id);
    }
    if was_open {
        compact(services, id).await;
    }
    Ok(())
}
