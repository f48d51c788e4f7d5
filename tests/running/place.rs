//! Where a server keeps its data.

use std::path::Path;

use services::mail::{MailConfig, MailTransport};
use services::testing::TestDatabase;
use services::{Clock, Config, Contact, Database, Services, SessionLimits, Settings};
use tempfile::TempDir;

/// The server's key. The same for every server on one database.
pub(super) const KEY: &str = "7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d";

/// A data folder and a database, gone when the test is.
#[derive(Debug)]
pub struct Place {
    data: TempDir,
    postgres: Option<TestDatabase>,
}

impl Place {
    /// With the embedded database, in a new folder within `parent`.
    ///
    /// # Panics
    /// Where nothing can be made there.
    #[must_use]
    pub fn embedded(parent: &Path) -> Self {
        Self {
            data: folder(parent),
            postgres: None,
        }
    }

    /// With a database in the PostgreSQL of the tests; `None` where there is none.
    pub async fn postgres(parent: &Path) -> Option<Self> {
        let own = TestDatabase::create().await?;
        Some(Self {
            data: folder(parent),
            postgres: Some(own),
        })
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The database on PostgreSQL, where it is there.
    #[must_use]
    pub const fn on_postgres(&self) -> Option<&TestDatabase> {
        self.postgres.as_ref()
    }

    /// Use cases on this database, as a command of the operator has them: with the time of day, and mail kept in memory.
    ///
    /// # Panics
    /// Where the database cannot be opened.
    pub async fn services(&self) -> Services {
        let database = match &self.postgres {
            None => Database::Embedded,
            Some(own) => Database::Postgres(own.url()),
        };
        let config = Config {
            data: self.data().to_owned(),
            database,
            key: Some(KEY.to_owned()),
            mail: MailConfig {
                transport: MailTransport::Memory,
                from: "Quick Scan <quickscan@example.nl>".to_owned(),
            },
            clock: Clock::System,
            settings: Settings {
                base_url: "http://127.0.0.1".to_owned(),
                demo: None,
                sessions: SessionLimits::default(),
                contact: Contact {
                    organisation: "Programma Quick Scan".to_owned(),
                    email: "hulp@example.nl".to_owned(),
                    security_email: "veilig@example.nl".to_owned(),
                },
            },
        };
        Services::open(config)
            .await
            .expect("services on a new place")
    }

    /// Removes the database. A test that fails leaves the one on PostgreSQL to be looked at.
    pub async fn end(self) {
        if let Some(own) = self.postgres {
            own.remove().await;
        }
    }
}

fn folder(parent: &Path) -> TempDir {
    tempfile::Builder::new()
        .prefix("quickscan-")
        .tempdir_in(parent)
        .expect("a folder for the data")
}
