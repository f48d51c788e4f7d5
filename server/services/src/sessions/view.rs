//! The talk as the clerk and the lead prepare and hold it.

use std::collections::BTreeMap;

use super::interpretation::{interpretations, revisions};
use super::points::{TalkingPoint, points};
use super::priorities::{Priority, priorities};
use super::{may_write, require_talk};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::results::remarks::{Remark, released_remarks, waiting};
use crate::results::{Report, report_of};
use crate::scans::access::require;
use crate::scans::{self, Scan, Standing, State};

/// Everything around the talk of one scan.
#[derive(Clone, Debug)]
pub struct SessionView {
    /// The scan.
    pub scan: Scan,
    /// What the one who looks is to the scan.
    pub standing: Standing,
    /// The results, with their texts.
    pub report: Report,
    /// Interpretations by theme.
    pub interpretations: BTreeMap<String, String>,
    /// The revision of each interpretation, by theme, also of one that was taken away; 0 for a theme that is not here.
    pub revisions: BTreeMap<String, i64>,
    /// Talking points in order, with those that were taken out.
    pub points: Vec<TalkingPoint>,
    /// Priorities in order, with those that were taken out.
    pub priorities: Vec<Priority>,
    /// Released remarks.
    pub remarks: Vec<Remark>,
    /// How many remarks wait for redaction.
    pub waiting: u64,
}

impl SessionView {
    /// Whether the one who looks may write.
    #[must_use]
    pub fn may_write(&self) -> bool {
        self.scan.state == State::Closed && may_write(self.standing)
    }

    /// The statements to talk about, in order: those of the talking points, or all by gap when there are none.
    #[must_use]
    pub fn statements_to_present(&self) -> Vec<String> {
        let chosen: Vec<String> = self
            .points
            .iter()
            .filter(|point| !point.removed)
            .filter_map(|point| point.statement.clone())
            .collect();
        if chosen.is_empty() {
            self.report
                .by_gap()
                .into_iter()
                .map(|row| row.text.key.clone())
                .collect()
        } else {
            chosen
        }
    }
}

/// The talk, for the lead or the clerk who is about to write something down.
///
/// # Errors
/// [`Error::Forbidden`] for who only sees the scan; refused when the scan is not closed or already discussed.
pub async fn to_write(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<SessionView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, may_write)?;
    require_talk(&mut *services.store().read().acquire().await?, &scan).await?;
    view(actor, services, scan).await
}

/// The talk of a scan, from closing on.
///
/// # Errors
/// As [`scans::visible`]; refused before closing.
pub async fn load(actor: &Actor, services: &Services, scan: &ScanId) -> Result<SessionView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    view(actor, services, scan).await
}

async fn view(actor: &Actor, services: &Services, scan: Scan) -> Result<SessionView, Error> {
    let mut connection = services.store().read().acquire().await?;
    Ok(SessionView {
        standing: scan.standing(actor),
        report: report_of(&mut connection, services, &scan).await?,
        interpretations: interpretations(&mut connection, &scan.id).await?,
        revisions: revisions(&mut connection, &scan.id).await?,
        points: points(&mut connection, &scan.id).await?,
        priorities: priorities(&mut connection, &scan.id).await?,
        remarks: released_remarks(&mut connection, &scan.id).await?,
        waiting: waiting(&mut connection, &scan.id).await?,
        scan,
    })
}
