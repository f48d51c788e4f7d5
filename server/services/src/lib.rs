//! The use cases of the Quick Scan.
//!
//! Each is a free function `module::use_case(actor, services, input)`: it checks what the [`Actor`] may do, changes what it is
//! about, writes the audit event and puts mail in the outbox, in one write transaction. Pages, downloads and server functions
//! all enter here, and none of them opens a transaction.

pub mod accounts;
pub mod actor;
pub mod audit;
pub mod authorities;
pub mod clock;
mod csv_file;
mod csv_reading;
mod desk;
pub mod error;
pub mod ids;
pub mod mail;
pub mod ordered;
pub mod participations;
pub mod peer_review;
pub mod plans;
pub mod pool;
mod printing;
mod private;
pub mod programme;
pub mod progress;
pub mod publication;
pub mod responses;
pub mod results;
pub mod revision;
pub mod room;
pub mod scans;
pub mod secrets;
mod seen;
pub mod sessions;
mod settings;
mod start;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod typed;
pub mod versions;

use std::sync::Arc;

use chrono::{DateTime, Utc};

pub use actor::{Actor, Member, Role};
pub use clock::Clock;
pub use csv_file::TextFile;
pub use csv_reading::{FileProblem, MOST_ROWS};
pub use error::{Error, Problem, ProblemCode, Refusal};
pub use printing::PrintedFile;
pub use settings::{Contact, Demo, SessionLimits, Settings};
pub use start::{Config, Database, StartError};

use desk::Desk;
use mail::Mailer;
use participations::{Limits, OpenScans};
use room::{Live, Usher};
use secrets::Keys;
use store::{Store, Upkeep};
use versions::Known;

/// All that use cases need: the database, the server's key, the time, the mail and the settings. Cloning it is cheap.
#[derive(Clone, Debug)]
pub struct Services(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store,
    keys: Keys,
    clock: Clock,
    mailer: Mailer,
    settings: Settings,
    desk: Desk,
    usher: Usher,
    live: Live,
    limits: Limits,
    open_scans: OpenScans,
    versions: Known,
}

impl Services {
    /// Opens the database, bringing its tables and the register of authorities up to date, and reads the server's key.
    ///
    /// # Errors
    /// A sentence for the operator that says what to do.
    pub async fn open(config: Config) -> Result<Self, StartError> {
        start::open(config, Upkeep::AtOnce).await
    }

    /// The same for a database that is being filled with what is made up: nothing waits for the disk, and what use cases destroy is still in
    /// the files, until [`Services::finish_filling`].
    ///
    /// # Errors
    /// As [`Services::open`].
    pub async fn open_to_fill(config: Config) -> Result<Self, StartError> {
        start::open(config, Upkeep::AtTheEnd).await
    }

    /// Brings to the disk what was filled in, without what was destroyed meanwhile. Nothing may be changed after it.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the database gives no answer.
    pub async fn finish_filling(&self) -> Result<(), Error> {
        Ok(self.store().finish_filling().await?)
    }

    /// What the operator set.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The clock that all use cases go by.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Where mail goes.
    #[must_use]
    pub fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }

    /// Waits for what is running and closes the database.
    pub async fn close(&self) {
        self.store().close().await;
    }

    /// Asks the database for a sign of life, for a health check.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it gives none.
    pub async fn ping(&self) -> Result<(), Error> {
        sqlx::query("SELECT 1").execute(self.store().read()).await?;
        Ok(())
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.0.keys
    }

    pub(crate) fn desk(&self) -> &Desk {
        &self.0.desk
    }

    pub(crate) fn usher(&self) -> &Usher {
        &self.0.usher
    }

    /// What happens in rooms, as it happens.
    #[must_use]
    pub fn live(&self) -> &Live {
        &self.0.live
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn open_scans(&self) -> &OpenScans {
        &self.0.open_scans
    }

    pub(crate) fn known_versions(&self) -> &Known {
        &self.0.versions
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }
}
