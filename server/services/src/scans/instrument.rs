//! Which version of the questionnaire a scan has.

use questionnaires::instrument::Instrument;
use questionnaires::versions::Versions;

use super::record::Scan;
use crate::error::Error;

impl Scan {
    /// The questionnaire of this scan: the version it was opened with, or the newest one until then.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when this program does not carry that version.
    pub fn instrument(&self) -> Result<&'static Instrument, Error> {
        match &self.instrument_version {
            Some(version) => Versions::embedded()
                .get(version)
                .ok_or_else(|| Error::unavailable(format!("no questionnaire {version}"))),
            None => newest(),
        }
    }
}

/// The version that a scan gets when it opens today.
pub(super) fn newest() -> Result<&'static Instrument, Error> {
    let newest = Versions::embedded().newest();
    newest
        .map(|version| &version.instrument)
        .ok_or_else(|| Error::unavailable("no questionnaire at all"))
}
