//! The register as a file, in the form in which editions are brought.

use super::super::{changes, record};
use super::COLUMNS;
use super::compare::line;
use crate::Services;
use crate::actor::Actor;
use crate::csv_file::TextFile;
use crate::error::Error;

/// The register as it is, with the ends that are foreseen. Brought again, it changes nothing. For the programme.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn export(actor: &Actor, services: &Services) -> Result<TextFile, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let records = record::all(&mut connection).await?;
    let mut plans = changes::all(&mut connection).await?;
    // No mark of the order of bytes and no marks against formulas: the program reads this again, and nothing in it is anybody's.
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(Error::unavailable)?;
    for (code, record) in records {
        let open = plans
            .remove(&code)
            .filter(|plan| plan.took_effect_at.is_none());
        let record = match open {
            Some(plan) => record.ending(Some((plan.last_day, plan.successors))),
            None => record,
        };
        writer
            .write_record(line(&record))
            .map_err(Error::unavailable)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::unavailable(error.to_string()))?;
    Ok(TextFile {
        name: format!("register-{}.csv", services.clock().today()),
        bytes,
    })
}
