//! A store of one's own for each test, on either engine, with a clock that stands still and mail that stays in memory.

mod closed;
mod parts;
mod peers;
mod pool;
mod programme;
mod versions;

use std::ops::Deref;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};
use tempfile::TempDir;
use tokio::sync::OnceCell;

pub use closed::{ClosedScan, Closing};
pub use parts::{having_read, withdraw_what_is_shown};
pub use peers::{adopt_plan, adopted_plans, begun_group};
pub use pool::fill_pool;
pub use programme::fill_programme;
pub use versions::{SENTENCE, next_questionnaire, officer, release_by_two};

use crate::ids::ScanId;
use crate::mail::{MailConfig, MailTransport};
use crate::responses::counters::ORIGIN;
use crate::start::DATABASE_FILE;
use crate::{
    Clock, Config, Contact, Database, Demo, Services, SessionLimits, Settings, StartError,
};

/// The setting with the URL of a PostgreSQL server on which tests may make databases.
const POSTGRES: &str = "QUICKSCAN_TEST_POSTGRES";

/// Set to `1` where a missing PostgreSQL is a failure and no reason to test less.
const REQUIRED: &str = "QUICKSCAN_TEST_REQUIRE_POSTGRES";

/// Services with a database of their own.
#[derive(Debug)]
pub struct TestServices {
    services: Services,
    postgres: Option<TestDatabase>,
    data: TempDir,
}

impl TestServices {
    /// On an embedded database in a folder that goes with the test.
    pub async fn sqlite() -> Self {
        Self::embedded(|_| {}).await
    }

    /// The same as the demonstration, in which everybody may sign in as anybody.
    pub async fn demo() -> Self {
        Self::embedded(|config| config.settings.demo = Some(Demo::default())).await
    }

    /// The same with another way out for mail.
    pub async fn with_mail(transport: MailTransport) -> Self {
        Self::embedded(|config| config.mail.transport = transport).await
    }

    async fn embedded(change: impl FnOnce(&mut Config)) -> Self {
        let data = folder();
        let prepared = PREPARED.get_or_init(prepare).await;
        std::fs::write(data.path().join(DATABASE_FILE), prepared).expect("a database for the test");
        let mut config = config(data.path(), Database::Embedded);
        change(&mut config);
        Self {
            services: open(config).await,
            postgres: None,
            data,
        }
    }

    /// On a PostgreSQL database of its own; `None` as [`TestDatabase::create`] says.
    pub async fn postgres() -> Option<Self> {
        let own = TestDatabase::prepared().await?;
        let data = folder();
        let services = open(config(data.path(), Database::Postgres(own.url()))).await;
        Some(Self {
            services,
            postgres: Some(own),
            data,
        })
    }

    /// The services themselves, for code that takes them along.
    #[must_use]
    pub fn services(&self) -> Services {
        self.services.clone()
    }

    /// Another server on the same database.
    ///
    /// # Panics
    /// Where it does not start.
    pub async fn second_server(&self) -> Services {
        self.start_again()
            .await
            .expect("a second server on the database of the test")
    }

    /// Starts another server on the same database, or says why it does not start.
    ///
    /// # Errors
    /// The sentence for the operator.
    pub async fn start_again(&self) -> Result<Services, StartError> {
        let database = self
            .postgres
            .as_ref()
            .map_or(Database::Embedded, |own| Database::Postgres(own.url()));
        Services::open(config(self.data.path(), database)).await
    }

    /// The folder with the embedded database.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Moves the clock.
    pub fn later(&self, by: TimeDelta) {
        self.clock().advance(by);
    }

    /// Closes the database and removes it. A test that fails leaves the one on PostgreSQL to be looked at.
    pub async fn end(self) {
        self.services.close().await;
        if let Some(own) = self.postgres {
            own.remove().await;
        }
    }
}

/// A database of its own in the PostgreSQL of `QUICKSCAN_TEST_POSTGRES`.
#[derive(Debug)]
pub struct TestDatabase {
    server: String,
    name: String,
}

impl TestDatabase {
    /// Makes one with nothing in it yet; `None` where there is no server to make it on.
    ///
    /// # Panics
    /// Where there is none although `QUICKSCAN_TEST_REQUIRE_POSTGRES` is 1.
    pub async fn create() -> Option<Self> {
        Some(Self::copied(server()?, "template1").await)
    }

    /// Makes one as each test finds it, with its tables and the register.
    async fn prepared() -> Option<Self> {
        let server = server()?;
        let template = PREPARED_ON_POSTGRES
            .get_or_init(|| prepare_on(server.clone()))
            .await;
        Some(Self::copied(server, &template.name).await)
    }

    async fn copied(server: String, template: &str) -> Self {
        sqlx::any::install_default_drivers();
        let name = format!("test_{}", crate::secrets::random_symbols::<16>());
        run(
            &server,
            format!("CREATE DATABASE {name} TEMPLATE {template}"),
        )
        .await;
        Self { server, name }
    }

    /// The URL by which a server keeps its data in this database.
    ///
    /// # Panics
    /// Where the URL of the server does not end in a database.
    #[must_use]
    pub fn url(&self) -> String {
        let (address, settings) = match self.server.split_once('?') {
            Some((address, settings)) => (address, format!("?{settings}")),
            None => (self.server.as_str(), String::new()),
        };
        let (host, _) = address
            .rsplit_once('/')
            .expect("a URL of PostgreSQL with a database");
        format!("{host}/{}{settings}", self.name)
    }

    /// Whether a commit on this server is on the disk when it returns.
    pub async fn is_durable(&self) -> bool {
        let mut connection = connect(&self.server).await;
        let mut on = true;
        for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
            let show = AssertSqlSafe(format!("SELECT current_setting('{setting}')"));
            let value: String = sqlx::query_scalar(show)
                .fetch_one(&mut connection)
                .await
                .expect("a setting of PostgreSQL");
            on &= value == "on";
        }
        on
    }

    /// Removes it and all that is in it.
    pub async fn remove(self) {
        run(
            &self.server,
            format!("DROP DATABASE {} WITH (FORCE)", self.name),
        )
        .await;
    }
}

/// The server to test PostgreSQL on, if there is one.
fn server() -> Option<String> {
    let server = std::env::var(POSTGRES).ok();
    assert!(
        server.is_some() || std::env::var(REQUIRED).as_deref() != Ok("1"),
        "{POSTGRES} gives no server to test on"
    );
    server
}

/// As if the residents of an open scan had each sent `times` as often: for measuring what many answers cost, without sending them.
pub async fn multiply_residents(services: &Services, scan: &ScanId, times: u32) {
    let mut transaction = services.store().write().await.expect("a transaction");
    let multiply =
        "UPDATE tally SET n = $1 + (n - $1) * $2 WHERE scan_id = $3 AND group_code = 'residents'";
    sqlx::query(multiply)
        .bind(ORIGIN)
        .bind(i64::from(times))
        .bind(scan)
        .execute(&mut *transaction)
        .await
        .expect("counters of residents");
    transaction.commit().await.expect("a commit");
}

impl Deref for TestServices {
    type Target = Services;

    fn deref(&self) -> &Services {
        &self.services
    }
}

/// Monday 23 November 2026, 12:00 in Amsterdam: when every test begins.
#[must_use]
pub fn beginning() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_431_600, 0).expect("a day in 2026")
}

/// The database as each test finds it, with its tables and the register: making it anew takes longer than most tests.
static PREPARED: OnceCell<Vec<u8>> = OnceCell::const_new();

/// The same on PostgreSQL, to be copied for each test. It stays behind: nobody knows which test is the last.
static PREPARED_ON_POSTGRES: OnceCell<TestDatabase> = OnceCell::const_new();

async fn prepare_on(server: String) -> TestDatabase {
    let own = TestDatabase::copied(server, "template1").await;
    let data = folder();
    open(config(data.path(), Database::Postgres(own.url())))
        .await
        .close()
        .await;
    own
}

async fn prepare() -> Vec<u8> {
    let data = folder();
    open(config(data.path(), Database::Embedded))
        .await
        .close()
        .await;
    std::fs::read(data.path().join(DATABASE_FILE)).expect("the database that was just made")
}

async fn open(config: Config) -> Services {
    Services::open(config).await.expect("services for a test")
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// What a test is opened with.
pub(crate) fn config(data: &Path, database: Database) -> Config {
    Config {
        data: data.to_owned(),
        database,
        key: Some("5c".repeat(32)),
        mail: MailConfig {
            transport: MailTransport::Memory,
            from: "Quick Scan <quickscan@example.nl>".to_owned(),
        },
        clock: Clock::fixed(beginning()),
        settings: Settings {
            base_url: "http://127.0.0.1:3000".to_owned(),
            demo: None,
            sessions: SessionLimits::default(),
            contact: Contact {
                organisation: "Programma Quick Scan".to_owned(),
                email: "hulp@example.nl".to_owned(),
                security_email: "veilig@example.nl".to_owned(),
            },
        },
    }
}

async fn connect(server: &str) -> AnyConnection {
    AnyConnection::connect(server)
        .await
        .expect("the PostgreSQL of the tests")
}

async fn run(server: &str, sql: String) {
    connect(server)
        .await
        .execute(AssertSqlSafe(sql))
        .await
        .expect("a database for the test");
}

/// Writes tests once and runs each on both engines:
///
/// ```text
/// on_both_engines! {
///     async fn a_link_signs_in_once(test: &TestServices) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$attribute:meta])* async fn $name:ident($test:ident: &TestServices) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn body($test: &$crate::testing::TestServices) $body

            $(#[$attribute])*
            #[tokio::test]
            async fn sqlite() {
                let test = $crate::testing::TestServices::sqlite().await;
                body(&test).await;
                test.end().await;
            }

            $(#[$attribute])*
            #[tokio::test]
            async fn postgres() {
                if let Some(test) = $crate::testing::TestServices::postgres().await {
                    body(&test).await;
                    test.end().await;
                }
            }
        }
    )+};
}
