//! The first day of a questionnaire comes, and nothing opens by itself: opening freezes what respondents are promised, so a person does
//! it. The lead is reminded of it, once a day that was planned.

use chrono::NaiveDate;

use super::letters;
use super::record::{Scan, load, select};
use super::setup::Period;
use super::state::State;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, ArrangementEvent, AuditEvent, ScanPart};
use crate::clock::start_of;
use crate::error::Error;
use crate::ids::ScanId;

/// The period of a questionnaire that could be open by now and is not. `None` before its first day and after its last.
#[must_use]
pub fn waits_to_open(scan: &Scan, today: NaiveDate) -> Option<Period> {
    let period = scan.setup.period.as_ref()?.check(today).ok()?;
    (scan.state == State::Prepared && period.opens_on <= today).then_some(period)
}

/// Reminds leads that the first day they chose is there and their questionnaire is not open, once for each such day. Gives how many. For
/// the background work.
///
/// # Errors
/// When the database gives no answer.
pub async fn remind_to_open(services: &Services) -> Result<usize, Error> {
    let mut connection = services.store().read().acquire().await?;
    let prepared = select(&mut connection, "s.state = $1", State::Prepared.code()).await?;
    drop(connection);
    let today = services.clock().today();
    let mut reminded = 0;
    for scan in prepared {
        if waits_to_open(&scan, today).is_some() {
            reminded += usize::from(remind(services, &scan.id).await?);
        }
    }
    Ok(reminded)
}

/// `false`: opened or changed in the meantime, reminded before, or not to be reminded. Who chose the day on that day, or later, knows.
async fn remind(services: &Services, id: &ScanId) -> Result<bool, Error> {
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let scan = load(&mut transaction, id).await?;
    let Some(period) = waits_to_open(&scan, services.clock().today()) else {
        return Ok(false);
    };
    let planned_on = period.opens_on;
    let reminded = AuditEvent::from(ArrangementEvent::OpeningReminded { planned_on });
    let chosen = AuditEvent::from(ArrangementEvent::ScanFilledIn {
        part: ScanPart::Period,
    });
    for event in [&reminded, &chosen] {
        let since = start_of(planned_on);
        if audit::happened_since(&mut transaction, id, event, since).await? {
            return Ok(false);
        }
    }
    letters::opening_due(&mut transaction, services, &scan, &period).await?;
    let system = Actor::System;
    audit::record(&mut transaction, services, &system, Some(id), &reminded).await?;
    transaction.commit().await?;
    Ok(true)
}
