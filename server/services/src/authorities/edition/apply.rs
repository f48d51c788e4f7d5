//! Making an edition what the register is.

use chrono::NaiveDate;

use super::super::changes;
use super::super::write::write;
use super::Differences;
use super::history::{Counts, keep};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, RegisterEvent};
use crate::error::Error;
use crate::store::WriteTransaction;

/// Where an edition comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::authorities) struct Origin {
    /// The day of which it tells.
    pub(in crate::authorities) as_of: NaiveDate,
    /// How many lines it has.
    pub(in crate::authorities) lines: usize,
}

/// Writes what an edition changes. Whoever ended by it has ended at once; what it foresees waits for an officer.
pub(in crate::authorities) async fn apply(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    origin: Origin,
    differences: &Differences,
) -> Result<(), Error> {
    write(transaction, &differences.writes).await?;
    for authority in differences.dropped.iter().chain(&differences.revived) {
        changes::forget(transaction, &authority.code).await?;
    }
    for planned in &differences.planned {
        changes::foresee(transaction, &planned.ending).await?;
    }
    for ending in &differences.ended {
        changes::ended(transaction, services, actor, ending).await?;
    }
    let counts = Counts::of(differences);
    keep(transaction, services, actor, origin.as_of, counts).await?;
    let event = RegisterEvent::RegisterApplied {
        as_of: origin.as_of,
        lines: origin.lines,
        added: counts.added,
        renamed: counts.renamed,
        merged: counts.merged,
        split: counts.split,
        planned: counts.planned,
        corrected: counts.corrected,
    }
    .into();
    audit::record(transaction, services, actor, None, &event).await
}
