//! What the pages of a questionnaire need of their scan. Frozen at opening, so it is read once and kept.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::NaiveDate;
use questionnaires::form::Form;
use questionnaires::kind::RespondentGroup;
use questionnaires::tally::{Increment, counter_keys};
use questionnaires::versions::Versions;

use crate::Services;
use crate::authorities::Authority;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::setup::Setup;
use crate::scans::{self, Scan, State};

/// A scan that can be filled in, with the questionnaire of each group.
#[derive(Debug)]
pub struct OpenScan {
    /// The scan.
    pub id: ScanId,
    /// Whose scan it is.
    pub authority: Authority,
    /// Its rules, period and contact.
    pub setup: Setup,
    groups: [Questionnaire; RespondentGroup::ALL.len()],
}

#[derive(Debug)]
struct Questionnaire {
    form: Form,
    counters: Vec<Increment>,
}

impl OpenScan {
    fn new(scan: Scan) -> Result<Self, Error> {
        let setup = scan.setup.read().map_err(|problems| {
            Error::unavailable(format!("an open scan has no setup: {problems:?}"))
        })?;
        let instrument = scan
            .instrument_version
            .as_deref()
            .and_then(|version| Versions::embedded().get(version))
            .ok_or_else(|| Error::unavailable("an open scan has no known questionnaire"))?;
        let groups = RespondentGroup::ALL.map(|group| {
            let form = Form::new(instrument, scan.authority.kind, group, &setup.rules);
            let counters = counter_keys(&form);
            Questionnaire { form, counters }
        });
        Ok(Self {
            id: scan.id,
            authority: scan.authority,
            setup,
            groups,
        })
    }

    /// What one group is asked.
    #[must_use]
    pub fn form(&self, group: RespondentGroup) -> &Form {
        &self.groups[group as usize].form
    }

    /// Every counter of a group, in the fixed order.
    pub(crate) fn counters(&self, group: RespondentGroup) -> &[Increment] {
        &self.groups[group as usize].counters
    }

    /// Whether answers still count on that day: the last day counts.
    #[must_use]
    pub fn takes_answers_on(&self, today: NaiveDate) -> bool {
        today <= self.setup.closes_on
    }
}

/// Scans that were opened, by id. They do not change, so nothing here grows old; whether one is still open is asked of the
/// database with every request.
#[derive(Debug, Default)]
pub(crate) struct OpenScans(RwLock<HashMap<ScanId, Arc<OpenScan>>>);

/// The scan with its questionnaires. Whether it is still open is for the caller to check.
///
/// # Errors
/// [`Error::NotFound`] when there is none with that id, or when it was never opened.
pub(crate) async fn open_scan(services: &Services, id: &ScanId) -> Result<Arc<OpenScan>, Error> {
    let known = services.open_scans();
    if let Some(scan) = known
        .0
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(id)
    {
        return Ok(Arc::clone(scan));
    }
    let mut connection = services.store().read().acquire().await?;
    let scan = scans::load(&mut connection, id).await?;
    drop(connection);
    if scan.state != State::Open {
        return Err(Error::NotFound);
    }
    let scan = Arc::new(OpenScan::new(scan)?);
    let mut known = known.0.write().unwrap_or_else(PoisonError::into_inner);
    Ok(Arc::clone(known.entry(id.clone()).or_insert(scan)))
}
