//! Groups in the database.

use chrono::NaiveTime;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::record::{Answer, Decision, Left, PeerGroup, PeerMember, Suggestion};
use super::state::GroupState;
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::{ActionId, MemberId, PeerGroupId, PeerSuggestionId, PriorityId, ScanId};
use crate::scans::arrangements::Meeting;
use crate::scans::{self, Person};
use crate::store::{Day, Instant};
use crate::typed;

#[derive(sqlx::FromRow)]
struct GroupRow {
    id: PeerGroupId,
    name: String,
    state: String,
    formed_on: Day,
    closed_on: Option<Day>,
    cancelled_because: Option<String>,
    goes_on_with: Option<i64>,
    facilitator_id: Option<MemberId>,
    facilitator_name: Option<String>,
    facilitator_email: Option<String>,
}

/// One group.
///
/// # Errors
/// [`Error::NotFound`] when there is none with that id.
pub(super) async fn find(
    connection: &mut AnyConnection,
    id: &PeerGroupId,
) -> Result<PeerGroup, Error> {
    let row: Option<GroupRow> = sqlx::query_as(
        "SELECT g.id, g.name, g.state, g.formed_on, g.closed_on, g.cancelled_because, g.goes_on_with, g.facilitator_id, \
         m.name AS facilitator_name, m.email AS facilitator_email \
         FROM peer_groups g LEFT JOIN members m ON m.id = g.facilitator_id WHERE g.id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *connection)
    .await?;
    let row = row.ok_or(Error::NotFound)?;
    let person = row
        .facilitator_id
        .zip(row.facilitator_name)
        .zip(row.facilitator_email);
    Ok(PeerGroup {
        meetings: meetings(connection, id).await?,
        members: members(connection, id).await?,
        state: GroupState::read(&row.state)?,
        id: row.id,
        name: row.name,
        facilitator: person.map(|((id, name), email)| Person {
            id,
            name,
            email,
            home: None,
        }),
        formed_on: row.formed_on.0,
        closed_on: row.closed_on.map(|day| day.0),
        cancelled_because: row.cancelled_because,
        goes_on_with: row.goes_on_with.and_then(|many| usize::try_from(many).ok()),
    })
}

/// The groups that a condition on `peer_groups g` with one value allows, the newest first.
pub(super) async fn select(
    connection: &mut AnyConnection,
    condition: &'static str,
    value: &str,
) -> Result<Vec<PeerGroup>, Error> {
    let ids: Vec<PeerGroupId> = sqlx::query_scalar(AssertSqlSafe(format!(
        "SELECT g.id FROM peer_groups g WHERE {condition}"
    )))
    .bind(value)
    .fetch_all(&mut *connection)
    .await?;
    let mut groups = Vec::with_capacity(ids.len());
    for id in &ids {
        groups.push(find(connection, id).await?);
    }
    groups.sort_by_cached_key(|group| {
        let formed = std::cmp::Reverse(group.formed_on);
        (formed, group.name.to_lowercase(), group.id.clone())
    });
    Ok(groups)
}

async fn meetings(connection: &mut AnyConnection, id: &PeerGroupId) -> Result<Vec<Meeting>, Error> {
    let rows: Vec<(Day, String, String)> = sqlx::query_as(
        "SELECT held_on, held_at, place FROM peer_meetings WHERE group_id = $1 ORDER BY held_on",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    let meeting = |(on, at, place): (Day, String, String)| Meeting {
        on: on.0,
        at: typed::time(&at),
        place,
    };
    Ok(rows.into_iter().map(meeting).collect())
}

/// A time as the database keeps it.
pub(super) fn kept_time(at: Option<NaiveTime>) -> String {
    at.map_or_else(String::new, |at| at.format("%H:%M").to_string())
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    scan_id: ScanId,
    answer: String,
    line: String,
    question: String,
    priority_id: Option<PriorityId>,
    report: String,
    reported_on: Option<Day>,
    left_on: Option<Day>,
    left_because: Option<String>,
}

async fn members(
    connection: &mut AnyConnection,
    id: &PeerGroupId,
) -> Result<Vec<PeerMember>, Error> {
    let rows: Vec<MemberRow> = sqlx::query_as(
        "SELECT scan_id, answer, line, question, priority_id, report, reported_on, left_on, left_because \
         FROM peer_members WHERE group_id = $1",
    )
    .bind(id)
    .fetch_all(&mut *connection)
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(PeerMember {
            scan: scans::load(connection, &row.scan_id).await?,
            answer: Answer::read(&row.answer)?,
            line: row.line,
            question: row.question,
            priority: row.priority_id,
            report: row.report,
            reported_on: row.reported_on.map(|day| day.0),
            left: row.left_on.map(|day| Left {
                on: day.0,
                because: row.left_because.unwrap_or_default(),
            }),
        });
    }
    found.sort_by_cached_key(|own| (own.scan.authority.sort_key(), own.scan.id.clone()));
    Ok(found)
}

#[derive(sqlx::FromRow)]
struct SuggestionRow {
    id: PeerSuggestionId,
    group_id: PeerGroupId,
    scan_id: ScanId,
    from_scan_id: ScanId,
    from_code: AuthorityCode,
    by_name: String,
    given_at: Instant,
    body: String,
    decision: String,
    reply: String,
    action_id: Option<ActionId>,
    removed: i64,
    standing: i64,
}

impl TryFrom<SuggestionRow> for Suggestion {
    type Error = Error;

    fn try_from(row: SuggestionRow) -> Result<Self, Error> {
        let decision = match Decision::read(&row.decision)? {
            Decision::Taken if row.standing == 0 => Decision::Later,
            decision => decision,
        };
        Ok(Self {
            id: row.id,
            group: row.group_id,
            scan: row.scan_id,
            from: row.from_scan_id,
            from_code: row.from_code,
            by: row.by_name,
            given_at: row.given_at.0,
            text: row.body,
            action: row.action_id.filter(|_| decision == Decision::Taken),
            decision,
            reply: row.reply,
            removed: row.removed != 0,
        })
    }
}

/// The suggestions that a condition on `peer_suggestions p` with one value allows, the oldest first.
pub(super) async fn suggestions(
    connection: &mut AnyConnection,
    condition: &'static str,
    value: &str,
) -> Result<Vec<Suggestion>, Error> {
    let rows: Vec<SuggestionRow> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT p.id, p.group_id, p.scan_id, p.from_scan_id, s.authority_code AS from_code, m.name AS by_name, p.given_at, p.body, \
         p.decision, p.reply, p.action_id, p.removed, \
         (SELECT COUNT(*) FROM plan_actions a WHERE a.id = p.action_id AND a.removed = 0) AS standing \
         FROM peer_suggestions p JOIN scans s ON s.id = p.from_scan_id JOIN members m ON m.id = p.member_id \
         WHERE {condition} ORDER BY p.given_at, p.id"
    )))
    .bind(value)
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Suggestion::try_from).collect()
}

/// One suggestion of a group.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) async fn suggestion(
    connection: &mut AnyConnection,
    group: &PeerGroupId,
    id: &PeerSuggestionId,
) -> Result<Suggestion, Error> {
    let found = suggestions(connection, "p.id = $1", id.as_str())
        .await?
        .pop();
    found
        .filter(|own| own.group == *group)
        .ok_or(Error::NotFound)
}
