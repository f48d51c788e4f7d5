//! Reading one version, and two beside each other.

use std::sync::Arc;

use questionnaires::comparison::Crosswalk;
use questionnaires::versions::{Version, Versions};
use sqlx::AnyConnection;

use super::known::{released, verified};
use super::list::{ListedVersion, listed, others};
use super::record::{self, every, find};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::Authority;
use crate::csv_file::TextFile;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::{self, State};

/// A version with what is known of it.
#[derive(Clone, Debug)]
pub struct VersionView {
    /// Its number and where it stands.
    pub listed: ListedVersion,
    /// What it says.
    pub version: Arc<Version>,
    /// The other versions there are, the latest number first.
    pub others: Vec<ListedVersion>,
    /// The scans that have it, or get it when they open now: by state, then by authority.
    pub uses: Vec<Use>,
    /// How many programme officers there are beside the one who looks.
    pub other_officers: usize,
}

/// A scan that has the version, or gets it.
#[derive(Clone, Debug)]
pub struct Use {
    /// The scan.
    pub scan: ScanId,
    /// Whose scan it is.
    pub authority: Authority,
    /// Where it stands. Before opening it gets the version that is the newest then.
    pub state: State,
}

/// Two versions.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The one with the earlier number.
    pub earlier: Arc<Version>,
    /// The one with the later number.
    pub later: Arc<Version>,
    /// What became of every statement; `None` where the one did not come forth from the other.
    pub crosswalk: Option<Crosswalk>,
}

/// Looks at a version. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`] when there is none of that number.
pub async fn read(actor: &Actor, services: &Services, name: &str) -> Result<VersionView, Error> {
    let member = actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let records = every(&mut connection).await?;
    let mut all = listed(&mut connection, &records, &member.id).await?;
    let place = all.iter().position(|version| version.version == name);
    let listed = all.remove(place.ok_or(Error::NotFound)?);
    all.retain(|other| other.version != name);
    Ok(VersionView {
        version: load(&mut connection, services, name).await?,
        uses: uses(&mut connection, &listed).await?,
        other_officers: others(actor, &mut connection).await?,
        others: all,
        listed,
    })
}

/// A version, also one that waits.
pub(super) async fn load(
    connection: &mut AnyConnection,
    services: &Services,
    name: &str,
) -> Result<Arc<Version>, Error> {
    let known = released(connection, services).await?;
    if let Some(version) = known.version(name) {
        return Ok(Arc::clone(version));
    }
    let proposal = find(connection, name).await?.ok_or(Error::NotFound)?;
    let toml = record::file(connection, &proposal.id).await?;
    Ok(Arc::new(verified(name, &toml, &proposal.hash)?))
}

async fn uses(connection: &mut AnyConnection, version: &ListedVersion) -> Result<Vec<Use>, Error> {
    let mut scans = scans::opened_with(connection, &version.version).await?;
    if version.is_newest {
        scans.extend(scans::not_opened(connection).await?);
    }
    scans.sort_by_cached_key(|scan| (scan.state, scan.authority.sort_key()));
    Ok(scans
        .into_iter()
        .map(|scan| Use {
            scan: scan.id,
            authority: scan.authority,
            state: scan.state,
        })
        .collect())
}

/// Holds two versions beside each other, whatever their order. For programme officers.
///
/// # Errors
/// As [`read`].
pub async fn compare(
    actor: &Actor,
    services: &Services,
    (one, other): (&str, &str),
) -> Result<Comparison, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let one = load(&mut connection, services, one).await?;
    let other = load(&mut connection, services, other).await?;
    let known = released(&mut connection, services).await?;
    Ok(between(&known, one, other))
}

/// The same of two that are there.
pub(super) fn between(known: &Versions, one: Arc<Version>, other: Arc<Version>) -> Comparison {
    let number = |version: &Version| questionnaires::versions::order(&version.instrument.version);
    let (earlier, later) = if number(&one) > number(&other) {
        (other, one)
    } else {
        (one, other)
    };
    let mut all = known.clone();
    for version in [&earlier, &later] {
        // One that is there already stays as it is; one that waits has a number of its own.
        if all.version(&version.instrument.version).is_none() {
            let _ = all.add(Arc::clone(version));
        }
    }
    let crosswalk = all.crosswalk(&earlier.instrument.version, &later.instrument.version);
    let crosswalk = crosswalk.filter(|walk| {
        walk.problems(&earlier.instrument, &later.instrument)
            .is_empty()
    });
    Comparison {
        earlier,
        later,
        crosswalk,
    }
}

/// What became of every statement of one version in a later one; `None` where nothing of them may be compared.
///
/// # Errors
/// As [`read`].
pub(crate) async fn crosswalk(
    connection: &mut AnyConnection,
    services: &Services,
    (earlier, later): (&str, &str),
) -> Result<Option<Crosswalk>, Error> {
    let known = released(connection, services).await?;
    Ok(known.crosswalk(earlier, later))
}

/// The file of a version, to begin the next one with. For programme officers.
///
/// # Errors
/// As [`read`].
pub async fn file(actor: &Actor, services: &Services, name: &str) -> Result<TextFile, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let version = load(&mut connection, services, name).await?;
    Ok(TextFile {
        name: format!("vragenlijst-{}.toml", version.instrument.version),
        bytes: version.toml.clone().into_bytes(),
    })
}
