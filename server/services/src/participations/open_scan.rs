//! What the pages of a questionnaire need of their scan. Frozen at opening, so it is read once and kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, Weak};

use chrono::NaiveDate;
use questionnaires::form::Form;
use questionnaires::kind::RespondentGroup;
use questionnaires::tally::{Increment, counter_keys};
use questionnaires::versions::Version;

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
    groups: [Arc<Questionnaire>; RespondentGroup::ALL.len()],
}

/// What one group is asked, and what its answers raise.
#[derive(Debug)]
struct Questionnaire {
    form: Form,
    /// Every counter, in the fixed order. Worked out when the first of the group sends.
    counters: OnceLock<Vec<Increment>>,
}

/// Questionnaires in use. Most scans have no questions and areas of their own, and then ask the same as others of their kind: each
/// questionnaire is kept once, with its thousands of counters.
#[derive(Debug, Default)]
struct Questionnaires(Mutex<Vec<Weak<Questionnaire>>>);

impl Questionnaires {
    fn of(&self, form: Form) -> Arc<Questionnaire> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|questionnaire| questionnaire.strong_count() > 0);
        let mut in_use = known.iter().filter_map(Weak::upgrade);
        if let Some(same) = in_use.find(|questionnaire| questionnaire.form == form) {
            return same;
        }
        let counters = OnceLock::new();
        let new = Arc::new(Questionnaire { form, counters });
        known.push(Arc::downgrade(&new));
        new
    }
}

impl OpenScan {
    fn new(scan: Scan, version: &Version, questionnaires: &Questionnaires) -> Result<Self, Error> {
        let setup = scan.setup.read().map_err(|problems| {
            Error::unavailable(format!("an open scan has no setup: {problems:?}"))
        })?;
        let groups = RespondentGroup::ALL.map(|group| {
            questionnaires.of(Form::new(
                &version.instrument,
                scan.authority.kind,
                group,
                &setup.rules,
            ))
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
        let Questionnaire { form, counters } = &*self.groups[group as usize];
        counters.get_or_init(|| counter_keys(form))
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
pub(crate) struct OpenScans {
    known: RwLock<HashMap<ScanId, Arc<OpenScan>>>,
    /// Held while one is read, so that a chamber that begins at the same moment reads its scan once.
    reading: tokio::sync::Mutex<()>,
    questionnaires: Questionnaires,
}

impl OpenScans {
    fn get(&self, id: &ScanId) -> Option<Arc<OpenScan>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(id).map(Arc::clone)
    }

    fn keep(&self, scan: &Arc<OpenScan>) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(scan.id.clone(), Arc::clone(scan));
    }

    /// Lets go of a scan that closed.
    pub(crate) fn forget(&self, id: &ScanId) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.remove(id);
    }
}

/// The scan with its questionnaires. Whether it is still open is for the caller to check.
///
/// # Errors
/// [`Error::NotFound`] when there is none with that id, or when it was never opened.
pub(crate) async fn open_scan(services: &Services, id: &ScanId) -> Result<Arc<OpenScan>, Error> {
    let known = services.open_scans();
    if let Some(scan) = known.get(id) {
        return Ok(scan);
    }
    let _reading = known.reading.lock().await;
    if let Some(scan) = known.get(id) {
        return Ok(scan);
    }
    let mut connection = services.store().read().acquire().await?;
    let scan = scans::load(&mut connection, id).await?;
    if scan.state != State::Open {
        return Err(Error::NotFound);
    }
    let version = scan.questionnaire(&mut connection, services).await?;
    drop(connection);
    let scan = Arc::new(OpenScan::new(scan, &version, &known.questionnaires)?);
    known.keep(&scan);
    Ok(scan)
}
