//! The results as the lead, the clerk and the programme see them.

use super::remarks::{Remark, released_remarks, waiting};
use super::report::{Report, report_of};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::{self, Scan, Standing};

/// The results of one scan.
#[derive(Clone, Debug)]
pub struct ResultsView {
    /// The scan.
    pub scan: Scan,
    /// What the one who looks is to the scan.
    pub standing: Standing,
    /// What may be seen, with its texts.
    pub report: Report,
    /// Released remarks, in no order.
    pub remarks: Vec<Remark>,
    /// How many remarks wait for redaction.
    pub waiting: u64,
}

/// The results of a scan, from closing on.
///
/// # Errors
/// As [`scans::visible`]; refused before closing.
pub async fn load(actor: &Actor, services: &Services, scan: &ScanId) -> Result<ResultsView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    let mut connection = services.store().read().acquire().await?;
    let report = report_of(&mut connection, services, &scan).await?;
    Ok(ResultsView {
        standing: scan.standing(actor),
        remarks: released_remarks(&mut connection, &scan.id).await?,
        waiting: waiting(&mut connection, &scan.id).await?,
        report,
        scan,
    })
}
