//! Writing groups: what [`super::compose`] decided.

use sqlx::AnyConnection;

use super::record::{Answer, Left, PeerGroup};
use super::rows::{kept_time, select};
use super::state::GroupState;
use crate::actor::Role;
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::{MemberId, PeerGroupId, ScanId};
use crate::pool::Ties;
use crate::scans::arrangements::Meeting;
use crate::store::{Day, WriteTransaction, require_one};

/// Two groups of one name that both go on could not be told apart.
pub(super) async fn require_own_name(
    connection: &mut AnyConnection,
    id: &PeerGroupId,
    name: &str,
) -> Result<(), Error> {
    let others = select(
        connection,
        "g.state <> $1 AND g.cancelled_because IS NULL",
        GroupState::Closed.code(),
    )
    .await?;
    let is_taken = others
        .iter()
        .any(|other| other.id != *id && other.name.to_lowercase() == name.to_lowercase());
    if is_taken {
        Err(Error::invalid("name", ProblemCode::Taken))
    } else {
        Ok(())
    }
}

/// The clerk of the pool who was chosen; nobody for an empty choice.
pub(super) async fn facilitator(
    connection: &mut AnyConnection,
    chosen: &str,
) -> Result<Option<MemberId>, Error> {
    if chosen.is_empty() {
        return Ok(None);
    }
    let wrong = || Error::invalid("facilitator", ProblemCode::NotAChoice);
    let id = MemberId::parse(chosen).ok_or_else(wrong)?;
    let found: Option<MemberId> = sqlx::query_scalar(
        "SELECT m.id FROM members m JOIN member_roles r ON r.member_id = m.id \
         WHERE m.id = $1 AND r.role = $2 AND m.ended_at IS NULL",
    )
    .bind(&id)
    .bind(Role::Clerk.code())
    .fetch_optional(connection)
    .await?;
    found.ok_or_else(wrong).map(Some)
}

/// Nobody facilitates a group with their own authority in it, or one that theirs merged with: the same ties that keep a clerk from
/// guiding a scan.
///
/// # Errors
/// [`Refusal::Facilitator`] with the first of its authorities that the clerk is tied to.
pub(super) async fn require_no_tie(
    connection: &mut AnyConnection,
    group: &PeerGroup,
) -> Result<(), Error> {
    let Some(clerk) = &group.facilitator else {
        return Ok(());
    };
    let ties = Ties::of(connection, &clerk.id).await?;
    let tied = group.with_a_place().find_map(|own| {
        let exclusion = ties.with(&own.scan.lead.id, &own.scan.authority)?;
        Some(Refusal::Facilitator {
            authority: own.scan.authority.display_name.clone(),
            exclusion,
        })
    });
    tied.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// Writes when a group meets. A meeting that keeps its day keeps whether it was reminded of.
pub(super) async fn write_meetings(
    transaction: &mut WriteTransaction,
    id: &PeerGroupId,
    meetings: &[Meeting],
) -> Result<(), Error> {
    let old: Vec<Day> = sqlx::query_scalar("SELECT held_on FROM peer_meetings WHERE group_id = $1")
        .bind(id)
        .fetch_all(&mut **transaction)
        .await?;
    let gone = old
        .into_iter()
        .filter(|day| !meetings.iter().any(|meeting| meeting.on == day.0));
    for day in gone {
        sqlx::query("DELETE FROM peer_meetings WHERE group_id = $1 AND held_on = $2")
            .bind(id)
            .bind(day)
            .execute(&mut **transaction)
            .await?;
    }
    for meeting in meetings {
        sqlx::query(
            "INSERT INTO peer_meetings (group_id, held_on, held_at, place, reminded) VALUES ($1, $2, $3, $4, 0) \
             ON CONFLICT (group_id, held_on) DO UPDATE SET held_at = excluded.held_at, place = excluded.place",
        )
        .bind(id)
        .bind(Day(meeting.on))
        .bind(kept_time(meeting.at))
        .bind(&meeting.place)
        .execute(&mut **transaction)
        .await?;
    }
    Ok(())
}

/// Puts somebody in. Whose lead had said no is asked anew, and so is who left.
pub(super) async fn insert_member(
    transaction: &mut WriteTransaction,
    id: &PeerGroupId,
    scan: &ScanId,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO peer_members (group_id, scan_id, answer, line, question, report) VALUES ($1, $2, $3, '', '', '') \
         ON CONFLICT (group_id, scan_id) DO UPDATE SET answer = excluded.answer, line = excluded.line",
    )
    .bind(id)
    .bind(scan)
    .bind(Answer::Waiting.code())
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Writes that an authority left, when and why; `None`: it is back.
pub(super) async fn set_left(
    transaction: &mut WriteTransaction,
    id: &PeerGroupId,
    (scan, left): (&ScanId, Option<&Left>),
) -> Result<(), Error> {
    let updated = sqlx::query(
        "UPDATE peer_members SET left_on = $1, left_because = $2 WHERE group_id = $3 AND scan_id = $4",
    )
    .bind(left.map(|left| Day(left.on)))
    .bind(left.map(|left| left.because.as_str()))
    .bind(id)
    .bind(scan)
    .execute(&mut **transaction)
    .await?;
    require_one(&updated)
}

/// Takes back that an authority was asked to come back: it left, and what it wrote stays.
pub(super) async fn forget_asked_back(
    transaction: &mut WriteTransaction,
    id: &PeerGroupId,
    scan: &ScanId,
) -> Result<(), Error> {
    let updated = sqlx::query(
        "UPDATE peer_members SET answer = $1, line = '' WHERE group_id = $2 AND scan_id = $3",
    )
    .bind(Answer::Accepted.code())
    .bind(id)
    .bind(scan)
    .execute(&mut **transaction)
    .await?;
    require_one(&updated)
}

/// Writes with how many a group that became too small goes on; `None`: that has yet to be decided.
pub(super) async fn set_goes_on_with(
    transaction: &mut WriteTransaction,
    id: &PeerGroupId,
    many: Option<usize>,
) -> Result<(), Error> {
    let many = many.and_then(|many| i64::try_from(many).ok());
    let updated = sqlx::query("UPDATE peer_groups SET goes_on_with = $1 WHERE id = $2")
        .bind(many)
        .bind(id)
        .execute(&mut **transaction)
        .await?;
    require_one(&updated)
}

pub(super) async fn delete_member(
    transaction: &mut WriteTransaction,
    id: &PeerGroupId,
    scan: &ScanId,
) -> Result<(), Error> {
    let gone = sqlx::query("DELETE FROM peer_members WHERE group_id = $1 AND scan_id = $2")
        .bind(id)
        .bind(scan)
        .execute(&mut **transaction)
        .await?;
    require_one(&gone)
}
