//! Groups in the database.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::matching::LEAST;
use super::state::{GroupFacts, GroupLife, GroupState};
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::{ActionId, MemberId, PeerGroupId, PeerSuggestionId, PriorityId, ScanId};
use crate::scans::arrangements::Meeting;
use crate::scans::{self, Person, Scan};
use crate::store::{Day, Instant};
use crate::typed;

/// What the lead of an authority says to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Waiting,
    /// They take part.
    Accepted,
    /// They do not.
    Declined,
}

/// What the lead whose question it is does with a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    Open,
    /// The lead thanked for it.
    Thanked,
    /// It is kept for later.
    Later,
    /// It became an action of the plan.
    Taken,
}

macro_rules! coded {
    ($type:ident { $($variant:ident = $code:literal),+ }) => {
        impl $type {
            /// The code that the database keeps.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a code.
            fn read(code: &str) -> Result<Self, Error> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    other => Err(Error::unavailable(format!("unknown code {other}"))),
                }
            }
        }
    };
}

coded!(GroupState { Draft = "draft", Invited = "invited", Running = "running", Closed = "closed" });
coded!(Answer { Waiting = "waiting", Accepted = "accepted", Declined = "declined" });
coded!(Decision { Open = "open", Thanked = "thanked", Later = "later", Taken = "taken" });

/// A group.
#[derive(Clone, Debug)]
pub struct PeerGroup {
    /// The group.
    pub id: PeerGroupId,
    /// What it is called.
    pub name: String,
    /// How far it is; one that is cancelled keeps its state.
    pub state: GroupState,
    /// The clerk of the pool who facilitates, if anybody does.
    pub facilitator: Option<Person>,
    /// The day on which it was formed.
    pub formed_on: NaiveDate,
    /// The day on which it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Why it was cancelled, if it was.
    pub cancelled_because: Option<String>,
    /// With how many the programme let it go on when it had become too small.
    pub goes_on_with: Option<usize>,
    /// When it meets, the first meeting first.
    pub meetings: Vec<Meeting>,
    /// Who is in it, by the name of the authority.
    pub members: Vec<PeerMember>,
}

/// An authority in a group.
#[derive(Clone, Debug)]
pub struct PeerMember {
    /// The scan whose plan it brings.
    pub scan: Scan,
    /// What its lead said to the invitation.
    pub answer: Answer,
    /// What the lead wrote with it; may be empty.
    pub line: String,
    /// Its question; empty until it brings one.
    pub question: String,
    /// The priority of its plan that the question is about.
    pub priority: Option<PriorityId>,
    /// What it takes along; empty until that is written.
    pub report: String,
    /// The day on which that was written.
    pub reported_on: Option<NaiveDate>,
    /// That it left the group, and what it wrote stays. One that is asked to come back has left until it says yes.
    pub left: Option<Left>,
}

/// That an authority left a group that had begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// On which day.
    pub on: NaiveDate,
    /// Why.
    pub because: String,
}

impl PeerMember {
    /// Whether it takes part: its lead said yes, and it has not left.
    #[must_use]
    pub fn takes_part(&self) -> bool {
        self.answer == Answer::Accepted && self.left.is_none()
    }

    /// Whether it takes part or is asked to, and so is in no other group.
    #[must_use]
    pub fn has_a_place(&self) -> bool {
        self.takes_part() || self.answer == Answer::Waiting
    }

    /// Whether it left, and is not asked to come back.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.left.is_some() && !self.has_a_place()
    }
}

/// What one authority suggests for the question of another.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The suggestion.
    pub id: PeerSuggestionId,
    /// The group.
    pub group: PeerGroupId,
    /// Whose question it is for.
    pub scan: ScanId,
    /// Whose suggestion it is.
    pub from: ScanId,
    /// The authority whose suggestion it is.
    pub from_code: AuthorityCode,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub given_at: DateTime<Utc>,
    /// What it says.
    pub text: String,
    /// What became of it. One whose action left the plan again is kept for later.
    pub decision: Decision,
    /// What the lead answered; may be empty.
    pub reply: String,
    /// The action it became.
    pub action: Option<ActionId>,
    /// Whether it was taken back; it can be put back.
    pub removed: bool,
}

impl PeerGroup {
    /// Whether it was cancelled.
    #[must_use]
    pub const fn is_cancelled(&self) -> bool {
        self.cancelled_because.is_some()
    }

    /// How far it is, and whether it goes on.
    #[must_use]
    pub const fn life(&self) -> GroupLife {
        GroupLife {
            state: self.state,
            cancelled: self.is_cancelled(),
        }
    }

    /// Whether it is in this state and goes on.
    #[must_use]
    pub fn is(&self, state: GroupState) -> bool {
        self.life().is(state)
    }

    /// What a transition needs to know of it; whether its authorities are free still, only the database knows.
    pub(super) fn facts(&self, today: NaiveDate) -> GroupFacts {
        GroupFacts {
            places: self.with_a_place().count(),
            taking_part: self.taking_part().count(),
            planned: !self.meetings.is_empty(),
            met: self.has_met(today),
            free: false,
        }
    }

    /// Who is in it with this scan.
    #[must_use]
    pub fn member(&self, scan: &ScanId) -> Option<&PeerMember> {
        self.members.iter().find(|own| own.scan.id == *scan)
    }

    /// Who takes part, or is asked to.
    pub fn with_a_place(&self) -> impl Iterator<Item = &PeerMember> {
        self.members.iter().filter(|own| own.has_a_place())
    }

    /// Who takes part: said yes, and has not left.
    pub fn taking_part(&self) -> impl Iterator<Item = &PeerMember> {
        self.members.iter().filter(|own| own.takes_part())
    }

    /// Whether so many left that the programme has to decide how it goes on. Once the last meeting was held there is nothing to decide.
    #[must_use]
    pub fn is_too_small(&self, today: NaiveDate) -> bool {
        let many = self.taking_part().count();
        let begun = self.is(GroupState::Running) && !self.has_met(today);
        begun && many < LEAST && self.goes_on_with != Some(many)
    }

    /// The next meeting, today included.
    #[must_use]
    pub fn next_meeting(&self, today: NaiveDate) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.on >= today)
    }

    /// Whether the last meeting is held: its day has come, or is past.
    #[must_use]
    pub fn has_met(&self, today: NaiveDate) -> bool {
        self.meetings.last().is_some_and(|last| last.on <= today)
    }
}

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
