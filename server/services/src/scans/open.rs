//! Opening: the questionnaire goes out, and what respondents are promised is frozen.

use super::access::require;
use super::facts::facts;
use super::setup::{SetupForm, TakenOver};
use super::state::{Refused, Transition};
use super::transition::{advance, begin};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ScanEvent;
use crate::error::Error;
use crate::ids::ScanId;
use crate::room;
use crate::store::Instant;
use crate::versions;

/// The lead opens the questionnaire. Version, questions, groups and rules are the same from now on; the database refuses a change.
///
/// # Errors
/// [`crate::Refusal::Scan`] with the guard that failed; [`Error::Invalid`] when the setup cannot be used as it is typed.
pub async fn open(actor: &Actor, services: &Services, id: &ScanId) -> Result<(), Error> {
    let (mut transaction, mut scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    let today = services.clock().today();
    let facts = facts(&mut transaction, &scan, today).await?;
    // The guards speak first: "a size is missing" says more than the list of fields.
    scan.state
        .apply(Transition::Open, facts)
        .map_err(|guard| crate::Refusal::Scan { guard })?;
    let setup = scan.setup.check(today).map_err(Error::Invalid)?;
    let frozen = SetupForm {
        cut_offs: Some(setup.rules.cut_offs()),
        taken_over: TakenOver::default(),
        ..scan.setup.clone()
    };
    let newest = versions::newest(&mut transaction, services).await?;
    let version = newest.instrument.version.clone();
    if scan.arrangements.previewed_version.as_ref() != Some(&version) {
        // Another one was released in this very moment.
        let guard = Refused::PreviewNotSeen;
        return Err(crate::Refusal::Scan { guard }.into());
    }
    sqlx::query(
        "UPDATE scans SET setup = $1, instrument_version = $2, opened_at = $3 WHERE id = $4",
    )
    .bind(serde_json::to_string(&frozen).map_err(Error::unavailable)?)
    .bind(&version)
    .bind(Instant(services.now()))
    .bind(id)
    .execute(&mut *transaction)
    .await?;
    let event = ScanEvent::ScanOpened {
        version,
        local_questions: setup.rules.local_questions().len(),
    }
    .into();
    advance(
        &mut transaction,
        services,
        actor,
        &mut scan,
        (Transition::Open, facts),
        &event,
    )
    .await?;
    // What the startgesprek decides is frozen now, and its screen goes with it.
    let held = room::end_with_step(&mut transaction, services, actor, id).await?;
    transaction.commit().await?;
    if held {
        services.live().wake(id);
    }
    Ok(())
}
