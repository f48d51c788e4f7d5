//! The released versions in memory. They never change, so each is read once a process; which there are is asked of the database, since
//! another server may have released one.

use std::sync::{Arc, PoisonError, RwLock};

use questionnaires::versions::{NotAsReleased, Version, Versions, order};
use sqlx::AnyConnection;

use crate::Services;
use crate::error::Error;

/// The released versions that this server has read.
#[derive(Debug)]
pub(crate) struct Known(RwLock<Arc<Versions>>);

impl Default for Known {
    fn default() -> Self {
        Self(RwLock::new(Arc::new(Versions::embedded().clone())))
    }
}

impl Known {
    fn all(&self) -> Arc<Versions> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, version: Version) -> Result<(), CannotUse> {
        let name = version.instrument.version.clone();
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut known)
            .add(version)
            .map_err(|_| CannotUse::Clash(name))
    }
}

/// Why a version that was released cannot be used: sentences for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CannotUse {
    /// Its file is not the one that was released.
    #[error(
        "De vrijgegeven vragenlijst {0} in de database is veranderd: de inhoud past niet bij de vastgelegde vingerafdruk. Zet de database terug uit een reservekopie van voor die verandering."
    )]
    Changed(String),
    /// This program does not know its format.
    #[error(
        "De vrijgegeven vragenlijst {0} in de database is met deze versie van het programma niet te lezen. Start de versie van het programma die eerder draaide, of een nieuwere."
    )]
    Unreadable(String),
    /// The program brings another version of the same number.
    #[error(
        "Dit programma bevat een vragenlijst {0}, en in deze database is een andere vragenlijst {0} vrijgegeven. Start de versie van het programma die eerder draaide, en vraag de makers om hun vragenlijst een ander nummer te geven."
    )]
    Clash(String),
}

impl From<CannotUse> for Error {
    fn from(cause: CannotUse) -> Self {
        Self::unavailable(cause)
    }
}

/// A brought version as it was released, or why it is not that.
pub(super) fn verified(name: &str, toml: &str, hash: &str) -> Result<Version, CannotUse> {
    let version = Version::released(toml, hash).map_err(|why| match why {
        NotAsReleased::Changed => CannotUse::Changed(name.to_owned()),
        NotAsReleased::Unreadable => CannotUse::Unreadable(name.to_owned()),
    })?;
    if version.instrument.version == name {
        Ok(version)
    } else {
        Err(CannotUse::Changed(name.to_owned()))
    }
}

/// One released version.
///
/// # Errors
/// [`Error::Unavailable`] when there is no such version, or when it is not as it was released.
pub(crate) async fn version(
    connection: &mut AnyConnection,
    services: &Services,
    name: &str,
) -> Result<Arc<Version>, Error> {
    let known = services.known_versions();
    if let Some(version) = known.all().version(name) {
        return Ok(Arc::clone(version));
    }
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT toml, hash FROM questionnaire_versions WHERE version = $1 AND released_at IS NOT NULL",
    )
    .bind(name)
    .fetch_optional(connection)
    .await?;
    let missing = || Error::unavailable(format!("no questionnaire {name}"));
    let (toml, hash) = row.ok_or_else(missing)?;
    known.add(verified(name, &toml, &hash)?)?;
    known
        .all()
        .version(name)
        .map(Arc::clone)
        .ok_or_else(missing)
}

/// All released versions.
///
/// # Errors
/// As [`version`].
pub(crate) async fn released(
    connection: &mut AnyConnection,
    services: &Services,
) -> Result<Arc<Versions>, Error> {
    for (name, hash) in names(connection).await? {
        if version(connection, services, &name).await?.hash != hash {
            return Err(CannotUse::Clash(name).into());
        }
    }
    Ok(services.known_versions().all())
}

/// The version that a scan gets when it opens now.
///
/// # Errors
/// As [`version`].
pub(crate) async fn newest(
    connection: &mut AnyConnection,
    services: &Services,
) -> Result<Arc<Version>, Error> {
    let name = newest_name(connection).await?;
    version(connection, services, &name).await
}

/// Its number.
///
/// # Errors
/// When the database gives no answer.
pub(crate) async fn newest_name(connection: &mut AnyConnection) -> Result<String, Error> {
    let brought = names(connection).await?.into_iter().map(|(name, _)| name);
    let embedded = Versions::embedded().iter();
    let all = embedded.map(|version| version.instrument.version.clone());
    all.chain(brought)
        .max_by_key(|name| order(name))
        .ok_or_else(|| Error::unavailable("no questionnaire at all"))
}

/// Number and hash of each brought version that was released.
async fn names(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, Error> {
    Ok(sqlx::query_as(
        "SELECT version, hash FROM questionnaire_versions WHERE released_at IS NOT NULL",
    )
    .fetch_all(connection)
    .await?)
}
