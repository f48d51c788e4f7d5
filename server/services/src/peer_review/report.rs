//! What an authority takes along, once the last meeting was held. It stays with the scan after the group is closed.

use serde::{Deserialize, Serialize};

use super::NotNow;
use super::record::PeerGroup;
use super::state::Act;
use super::take_part::begin;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PeerReviewEvent};
use crate::error::{Error, Problem};
use crate::ids::{PeerGroupId, ScanId};
use crate::store::{Day, require_one};
use crate::typed::{LONGEST_TEXT, required_text};

/// A report as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// What the authority takes along.
    pub report: String,
}

impl PeerGroup {
    /// Whether reports can be written: the last meeting was held, and the group was not cancelled.
    #[must_use]
    pub fn is_reported_on(&self, today: chrono::NaiveDate) -> bool {
        self.life().allow(Act::Report).is_ok() && self.has_met(today)
    }
}

/// Keeps the report of an authority. For the lead of its scan.
///
/// # Errors
/// [`Error::Invalid`] for an empty one; [`NotNow::NotOver`] before the last meeting; [`NotNow::NoPart`] for who left.
pub async fn keep_report(
    actor: &Actor,
    services: &Services,
    (group, scan): (&PeerGroupId, &ScanId),
    form: &ReportForm,
) -> Result<(), Error> {
    let (mut transaction, group) = begin(actor, services, group).await?;
    group.require_lead(actor, scan)?.require_part()?;
    let today = services.clock().today();
    if !group.is_reported_on(today) {
        return Err(NotNow::NotOver.into());
    }
    let report = required_text(&form.report, LONGEST_TEXT)
        .map_err(|code| Error::Invalid(vec![Problem::new("report", code)]))?;
    let updated = sqlx::query(
        "UPDATE peer_members SET report = $1, reported_on = $2 WHERE group_id = $3 AND scan_id = $4",
    )
    .bind(&report)
    .bind(Day(today))
    .bind(&group.id)
    .bind(scan)
    .execute(&mut *transaction)
    .await?;
    require_one(&updated)?;
    let event = PeerReviewEvent::PeerReportKept {
        group: group.id.clone(),
    }
    .into();
    audit::record(&mut transaction, services, actor, Some(scan), &event).await?;
    Ok(transaction.commit().await?)
}
