//! Which versions there are.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use questionnaires::versions::{Version, Versions, order};
use sqlx::AnyConnection;

use super::known::newest_name;
use super::letters::officers;
use super::record::{Record, every};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::MemberId;

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The name.
    pub by: String,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// Where a version stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It comes with the program.
    Embedded,
    /// It was brought and waits for a second officer.
    Proposed {
        /// By whom it was brought.
        brought: Stamp,
        /// Whether the one who looks may take it back.
        may_withdraw: bool,
        /// Whether the one who looks may release it.
        may_release: bool,
    },
    /// It was brought and released.
    Released {
        /// By whom it was brought.
        brought: Stamp,
        /// By whom it was released.
        released: Stamp,
    },
}

/// A version in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedVersion {
    /// Its number.
    pub version: String,
    /// SHA-256 of its file, in hexadecimal.
    pub hash: String,
    /// Where it stands.
    pub standing: Standing,
    /// Whether scans that open now get it.
    pub is_newest: bool,
    /// How many scans were opened with it.
    pub scans: usize,
}

/// A proposal that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// Its number.
    pub version: String,
    /// By whom it was brought.
    pub brought: Stamp,
    /// By whom it was taken back.
    pub withdrawn: Stamp,
    /// Why.
    pub reason: String,
}

/// All versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionList {
    /// Those that wait for a second officer, the latest number first.
    pub proposed: Vec<ListedVersion>,
    /// Those that can be used, the newest first.
    pub released: Vec<ListedVersion>,
    /// Proposals that were taken back, the last first.
    pub withdrawn: Vec<Withdrawn>,
}

/// All versions there are. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn list(actor: &Actor, services: &Services) -> Result<VersionList, Error> {
    let member = actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let records = every(&mut connection).await?;
    let listed = listed(&mut connection, &records, &member.id).await?;
    let (proposed, released) = listed
        .into_iter()
        .partition(|version| matches!(version.standing, Standing::Proposed { .. }));
    let mut withdrawn: Vec<_> = records.iter().filter_map(Record::withdrawn).collect();
    withdrawn.sort_by_key(|withdrawn| Reverse(withdrawn.withdrawn.at));
    Ok(VersionList {
        proposed,
        released,
        withdrawn,
    })
}

/// Versions that can be used or wait, the latest number first.
pub(super) async fn listed(
    connection: &mut AnyConnection,
    records: &[Record],
    looks: &MemberId,
) -> Result<Vec<ListedVersion>, Error> {
    let newest = newest_name(connection).await?;
    let scans = scans_by_version(connection).await?;
    let embedded = Versions::embedded()
        .iter()
        .map(|version| of_program(version));
    let brought = records
        .iter()
        .filter(|record| {
            record.withdrawn_at.is_none()
                // The same file, brought before it came with the program, or after.
                && Versions::embedded().version(&record.version).is_none_or(|embedded| embedded.hash != record.hash)
        })
        .map(|record| record.listed(looks));
    let mut all: Vec<_> = embedded
        .chain(brought)
        .map(|version| ListedVersion {
            is_newest: version.version == newest
                && !matches!(version.standing, Standing::Proposed { .. }),
            scans: scans.get(&version.version).copied().unwrap_or_default(),
            ..version
        })
        .collect();
    all.sort_by_key(|version| Reverse(order(&version.version)));
    Ok(all)
}

/// How many programme officers there are beside the one who looks.
pub(super) async fn others(actor: &Actor, connection: &mut AnyConnection) -> Result<usize, Error> {
    let own = &actor.require_programme()?.id;
    let officers = officers(connection).await?;
    Ok(officers.iter().filter(|(id, ..)| id != own).count())
}

async fn scans_by_version(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<String, usize>, Error> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT instrument_version, COUNT(*) FROM scans WHERE instrument_version IS NOT NULL GROUP BY instrument_version",
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|(version, count)| {
            let count = usize::try_from(count).map_err(Error::unavailable)?;
            Ok((version, count))
        })
        .collect()
}

fn of_program(version: &Version) -> ListedVersion {
    ListedVersion {
        version: version.instrument.version.clone(),
        hash: version.hash.clone(),
        standing: Standing::Embedded,
        is_newest: false,
        scans: 0,
    }
}

impl Record {
    fn brought(&self) -> Stamp {
        Stamp {
            by: self.brought_name.clone(),
            at: self.brought_at.0,
        }
    }

    fn listed(&self, looks: &MemberId) -> ListedVersion {
        let brought = self.brought();
        let standing = match (&self.released_name, self.released_at) {
            (Some(by), Some(at)) => Standing::Released {
                brought,
                released: Stamp {
                    by: by.clone(),
                    at: at.0,
                },
            },
            _ => Standing::Proposed {
                brought,
                may_withdraw: self.may_withdraw(looks),
                may_release: self.brought_by != *looks,
            },
        };
        ListedVersion {
            version: self.version.clone(),
            hash: self.hash.clone(),
            standing,
            is_newest: false,
            scans: 0,
        }
    }

    fn withdrawn(&self) -> Option<Withdrawn> {
        Some(Withdrawn {
            version: self.version.clone(),
            brought: self.brought(),
            withdrawn: Stamp {
                by: self.withdrawn_name.clone()?,
                at: self.withdrawn_at?.0,
            },
            reason: self.withdrawn_because.clone()?,
        })
    }
}
