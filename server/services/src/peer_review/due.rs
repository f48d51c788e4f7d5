//! What happens by itself: a group is reminded of a meeting, and its leads are asked what they take along.

use chrono::NaiveDate;

use super::letters::{ToAll, ToLead, to_all, to_lead};
use super::record::PeerGroup;
use super::rows::{find, select};
use super::state::GroupState;
use super::{LOCK, REMINDED_BEFORE};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PeerGroupEvent};
use crate::error::Error;
use crate::ids::PeerGroupId;
use crate::scans::arrangements::Meeting;
use crate::store::{Day, WriteTransaction};

/// What was due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Meetings that were reminded of.
    pub reminded: u32,
    /// Groups whose leads were asked for a report.
    pub asked: u32,
}

/// Does what is due. May run as often as it likes, and on several servers at once: each thing happens once.
///
/// # Errors
/// When the database gives no answer.
pub async fn run_due(services: &Services) -> Result<Due, Error> {
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let running = select(
        &mut connection,
        "g.state = $1 AND g.cancelled_because IS NULL",
        GroupState::Running.code(),
    )
    .await?;
    drop(connection);
    let mut due = Due::default();
    for group in &running {
        for meeting in group.meetings.iter().filter(|own| is_near(own, today)) {
            due.reminded += u32::from(remind(services, &group.id, meeting.on).await?);
        }
        if is_over(group, today) {
            due.asked += u32::from(ask(services, &group.id).await?);
        }
    }
    Ok(due)
}

fn is_near(meeting: &Meeting, today: NaiveDate) -> bool {
    today < meeting.on && meeting.on <= today + REMINDED_BEFORE
}

/// The day after the last meeting has come.
fn is_over(group: &PeerGroup, today: NaiveDate) -> bool {
    group.meetings.last().is_some_and(|last| last.on < today)
}

async fn begin(
    services: &Services,
    id: &PeerGroupId,
) -> Result<(WriteTransaction, PeerGroup), Error> {
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let group = find(&mut transaction, id).await?;
    Ok((transaction, group))
}

/// `false`: another server was first, or the meeting was moved.
async fn remind(services: &Services, id: &PeerGroupId, on: NaiveDate) -> Result<bool, Error> {
    let (mut transaction, group) = begin(services, id).await?;
    let meeting = group.meetings.iter().find(|meeting| meeting.on == on);
    let Some(meeting) = meeting.filter(|_| group.is(GroupState::Running)) else {
        return Ok(false);
    };
    let marked = sqlx::query(
        "UPDATE peer_meetings SET reminded = 1 WHERE group_id = $1 AND held_on = $2 AND reminded = 0",
    )
    .bind(id)
    .bind(Day(on))
    .execute(&mut *transaction)
    .await?;
    if marked.rows_affected() != 1 {
        return Ok(false);
    }
    let what = ToAll::MeetingNear(meeting);
    to_all(&mut transaction, services, &group, what).await?;
    let event = PeerGroupEvent::PeerMeetingReminded {
        group: group.id.clone(),
        name: group.name.clone(),
        on,
    }
    .into();
    audit::record(&mut transaction, services, &Actor::System, None, &event).await?;
    transaction.commit().await?;
    Ok(true)
}

/// `false`: another server was first, or the group is over.
async fn ask(services: &Services, id: &PeerGroupId) -> Result<bool, Error> {
    let today = services.clock().today();
    let (mut transaction, group) = begin(services, id).await?;
    if !group.is(GroupState::Running) || !is_over(&group, today) {
        return Ok(false);
    }
    let marked = sqlx::query(
        "UPDATE peer_groups SET report_asked_on = $1 WHERE id = $2 AND report_asked_on IS NULL",
    )
    .bind(Day(today))
    .bind(id)
    .execute(&mut *transaction)
    .await?;
    if marked.rows_affected() != 1 {
        return Ok(false);
    }
    let silent = group.taking_part().filter(|own| own.report.is_empty());
    for own in silent.collect::<Vec<_>>() {
        let to = (&group, &own.scan);
        to_lead(&mut transaction, services, to, ToLead::ReportWanted).await?;
    }
    let event = PeerGroupEvent::PeerReportsAsked {
        group: group.id,
        name: group.name,
    }
    .into();
    audit::record(&mut transaction, services, &Actor::System, None, &event).await?;
    transaction.commit().await?;
    Ok(true)
}
