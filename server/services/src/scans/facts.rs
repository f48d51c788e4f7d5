//! What the guards of a scan's transitions ask, looked up.

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::record::Scan;
use super::state::{Facts, Refused};
use crate::error::Error;
use crate::pool::Ties;

/// The facts up to opening.
pub(super) async fn facts(
    connection: &mut AnyConnection,
    scan: &Scan,
    today: NaiveDate,
) -> Result<Facts, Error> {
    let mut clerk_allowed = scan.clerk.is_some();
    for clerk in scan.clerks() {
        let ties = Ties::of(connection, &clerk.id).await?;
        clerk_allowed &= ties.with(&scan.lead.id, &scan.authority).is_none();
    }
    Ok(Facts {
        clerk_accepted: scan.clerk.is_some(),
        clerk_allowed,
        ..of_record(scan, today)
    })
}

/// Those that stand in the record itself.
pub(super) fn of_record(scan: &Scan, today: NaiveDate) -> Facts {
    let setup = &scan.setup;
    Facts {
        participation_signed: scan.arrangements.participation(today).is_some(),
        processing_signed: scan.arrangements.processing(today).is_some(),
        sizes_filled: !setup.taken_over.groups
            && setup
                .groups
                .as_ref()
                .is_some_and(|groups| groups.check().is_ok()),
        period_set: setup
            .period
            .as_ref()
            .is_some_and(|period| period.check(today).is_ok()),
        preview_seen: scan.arrangements.not_previewed().is_empty(),
        period_over: setup
            .period
            .as_ref()
            .and_then(|period| period.read().ok())
            .is_some_and(|period| period.closes_on < today),
        ..Facts::default()
    }
}

/// What must hold before the questionnaire opens, and whether it does: a list to tick off.
#[must_use]
pub fn before_opening(scan: &Scan, today: NaiveDate) -> Vec<(Refused, bool)> {
    let facts = of_record(scan, today);
    vec![
        (Refused::ParticipationMissing, facts.participation_signed),
        (Refused::ProcessingMissing, facts.processing_signed),
        (Refused::SizesMissing, facts.sizes_filled),
        (Refused::PeriodMissing, facts.period_set),
        (Refused::PreviewNotSeen, facts.preview_seen),
    ]
}
