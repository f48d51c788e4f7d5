//! From the operator's settings to open services. What goes wrong here is said to the operator, in Dutch, with what to do.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::authorities;
use crate::clock::Clock;
use crate::desk::Desk;
use crate::mail::{MailConfig, Mailer, MailerProblem};
use crate::participations::{Limits, OpenScans};
use crate::private::make_folder;
use crate::room::{Live, Usher};
use crate::secrets::{KeyProblem, Keys, load_or_create, parse_key};
use crate::settings::Settings;
use crate::store::{Instant, Store, Upkeep};
use crate::versions::{self, Known};
use crate::{Inner, Services};

/// The file of the embedded database, in the data folder.
pub(crate) const DATABASE_FILE: &str = "quickscan.sqlite";

/// The file with the server's key, in the data folder.
const KEY_FILE: &str = "quickscan.key";

/// All that [`Services::open`] needs.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder for database and key; made where it is missing.
    pub data: PathBuf,
    /// Which database.
    pub database: Database,
    /// The server's key as 64 hexadecimal digits, instead of the file `quickscan.key` in the data folder.
    pub key: Option<String>,
    /// Where mail goes.
    pub mail: MailConfig,
    /// What time it is.
    pub clock: Clock,
    /// What use cases go by.
    pub settings: Settings,
}

/// Which database.
#[derive(Clone, Debug)]
pub enum Database {
    /// SQLite, in the file `quickscan.sqlite` in the data folder.
    Embedded,
    /// PostgreSQL at this URL.
    Postgres(String),
}

/// Why the server cannot start: a Dutch sentence for the operator that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder cannot be made or written to.
    #[error(
        "De map {path} is niet te gebruiken ({cause}). Geef met QUICKSCAN_DATA een map waarin de server mag schrijven."
    )]
    DataFolder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The key in the settings is not one.
    #[error(
        "QUICKSCAN_KEY is geen sleutel. Geef 64 hexadecimale cijfers, of laat de instelling weg: dan maakt de server zelf een sleutel in de datamap."
    )]
    KeySetting,
    /// The key file holds no key.
    #[error(
        "Het bestand {path} bevat geen sleutel. Zet het terug uit een reservekopie. Zonder dezelfde sleutel werken codes, links en antwoorden die nog niet verstuurd zijn niet meer."
    )]
    KeyDamaged {
        /// The file.
        path: PathBuf,
    },
    /// The key file cannot be read or made.
    #[error(
        "De sleutel {path} is niet te lezen of te maken ({cause}). Controleer of de server in de datamap mag lezen en schrijven."
    )]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The database was made with another key.
    #[error(
        "De sleutel hoort niet bij deze database. Zet het bestand quickscan.key terug dat bij de database hoort, of geef die sleutel met QUICKSCAN_KEY. Met een andere sleutel werkt geen enkele code of link meer."
    )]
    OtherKey,
    /// The database cannot be opened or brought up to date.
    #[error(
        "De database is niet te openen of bij te werken ({0}). Controleer de datamap of QUICKSCAN_DATABASE_URL, en of geen oudere versie van dit programma is gestart."
    )]
    Database(#[source] sqlx::Error),
    /// The register of authorities cannot be loaded.
    #[error(
        "Het register van organisaties is niet te laden. Controleer of de server in de database mag schrijven."
    )]
    Register(#[source] crate::Error),
    /// A questionnaire that was released cannot be used: the sentence says which and what to do.
    #[error("{0}")]
    Questionnaire(String),
    /// The released questionnaires cannot be read.
    #[error(
        "De vragenlijsten in de database zijn niet te lezen. Controleer of de server de database kan bereiken."
    )]
    Versions(#[source] crate::Error),
    /// Where people reach the server is not an address.
    #[error(
        "QUICKSCAN_BASE_URL is geen adres: {0}. Geef het adres waarop mensen de server bereiken, zoals https://quickscan.voorbeeld.nl."
    )]
    BaseUrl(String),
    /// Mail cannot be sent as set.
    #[error("E-mail is niet goed ingesteld: {0}")]
    Mail(#[from] MailerProblem),
}

pub(crate) async fn open(config: Config, upkeep: Upkeep) -> Result<Services, StartError> {
    let data = data_folder(&config.data)?;
    let keys = keys(config.key.as_deref(), &data)?;
    let settings = checked(config.settings)?;
    let mailer = Mailer::new(&config.mail)?;
    let store = match &config.database {
        Database::Embedded => Store::open_sqlite(&data.join(DATABASE_FILE), upkeep).await,
        Database::Postgres(url) => Store::open_postgres(url, upkeep).await,
    }
    .map_err(StartError::Database)?;
    let services = Services(Arc::new(Inner {
        desk: Desk::open(store.clone(), keys.clone()),
        usher: Usher::open(store.clone()),
        live: Live::default(),
        limits: Limits::default(),
        open_scans: OpenScans::default(),
        versions: Known::default(),
        store,
        keys,
        clock: config.clock,
        mailer,
        settings,
    }));
    same_key(&services).await?;
    authorities::load_register(&services)
        .await
        .map_err(StartError::Register)?;
    versions::load(&services).await?;
    Ok(services)
}

/// Makes the folder, for the server's own user only, and gives its full path: what a relative one means may change later.
fn data_folder(path: &Path) -> Result<PathBuf, StartError> {
    make_folder(path)
        .and_then(|()| path.canonicalize())
        .map_err(|cause| StartError::DataFolder {
            path: path.to_owned(),
            cause,
        })
}

fn keys(setting: Option<&str>, data: &Path) -> Result<Keys, StartError> {
    if let Some(digits) = setting {
        return parse_key(digits)
            .map(Keys::new)
            .map_err(|_| StartError::KeySetting);
    }
    let path = data.join(KEY_FILE);
    load_or_create(&path)
        .map(Keys::new)
        .map_err(|problem| match problem {
            KeyProblem::NotAKey => StartError::KeyDamaged { path },
            KeyProblem::File { path, cause } => StartError::KeyFile { path, cause },
        })
}

/// Refuses a key that the database does not know; a new database learns the first one.
async fn same_key(services: &Services) -> Result<(), StartError> {
    let fingerprint = services.keys().fingerprint_of("server key", "");
    let known: Vec<(String,)> = sqlx::query_as("SELECT fingerprint FROM server_keys")
        .fetch_all(services.store().read())
        .await
        .map_err(StartError::Database)?;
    match known.as_slice() {
        [] => learn_key(services, &fingerprint)
            .await
            .map_err(StartError::Database),
        known if known.contains(&(fingerprint,)) => Ok(()),
        _ => Err(StartError::OtherKey),
    }
}

async fn learn_key(services: &Services, fingerprint: &str) -> Result<(), sqlx::Error> {
    let mut transaction = services.store().write().await?;
    sqlx::query("INSERT INTO server_keys (fingerprint, first_used_at) VALUES ($1, $2)")
        .bind(fingerprint)
        .bind(Instant(services.now()))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

fn checked(mut settings: Settings) -> Result<Settings, StartError> {
    let url = settings.base_url.trim_end_matches('/');
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    if !host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', ' '])) {
        return Err(StartError::BaseUrl(settings.base_url));
    }
    settings.base_url = url.to_owned();
    Ok(settings)
}

#[cfg(test)]
mod tests;
