//! Where a server keeps its data.

use std::path::Path;

use services::mail::{MailConfig, MailTransport};
use services::testing::TestSchema;
use services::{Clock, Config, Contact, Database, Services, SessionLimits, Settings};
use tempfile::TempDir;

/// The server's key. The same for every server on one database.
pub(super) const KEY: &str = "7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d";

/// A data folder and a database, gone when the test is.
#[derive(Debug)]
pub struct Place {
    data: TempDir,
    schema: Option<TestSchema>,
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
            schema: None,
        }
    }

    /// With a schema in the PostgreSQL of the tests; `None` where there is none.
    pub async fn postgres(parent: &Path) -> Option<Self> {
        let schema = TestSchema::create().await?;
        Some(Self {
            data: folder(parent),
            schema: Some(schema),
        })
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The schema, where the database is PostgreSQL.
    #[must_use]
    pub const fn schema(&self) -> Option<&TestSchema> {
        self.schema.as_ref()
    }

    /// Use cases on this database, as a command of the operator has them: with the time of day, and mail kept in memory.
    ///
    /// # Panics
    /// Where the database cannot be opened.
    pub async fn services(&self) -> Services {
        let database = match &self.schema {
            None => Database::Embedded,
            Some(schema) => Database::Postgres(schema.url()),
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

    /// Removes the database. A test that fails leaves its schema to be looked at.
    pub async fn end(self) {
        if let Some(schema) = self.schema {
            schema.remove().await;
        }
    }
}

fn folder(parent: &Path) -> TempDir {
    tempfile::Builder::new()
        .prefix("quickscan-")
        .tempdir_in(parent)
        .expect("a folder for the data")
}
