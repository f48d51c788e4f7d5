//! Which version of the questionnaire a scan has, and which scans have a version.

use std::sync::Arc;

use questionnaires::versions::Version;
use sqlx::AnyConnection;

use super::record::{Scan, select};
use super::state::State;
use crate::Services;
use crate::error::Error;
use crate::versions;

impl Scan {
    /// The questionnaire of this scan: the version it was opened with, or the newest one until then.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when there is no such version, or when it is not as it was released.
    pub(crate) async fn questionnaire(
        &self,
        connection: &mut AnyConnection,
        services: &Services,
    ) -> Result<Arc<Version>, Error> {
        match &self.instrument_version {
            Some(name) => versions::version(connection, services, name).await,
            None => versions::newest(connection, services).await,
        }
    }
}

/// The scans that were opened with a version, in no order.
pub(crate) async fn opened_with(
    connection: &mut AnyConnection,
    version: &str,
) -> Result<Vec<Scan>, Error> {
    select(connection, "s.instrument_version = $1", version).await
}

/// The scans that may still open, in no order.
pub(crate) async fn not_opened(connection: &mut AnyConnection) -> Result<Vec<Scan>, Error> {
    let cancelled = State::Cancelled.code();
    select(
        connection,
        "s.opened_at IS NULL AND s.state <> $1",
        cancelled,
    )
    .await
}
