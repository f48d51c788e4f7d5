//! Who could take part: authorities with an adopted plan that is followed, somebody who leads, and no other group.

use std::collections::{BTreeMap, BTreeSet};

use questionnaires::comparison::Crosswalk;
use questionnaires::instrument::Instrument;
use questionnaires::results::Label;
use questionnaires::versions::Versions;
use sqlx::AnyConnection;

use super::matching::{Candidate, Measured, theme_of};
use super::{Answer, GroupState, NotNow};
use crate::Services;
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::{MemberId, ScanId};
use crate::plans::{is_adopted, latest_version};
use crate::progress::stopped_plans;
use crate::results::report_of;
use crate::scans::{self, Scan, State};
use crate::versions;

/// The scans of those who could take part now, by the name of their authority: of each authority the last that was asked for.
pub(super) async fn free(services: &Services) -> Result<Vec<Scan>, Error> {
    let every = scans::all(services).await?;
    let mut connection = services.store().read().acquire().await?;
    let taken = taken(&mut connection).await?;
    let gone = ended_members(&mut connection).await?;
    let stopped = stopped_plans(&mut connection).await?;
    let today = services.clock().today();
    let mut newest: BTreeMap<AuthorityCode, Scan> = BTreeMap::new();
    for scan in every {
        let code = &scan.authority.code;
        let fits = is_adopted(scan.state)
            && scan.authority.exists_on(today)
            && !taken.contains(code)
            && !gone.contains(&scan.lead.id)
            && !stopped.contains(&scan.id);
        let is_newer = newest
            .get(code)
            .is_none_or(|earlier| earlier.requested_on <= scan.requested_on);
        if fits && is_newer {
            newest.insert(code.clone(), scan);
        }
    }
    let mut found: Vec<_> = newest.into_values().collect();
    found.sort_by_cached_key(|scan| scan.authority.sort_key());
    Ok(found)
}

/// The scan of somebody who is to be put in a group, in the transaction that does so.
///
/// # Errors
/// [`NotNow::NotFree`]; [`Error::NotFound`] for what is no scan.
pub(super) async fn require_free(
    connection: &mut AnyConnection,
    services: &Services,
    id: &ScanId,
) -> Result<Scan, Error> {
    let scan = scans::load(connection, id).await?;
    let taken = taken(connection).await?;
    let gone = ended_members(connection).await?;
    let fits = is_adopted(scan.state)
        && scan.authority.exists_on(services.clock().today())
        && !taken.contains(&scan.authority.code)
        && !gone.contains(&scan.lead.id)
        && !stopped_plans(connection).await?.contains(id);
    if fits {
        Ok(scan)
    } else {
        Err(NotNow::NotFree.into())
    }
}

/// The authorities that have a place in a group that is not over. Who said no or left is free again.
pub(super) async fn taken(
    connection: &mut AnyConnection,
) -> Result<BTreeSet<AuthorityCode>, Error> {
    let codes: Vec<AuthorityCode> = sqlx::query_scalar(
        "SELECT s.authority_code FROM peer_members p JOIN peer_groups g ON g.id = p.group_id JOIN scans s ON s.id = p.scan_id \
         WHERE g.state <> $1 AND g.cancelled_because IS NULL AND (p.answer = $2 OR (p.answer = $3 AND p.left_on IS NULL))",
    )
    .bind(GroupState::Closed.code())
    .bind(Answer::Waiting.code())
    .bind(Answer::Accepted.code())
    .fetch_all(connection)
    .await?;
    Ok(codes.into_iter().collect())
}

async fn ended_members(connection: &mut AnyConnection) -> Result<BTreeSet<MemberId>, Error> {
    let ids: Vec<MemberId> =
        sqlx::query_scalar("SELECT id FROM members WHERE ended_at IS NOT NULL")
            .fetch_all(connection)
            .await?;
    Ok(ids.into_iter().collect())
}

/// Whether everybody may see the results of a scan.
pub(super) const fn is_public(scan: &Scan) -> bool {
    matches!(scan.state, State::Published | State::FollowedUp)
}

/// What is compared: the adopted plan and, of what is public, the labels. Of results that are not public nothing is used, since the
/// reasons are told to the others.
pub(super) async fn candidate(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
) -> Result<Candidate, Error> {
    let known = versions::released(connection, services).await?;
    let words = Words::of(&known, scan.instrument_version.as_deref());
    let plan = latest_version(connection, &scan.id).await?.text;
    let keys = plan.priorities.iter().flat_map(|own| &own.statements);
    let mut own = Candidate {
        themes: keys.filter_map(|key| words.theme(key)).collect(),
        subgoals: plan.priorities.iter().map(|own| own.subgoal).collect(),
        scan: scan.id.clone(),
        authority: scan.authority.clone(),
        strengths: BTreeSet::new(),
        concerns: BTreeSet::new(),
    };
    if is_public(scan) {
        let report = report_of(connection, services, scan).await?;
        for table in &report.tables.statements {
            let Some(measured) = words.measured(&table.key, scan) else {
                continue;
            };
            if table.labels.contains(&Label::SharedStrength) {
                own.strengths.insert(measured);
            } else if table.labels.contains(&Label::SharedConcern) {
                own.concerns.insert(measured);
            }
        }
    }
    Ok(own)
}

/// The statements of one version in the newest: two authorities may have answered different versions.
struct Words<'a> {
    newest: Option<&'a Instrument>,
    walk: Option<Crosswalk>,
}

impl<'a> Words<'a> {
    fn of(known: &'a Versions, version: Option<&str>) -> Self {
        let newest = known.newest().map(|version| &version.instrument);
        let walk = newest
            .zip(version)
            .and_then(|(newest, version)| known.crosswalk(version, &newest.version));
        Self { newest, walk }
    }

    fn passage(&self, key: &str) -> Option<(&str, bool)> {
        let passages = &self.walk.as_ref()?.statements;
        let own = passages.iter().find(|passage| passage.from == key)?;
        Some((own.to.as_deref()?, own.fate.may_be_compared()))
    }

    /// The theme of a statement. A question of the authority's own has none.
    fn theme(&self, key: &str) -> Option<String> {
        let (key, _) = self.passage(key)?;
        Some(theme_of(key).to_owned())
    }

    /// The statement as it may be held beside that of another authority; `None` where it may not.
    fn measured(&self, key: &str, scan: &Scan) -> Option<Measured> {
        let (key, _) = self
            .passage(key)
            .filter(|(_, may_be_compared)| *may_be_compared)?;
        let statement = self.newest?.statement(key)?;
        Some(Measured {
            statement: key.to_owned(),
            within: statement.differs_by_kind.then_some(scan.authority.kind),
        })
    }
}
