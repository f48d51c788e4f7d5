//! Gathers what the rules and the ranking go by, for all clerks at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};
use questionnaires::kind::AuthorityKind;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::facts::{Absence, ClerkFacts, HalfYear, Language, Limits, Period, ScanFacts};
use super::geography::Geography;
use super::profile::{self, Profile};
use super::rules::{Exclusion, tie};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::{Authority, AuthorityCode, COLUMNS, Row as AuthorityRow};
use crate::clock::day_of;
use crate::error::Error;
use crate::ids::{MemberId, ScanId};
use crate::programme::settings_of;
use crate::scans::{Arrangements, State, WantedMonths};
use crate::store::{Day, Instant};

/// Months over which scans count for fairness.
const LATELY: Months = Months::new(24);

/// Everything that finding clerks goes by.
#[derive(Clone, Debug)]
pub struct PoolFacts {
    /// Every clerk with an account, by name.
    pub clerks: Vec<ClerkFacts>,
    /// The scans that wait for a clerk, the oldest request first.
    pub scans: Vec<ScanFacts>,
    /// What holds for every pair of them.
    pub limits: Limits,
}

/// Which scans to gather.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which<'a> {
    /// All that wait for a clerk.
    Waiting,
    /// This one, wherever it stands.
    One(&'a ScanId),
    /// All that take up their authority.
    Running,
}

/// Everything that finding clerks for all waiting scans goes by. For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn facts(actor: &Actor, services: &Services) -> Result<PoolFacts, Error> {
    actor.require_programme_or_system()?;
    let mut connection = services.store().read().acquire().await?;
    facts_of(&mut connection, services.clock().today(), Which::Waiting).await
}

/// The same inside a use case that checked who may ask.
pub(crate) async fn facts_of(
    connection: &mut AnyConnection,
    today: NaiveDate,
    which: Which<'_>,
) -> Result<PoolFacts, Error> {
    let settings = settings_of(connection).await?;
    let authorities = authorities(connection).await?;
    let proposals = proposals(connection).await?;
    let limits = Limits {
        today,
        least_distance_km: settings.least_distance_km,
        geography: geography(connection).await?.placing(&authorities),
    };
    let scans = scans(connection, which, &authorities, &proposals).await?;
    let clerks = clerks(connection, &limits, &authorities, &proposals).await?;
    Ok(PoolFacts {
        clerks,
        scans,
        limits,
    })
}

/// How authorities lie to each other, by the register in the database.
pub(crate) async fn geography(connection: &mut AnyConnection) -> Result<Geography, Error> {
    let successors: Vec<(AuthorityCode, AuthorityCode)> =
        sqlx::query_as("SELECT code, successor_code FROM authority_successors")
            .fetch_all(connection)
            .await?;
    Ok(Geography::new(&successors))
}

/// Where a clerk works and leads, to ask whether a tie keeps them from an authority. It never goes away, so it is asked anew whenever
/// something moves on.
pub(crate) struct Ties {
    clerk: MemberId,
    home: Option<AuthorityCode>,
    leads: Vec<AuthorityCode>,
    geography: Geography,
}

impl Ties {
    /// Those of a clerk, as the database has them now.
    pub(crate) async fn of(
        connection: &mut AnyConnection,
        clerk: &MemberId,
    ) -> Result<Self, Error> {
        let home: Option<(Option<AuthorityCode>,)> =
            sqlx::query_as("SELECT home_authority_code FROM members WHERE id = $1")
                .bind(clerk)
                .fetch_optional(&mut *connection)
                .await?;
        let leads: Vec<AuthorityCode> =
            sqlx::query_scalar("SELECT authority_code FROM leads WHERE member_id = $1")
                .bind(clerk)
                .fetch_all(&mut *connection)
                .await?;
        Ok(Self {
            clerk: clerk.clone(),
            home: home.and_then(|(code,)| code),
            leads,
            geography: geography(connection).await?,
        })
    }

    /// What ties the clerk to the authority of a scan, or to its lead.
    pub(crate) fn with(&self, lead: &MemberId, authority: &Authority) -> Option<Exclusion> {
        let of_clerk = (&self.clerk, self.home.as_ref(), self.leads.iter());
        tie(of_clerk, (lead, &authority.code), &self.geography)
    }
}

type Authorities = BTreeMap<AuthorityCode, Authority>;

async fn authorities(connection: &mut AnyConnection) -> Result<Authorities, Error> {
    let rows: Vec<AuthorityRow> =
        sqlx::query_as(AssertSqlSafe(format!("SELECT {COLUMNS} FROM authorities")))
            .fetch_all(connection)
            .await?;
    let authorities = rows
        .into_iter()
        .map(Authority::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    let by_code = authorities
        .into_iter()
        .map(|authority| (authority.code.clone(), authority));
    Ok(by_code.collect())
}

#[derive(sqlx::FromRow)]
struct ProposalRow {
    scan_id: ScanId,
    clerk_id: MemberId,
    answer: Option<String>,
    reason: Option<String>,
    answered_at: Option<Instant>,
}

/// Questions that count: not those that were taken back, nor those about a scan that was cancelled or ended before the answer came.
async fn proposals(connection: &mut AnyConnection) -> Result<Vec<ProposalRow>, Error> {
    let rows = sqlx::query_as(
        "SELECT p.scan_id, p.clerk_id, p.answer, p.reason, p.answered_at FROM clerk_proposals p \
         JOIN scans s ON s.id = p.scan_id WHERE s.state <> 'cancelled' \
         AND (p.answer <> 'withdrawn' OR (p.answer IS NULL AND s.state <> 'followed_up')) ORDER BY p.proposed_at",
    );
    Ok(rows.fetch_all(connection).await?)
}

#[derive(sqlx::FromRow)]
struct ScanRow {
    id: ScanId,
    authority_code: AuthorityCode,
    state: String,
    lead_id: MemberId,
    clerk_id: Option<MemberId>,
    second_clerk_id: Option<MemberId>,
    requested_on: Day,
    wanted_from: Option<String>,
    wanted_until: Option<String>,
    arrangements: String,
}

async fn scans(
    connection: &mut AnyConnection,
    which: Which<'_>,
    authorities: &Authorities,
    proposals: &[ProposalRow],
) -> Result<Vec<ScanFacts>, Error> {
    let (condition, value) = match which {
        Which::Waiting => ("state = $1", State::Requested.code()),
        Which::One(id) => ("id = $1", id.as_str()),
        Which::Running => ("running = 1 AND $1 = ''", ""),
    };
    let rows: Vec<ScanRow> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT id, authority_code, state, lead_id, clerk_id, second_clerk_id, requested_on, wanted_from, \
         wanted_until, arrangements FROM scans \
         WHERE {condition} ORDER BY requested_on, id"
    )))
    .bind(value)
    .fetch_all(connection)
    .await?;
    let mut declined = BTreeMap::<_, BTreeMap<_, _>>::new();
    for proposal in proposals {
        if proposal.answer.as_deref() == Some("declined") {
            let reason = proposal.reason.clone().unwrap_or_default();
            let by_clerk = declined.entry(proposal.scan_id.clone()).or_default();
            by_clerk.insert(proposal.clerk_id.clone(), reason);
        }
    }
    rows.into_iter()
        .map(|row| {
            let declined = declined.remove(&row.id).unwrap_or_default();
            row.into_facts(authorities, declined)
        })
        .collect()
}

impl ScanRow {
    fn into_facts(
        self,
        authorities: &Authorities,
        declined: BTreeMap<MemberId, String>,
    ) -> Result<ScanFacts, Error> {
        let arrangements: Arrangements =
            serde_json::from_str(&self.arrangements).map_err(Error::unavailable)?;
        let sessions = arrangements.sessions();
        let days = [sessions.start, sessions.agenda];
        let authority = authorities.get(&self.authority_code).cloned();
        let months = WantedMonths::kept(self.wanted_from.as_deref(), self.wanted_until.as_deref())?;
        Ok(ScanFacts {
            authority: authority.ok_or_else(|| unknown("an authority", self.id.as_str()))?,
            state: State::from_code(&self.state)
                .ok_or_else(|| unknown("a state", self.id.as_str()))?,
            wanted: months.map(|months| Period {
                from: months.from.first_day(),
                until: months.until.last_day(),
            }),
            sessions: days.into_iter().flatten().map(|day| day.on).collect(),
            id: self.id,
            lead: self.lead_id,
            clerks: [self.clerk_id, self.second_clerk_id]
                .into_iter()
                .flatten()
                .collect(),
            requested_on: self.requested_on.0,
            declined,
        })
    }
}

fn unknown(what: &str, scan: &str) -> Error {
    Error::unavailable(format!("scan {scan} has {what} that is not known"))
}

#[derive(sqlx::FromRow)]
struct ClerkRow {
    id: MemberId,
    name: String,
    email: String,
    home_authority_code: Option<AuthorityCode>,
}

async fn clerks(
    connection: &mut AnyConnection,
    limits: &Limits,
    authorities: &Authorities,
    proposals: &[ProposalRow],
) -> Result<Vec<ClerkFacts>, Error> {
    let rows: Vec<ClerkRow> = sqlx::query_as(
        "SELECT m.id, m.name, m.email, m.home_authority_code FROM members m \
         JOIN member_roles r ON r.member_id = m.id AND r.role = 'clerk' WHERE m.ended_at IS NULL",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut profiles = profile::all(connection).await?;
    let mut leads = grouped("SELECT member_id, authority_code FROM leads", connection).await?;
    let mut absences = absences(connection).await?;
    let mut conflicts = conflicts(connection).await?;
    let confirmed = profile::confirmed(connection).await?;
    let mut work = work(connection, limits.today, proposals).await?;
    let mut clerks: Vec<ClerkFacts> = rows
        .into_iter()
        .map(|row| {
            let profile = profiles.remove(&row.id).unwrap_or_default();
            let work = work.remove(&row.id).unwrap_or_default();
            let home = row.home_authority_code.as_ref();
            let heirs = home
                .into_iter()
                .flat_map(|code| limits.geography.heirs(code));
            ClerkFacts {
                confirmed: work.said_yes || confirmed.contains(&row.id),
                home: home.and_then(|code| authorities.get(code)).cloned(),
                home_heirs: heirs
                    .filter_map(|code| authorities.get(code))
                    .cloned()
                    .collect(),
                leads: leads.remove(&row.id).unwrap_or_default(),
                absences: absences.remove(&row.id).unwrap_or_default(),
                conflicts: conflicts.remove(&row.id).unwrap_or_default(),
                ..of_profile((row.id, row.name, row.email), profile, work)
            }
        })
        .collect();
    clerks.sort_by_cached_key(|clerk| (clerk.name.to_lowercase(), clerk.id.clone()));
    Ok(clerks)
}

fn of_profile(
    (id, name, email): (MemberId, String, String),
    profile: Profile,
    mut work: Work,
) -> ClerkFacts {
    work.kinds.extend(profile.kinds);
    ClerkFacts {
        id,
        name,
        email,
        home: None,
        home_heirs: Vec::new(),
        leads: BTreeSet::new(),
        active: profile.active,
        confirmed: false,
        capacity: profile.capacity,
        places: work.places,
        absences: Vec::new(),
        conflicts: BTreeMap::new(),
        kinds: work.kinds,
        languages: profile.languages,
        trained_on: profile.trained_on,
        travel_km: profile.travel_km,
        regions: profile.regions,
        guided_lately: u32::try_from(work.lately.len()).unwrap_or(u32::MAX),
    }
}

/// Pairs of a member and an authority, by member.
async fn grouped(
    statement: &'static str,
    connection: &mut AnyConnection,
) -> Result<BTreeMap<MemberId, BTreeSet<AuthorityCode>>, Error> {
    let rows: Vec<(MemberId, AuthorityCode)> =
        sqlx::query_as(statement).fetch_all(connection).await?;
    let mut groups = BTreeMap::<_, BTreeSet<_>>::new();
    for (member, code) in rows {
        groups.entry(member).or_default().insert(code);
    }
    Ok(groups)
}

async fn absences(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<MemberId, Vec<Absence>>, Error> {
    let rows: Vec<(MemberId, Day, Day)> = sqlx::query_as(
        "SELECT member_id, first_day, last_day FROM pool_absences ORDER BY first_day",
    )
    .fetch_all(connection)
    .await?;
    let mut absences = BTreeMap::<_, Vec<_>>::new();
    for (member, Day(from), Day(until)) in rows {
        let absence = Absence { from, until };
        absences.entry(member).or_default().push(absence);
    }
    Ok(absences)
}

async fn conflicts(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<MemberId, BTreeMap<AuthorityCode, String>>, Error> {
    let rows: Vec<(MemberId, AuthorityCode, String)> = sqlx::query_as(
        "SELECT member_id, authority_code, reason FROM pool_conflicts WHERE removed = 0",
    )
    .fetch_all(connection)
    .await?;
    let mut conflicts = BTreeMap::<_, BTreeMap<_, _>>::new();
    for (member, code, reason) in rows {
        conflicts.entry(member).or_default().insert(code, reason);
    }
    Ok(conflicts)
}

/// What a clerk guides and guided.
#[derive(Default)]
struct Work {
    places: BTreeSet<ScanId>,
    kinds: BTreeSet<AuthorityKind>,
    lately: BTreeSet<ScanId>,
    /// Whether they ever said yes to a scan.
    said_yes: bool,
}

#[derive(sqlx::FromRow)]
struct GuidedRow {
    id: ScanId,
    clerk_id: Option<MemberId>,
    second_clerk_id: Option<MemberId>,
    state: String,
    kind: String,
    planned_at: Option<Instant>,
}

async fn work(
    connection: &mut AnyConnection,
    today: NaiveDate,
    proposals: &[ProposalRow],
) -> Result<BTreeMap<MemberId, Work>, Error> {
    let guided: Vec<GuidedRow> = sqlx::query_as(
        "SELECT s.id, s.clerk_id, s.second_clerk_id, s.state, a.kind, h.entered_at AS planned_at FROM scans s \
         JOIN authorities a ON a.code = s.authority_code \
         LEFT JOIN scan_history h ON h.scan_id = s.id AND h.state = 'planned' WHERE s.clerk_id IS NOT NULL",
    )
    .fetch_all(connection)
    .await?;
    let mut work = BTreeMap::<MemberId, Work>::new();
    for scan in guided {
        let state =
            State::from_code(&scan.state).ok_or_else(|| unknown("a state", scan.id.as_str()))?;
        let planned = scan.planned_at.map(|at| HalfYear::of(day_of(at.0)));
        // A second clerk is at every session too: it takes a whole place.
        for clerk in [scan.clerk_id, scan.second_clerk_id].into_iter().flatten() {
            let own = work.entry(clerk).or_default();
            own.said_yes = true;
            if (State::Discussed..State::Cancelled).contains(&state) {
                own.kinds.extend(AuthorityKind::from_code(&scan.kind));
            }
            if state.takes_place() || planned == Some(HalfYear::of(today)) {
                own.places.insert(scan.id.clone());
            }
        }
    }
    let since = today - LATELY;
    for proposal in proposals {
        let own = work.entry(proposal.clerk_id.clone()).or_default();
        let accepted = proposal.answer.as_deref() == Some("accepted");
        own.said_yes |= accepted;
        let lately = proposal.answered_at.is_some_and(|at| day_of(at.0) >= since);
        if proposal.answer.is_none() {
            own.places.insert(proposal.scan_id.clone());
        } else if accepted && lately {
            own.lately.insert(proposal.scan_id.clone());
        }
    }
    Ok(work)
}

/// The languages of a column.
pub(super) fn languages(column: &str) -> BTreeSet<Language> {
    column
        .split_whitespace()
        .filter_map(Language::from_code)
        .collect()
}
