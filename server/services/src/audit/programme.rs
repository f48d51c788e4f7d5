//! What was done outside of scans, a page at a time.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use questionnaires::kind::AuthorityKind;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::read::{AuditEntry, Row};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::AuthorityCode;
use crate::clock::start_of;
use crate::error::Error;
use crate::ids::{AuditEventId, CampaignId, MemberId};
use crate::results::names;
use crate::store::Instant;

/// What somebody looks for in the log of the programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogLooking {
    /// Where in it.
    pub place: LogPlace,
    /// Only what this member did; `None` for everybody, and for what went by itself.
    pub by: Option<MemberId>,
}

/// Where in the log somebody looks. A place stays the same place whatever is done meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LogPlace {
    /// At what was done last.
    #[default]
    Newest,
    /// At what was done on this day, and before.
    Day(NaiveDate),
    /// At what was done before this event.
    Before(AuditEventId),
    /// At what was done after this event.
    After(AuditEventId),
}

/// A page of the log, with the names of whom it is about.
#[derive(Clone, Debug)]
pub struct ProgrammeLog {
    /// The events, the newest first.
    pub entries: Vec<AuditEntry>,
    /// Whether there are newer ones.
    pub has_newer: bool,
    /// Whether there are older ones.
    pub has_older: bool,
    /// Who ever did something that stands in the log, by name.
    pub doers: Vec<(MemberId, String)>,
    /// Names of members, also of those whose account ended.
    pub members: BTreeMap<MemberId, String>,
    /// Names of authorities, as inside a sentence: "de gemeente Deventer".
    pub authorities: BTreeMap<AuthorityCode, String>,
    /// Names of campaigns, also of those that were taken out.
    pub campaigns: BTreeMap<CampaignId, String>,
}

/// A page of what was done outside of scans, at most so many events. When people sign in and out is left out: that is nobody's
/// business. For the programme. An event that is not there is as good as none: the newest are shown.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn of_programme(
    actor: &Actor,
    services: &Services,
    looking: &LogLooking,
    most: u32,
) -> Result<ProgrammeLog, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let by = looking.by.as_ref().map_or("", MemberId::as_str);
    let (point, way) = point(&mut connection, services, &looking.place).await?;
    let shown = usize::try_from(most).map_err(Error::unavailable)?;
    let mut entries = along(&mut connection, by, way, &point, i64::from(most) + 1).await?;
    let goes_on = entries.len() > shown;
    entries.truncate(shown);
    if way == Way::Newer {
        entries.reverse();
    }
    let edge = match way {
        Way::Older => entries.first(),
        Way::Newer => entries.last(),
    };
    let edge = edge.map_or(point, Point::of);
    let back = along(&mut connection, by, way.back(), &edge, 1).await?;
    let (has_older, has_newer) = match way {
        Way::Older => (goes_on, !back.is_empty()),
        Way::Newer => (!back.is_empty(), goes_on),
    };
    Ok(ProgrammeLog {
        entries,
        has_newer,
        has_older,
        doers: doers(&mut connection).await?,
        members: members(&mut connection).await?,
        authorities: authorities(&mut connection).await?,
        campaigns: campaigns(&mut connection).await?,
    })
}

/// Which way one goes through the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Older,
    Newer,
}

impl Way {
    const fn back(self) -> Self {
        match self {
            Self::Older => Self::Newer,
            Self::Newer => Self::Older,
        }
    }
}

/// A point of the log: an event, which is not beyond itself in either way, or an instant between events.
struct Point {
    at: Instant,
    event: Option<AuditEventId>,
}

impl Point {
    fn of(entry: &AuditEntry) -> Self {
        Self {
            at: Instant(entry.at),
            event: Some(entry.id.clone()),
        }
    }
}

async fn point(
    connection: &mut AnyConnection,
    services: &Services,
    place: &LogPlace,
) -> Result<(Point, Way), Error> {
    let (event, way) = match place {
        LogPlace::Newest => (None, Way::Older),
        LogPlace::Day(day) => {
            let after = day.succ_opt().unwrap_or(*day);
            let at = Instant(start_of(after));
            return Ok((Point { at, event: None }, Way::Older));
        }
        LogPlace::Before(event) => (Some(event), Way::Older),
        LogPlace::After(event) => (Some(event), Way::Newer),
    };
    let at: Option<Instant> = sqlx::query_scalar("SELECT at FROM audit_events WHERE id = $1")
        .bind(event)
        .fetch_optional(connection)
        .await?;
    Ok(match (at, event) {
        (Some(at), Some(event)) => (
            Point {
                at,
                event: Some(event.clone()),
            },
            way,
        ),
        _ => {
            let at = Instant(services.now() + TimeDelta::days(1));
            (Point { at, event: None }, Way::Older)
        }
    })
}

/// What the log holds: who signs in and out does not belong to it.
const LOGGED: &str = "e.scan_id IS NULL AND e.kind NOT IN ('sign_in_link_mailed', 'signed_in', 'signed_out', 'calendar_renewed')";

/// The events beyond a point, the nearest first. `by`: only what that member did; empty for all.
async fn along(
    connection: &mut AnyConnection,
    by: &str,
    way: Way,
    point: &Point,
    most: i64,
) -> Result<Vec<AuditEntry>, Error> {
    // Events of the same instant stand in the order of their ids.
    let beyond = match way {
        Way::Older => "(e.at < $2 OR (e.at = $2 AND e.id > $3)) ORDER BY e.at DESC, e.id LIMIT $4",
        Way::Newer => "(e.at > $2 OR (e.at = $2 AND e.id < $3)) ORDER BY e.at, e.id DESC LIMIT $4",
    };
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT e.id, e.at, e.actor, e.member_id, m.name AS member_name, e.scan_id, e.kind, e.detail \
         FROM audit_events e LEFT JOIN members m ON m.id = e.member_id \
         WHERE {LOGGED} AND ($1 = '' OR e.member_id = $1) AND {beyond}"
    )))
    .bind(by)
    .bind(point.at)
    .bind(point.event.as_ref())
    .bind(most)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(AuditEntry::from).collect())
}

async fn doers(connection: &mut AnyConnection) -> Result<Vec<(MemberId, String)>, Error> {
    let mut doers: Vec<(MemberId, String)> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT DISTINCT m.id, m.name FROM audit_events e JOIN members m ON m.id = e.member_id WHERE {LOGGED}"
    )))
    .fetch_all(connection)
    .await?;
    doers.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(doers)
}

async fn members(connection: &mut AnyConnection) -> Result<BTreeMap<MemberId, String>, Error> {
    let all: Vec<(MemberId, String)> = sqlx::query_as("SELECT id, name FROM members")
        .fetch_all(connection)
        .await?;
    Ok(all.into_iter().collect())
}

async fn authorities(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<AuthorityCode, String>, Error> {
    let all: Vec<(AuthorityCode, String, String)> =
        sqlx::query_as("SELECT code, kind, display_name FROM authorities")
            .fetch_all(connection)
            .await?;
    let named = all.into_iter().filter_map(|(code, kind, name)| {
        let kind = AuthorityKind::from_code(&kind)?;
        Some((code, names::authority_in_sentence(kind, &name)))
    });
    Ok(named.collect())
}

async fn campaigns(connection: &mut AnyConnection) -> Result<BTreeMap<CampaignId, String>, Error> {
    let all: Vec<(CampaignId, String)> = sqlx::query_as("SELECT id, name FROM campaigns")
        .fetch_all(connection)
        .await?;
    Ok(all.into_iter().collect())
}
