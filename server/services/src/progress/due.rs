//! What happens by itself: rounds open and close, and actions are reminded of before their day.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::links::{forget_old, forget_round, mail_link, make_link};
use super::rounds::{Round, open_round, rounds};
use super::rows::{FollowedAction, of_scan, select};
use super::stop::{goes_on, has_rounds, stopped};
use super::{ANSWERED_AFTER, REMINDED_BEFORE, ROUND_LASTS, ROUNDS, ended, letters};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent, ProgressEvent};
use crate::error::{Error, Refusal};
use crate::ids::{ActionId, ScanId};
use crate::plans::is_adopted;
use crate::scans::{self, Scan, State};
use crate::store::{Day, Instant, WriteTransaction};

/// What was due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Rounds that opened.
    pub opened: u32,
    /// Rounds that closed.
    pub closed: u32,
    /// Actions that were reminded of.
    pub reminded: u32,
    /// Leads who were told that their authority ended, and with it the rounds.
    pub told: u32,
}

/// Does what is due. May run as often as it likes, and on several servers at once: each thing happens once.
///
/// # Errors
/// When the database gives no answer.
pub async fn run_due(services: &Services) -> Result<Due, Error> {
    let today = services.clock().today();
    let mut due = Due::default();
    for scan in to_close(services, today).await? {
        due.closed += u32::from(close(services, &scan).await?);
    }
    for (scan, number) in to_open(services, today).await? {
        due.opened += u32::from(open(services, &scan, number).await?);
    }
    for (scan, action) in to_remind(services, today).await? {
        due.reminded += u32::from(remind(services, &scan, &action).await?);
    }
    forget_old(services, today).await?;
    for scan in ended::to_tell(services, today).await? {
        due.told += u32::from(ended::tell(services, &scan).await?);
    }
    Ok(due)
}

/// The round that should have begun by now, counted from the first adoption; 0 before the first.
fn round_by(adopted_on: NaiveDate, today: NaiveDate) -> i64 {
    let begun = (1..).zip(ROUNDS).filter(|(_, after)| {
        adopted_on
            .checked_add_months(*after)
            .is_some_and(|begins| begins <= today)
    });
    begun.map(|(number, _)| number).max().unwrap_or(0)
}

/// Plans of which a round should have begun and has not. Where the server stood still for half a year, only the newest is made up for. A
/// plan that is followed no more has none, nor has one of an authority that ended.
async fn to_open(services: &Services, today: NaiveDate) -> Result<Vec<(ScanId, i64)>, Error> {
    let rows: Vec<(ScanId, Day, Option<i64>)> = sqlx::query_as(
        "SELECT s.id, (SELECT MIN(v.adopted_on) FROM plan_versions v WHERE v.scan_id = s.id) AS adopted_on, \
         (SELECT MAX(r.number) FROM progress_rounds r WHERE r.scan_id = s.id) AS last \
         FROM scans s JOIN authorities w ON w.code = s.authority_code \
         WHERE s.state IN ($1, $2) AND (w.valid_to IS NULL OR w.valid_to >= $3) \
         AND EXISTS (SELECT 1 FROM plan_versions v WHERE v.scan_id = s.id) \
         AND NOT EXISTS (SELECT 1 FROM stopped_plans t WHERE t.scan_id = s.id)",
    )
    .bind(State::Adopted.code())
    .bind(State::Published.code())
    .bind(Day(today))
    .fetch_all(services.store().read())
    .await?;
    let due = rows.into_iter().filter_map(|(scan, adopted_on, last)| {
        let number = round_by(adopted_on.0, today);
        (number > last.unwrap_or(0)).then_some((scan, number))
    });
    Ok(due.collect())
}

/// `false`: another server was first, or it is not the time any more.
async fn open(services: &Services, id: &ScanId, number: i64) -> Result<bool, Error> {
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let scan = scans::load(&mut transaction, id).await?;
    let before = rounds(&mut transaction, id).await?;
    let held = before.iter().any(|round| round.number >= number);
    let today = services.clock().today();
    if held || !has_rounds(scan.state) || !goes_on(&mut transaction, &scan, today).await? {
        return Ok(false);
    }
    let round = begin(&mut transaction, services, id, number).await?;
    let of = (&scan, &round);
    let asked = ask_owners(&mut transaction, services, &Actor::System, of).await?;
    letters::round_opened(&mut transaction, services, of, asked).await?;
    let event = ProgressEvent::RoundOpened {
        round: number,
        closes_on: round.closes_on,
    }
    .into();
    record(&mut transaction, services, id, &event).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Mails a link to the owners of actions that are not done, and says how many there are.
pub(super) async fn ask_owners(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, round): (&Scan, &Round),
) -> Result<usize, Error> {
    let actions = of_scan(transaction, &scan.id).await?;
    let asked = actions
        .iter()
        .filter(|action| action.in_plan && action.status.is_open() && !action.email.is_empty());
    let emails: BTreeSet<&str> = asked.map(|action| action.email.as_str()).collect();
    for email in &emails {
        mail_link(transaction, services, actor, (scan, round), email).await?;
    }
    Ok(emails.len())
}

async fn begin(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &ScanId,
    number: i64,
) -> Result<Round, Error> {
    let opened_on = services.clock().today();
    let closes_on = opened_on + ROUND_LASTS;
    sqlx::query("INSERT INTO progress_rounds (scan_id, number, opened_on, closes_on) VALUES ($1, $2, $3, $4)")
        .bind(scan)
        .bind(number)
        .bind(Day(opened_on))
        .bind(Day(closes_on))
        .execute(connection)
        .await?;
    Ok(Round {
        number,
        opened_on,
        closes_on,
        is_open: true,
        published_on: None,
    })
}

async fn to_close(services: &Services, today: NaiveDate) -> Result<Vec<ScanId>, Error> {
    Ok(sqlx::query_scalar(
        "SELECT scan_id FROM progress_rounds WHERE closed_at IS NULL AND closes_on < $1",
    )
    .bind(Day(today))
    .fetch_all(services.store().read())
    .await?)
}

/// Closes the round that is open; the links of its owners go.
async fn close(services: &Services, id: &ScanId) -> Result<bool, Error> {
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let round = match open_round(&mut transaction, id).await {
        Ok(round) if round.closes_on < services.clock().today() => round,
        Ok(_) | Err(Error::Refused(Refusal::NoRound)) => return Ok(false),
        Err(error) => return Err(error),
    };
    sqlx::query("UPDATE progress_rounds SET closed_at = $1 WHERE scan_id = $2 AND number = $3")
        .bind(Instant(services.now()))
        .bind(id)
        .bind(round.number)
        .execute(&mut *transaction)
        .await?;
    forget_round(&mut transaction, id, round.number).await?;
    let scan = scans::load(&mut transaction, id).await?;
    let actions = of_scan(&mut transaction, id).await?;
    let silent = actions
        .iter()
        .filter(|action| action.silent_since(Some(&round)).is_some())
        .count();
    // Who ended it knows that nobody is asked any more.
    if stopped(&mut transaction, id).await?.is_none() {
        let of = (&scan, &round);
        letters::round_closed(&mut transaction, services, of, silent).await?;
        if silent > 0 {
            letters::nothing_told(&mut transaction, services, of, silent).await?;
        }
    }
    let event = ProgressEvent::RoundClosed {
        round: round.number,
    }
    .into();
    record(&mut transaction, services, id, &event).await?;
    transaction.commit().await?;
    Ok(true)
}

/// An action is to be reminded of: it still has to be done, its day is near, and of that day nobody was reminded.
fn is_near(action: &FollowedAction, today: NaiveDate) -> bool {
    let open = action.in_plan && action.status.is_open();
    open && (today..=today + REMINDED_BEFORE).contains(&action.due_on)
}

/// Of that day nobody was reminded, the plan is followed, and its authority exists.
const NOT_REMINDED: &str = "a.in_plan = 1 AND a.due_on >= $1 AND (a.reminded_of IS NULL OR a.reminded_of <> a.due_on) \
     AND NOT EXISTS (SELECT 1 FROM stopped_plans t WHERE t.scan_id = a.scan_id) \
     AND NOT EXISTS (SELECT 1 FROM scans s JOIN authorities w ON w.code = s.authority_code WHERE s.id = a.scan_id AND w.valid_to < $1)";

async fn to_remind(
    services: &Services,
    today: NaiveDate,
) -> Result<Vec<(ScanId, ActionId)>, Error> {
    let mut connection = services.store().read().acquire().await?;
    let today_as_kept = today.to_string();
    let found = select(&mut connection, NOT_REMINDED, &today_as_kept).await?;
    let near = found.into_iter().filter(|action| is_near(action, today));
    Ok(near.map(|action| (action.scan, action.id)).collect())
}

/// `false`: another server was first, or its day or its status changed.
async fn remind(services: &Services, id: &ScanId, action: &ActionId) -> Result<bool, Error> {
    let today = services.clock().today();
    let mut transaction = services.store().write().await?;
    transaction.exclusively(id.as_str()).await?;
    let scan = scans::load(&mut transaction, id).await?;
    let found = select(&mut transaction, "a.id = $1", action.as_str())
        .await?
        .pop();
    let Some(action) = found.filter(|own| is_adopted(scan.state) && is_near(own, today)) else {
        return Ok(false);
    };
    if !goes_on(&mut transaction, &scan, today).await? {
        return Ok(false);
    }
    let marked = sqlx::query(
        "UPDATE followed_actions SET reminded_of = due_on WHERE id = $1 AND (reminded_of IS NULL OR reminded_of <> due_on)",
    )
    .bind(&action.id)
    .execute(&mut *transaction)
    .await?;
    if marked.rows_affected() != 1 {
        return Ok(false);
    }
    let until = action.due_on + ANSWERED_AFTER;
    let link = if action.email.is_empty() {
        None
    } else {
        let of = (&scan.id, 0);
        Some(
            make_link(
                &mut transaction,
                services,
                of,
                (action.email.as_str(), until),
            )
            .await?,
        )
    };
    let link = link.as_ref().map(|secret| (secret, until));
    letters::action_due(&mut transaction, services, (&scan, &action), link).await?;
    let event = ProgressEvent::ActionReminded {
        action: action.id,
        due_on: action.due_on,
    }
    .into();
    record(&mut transaction, services, id, &event).await?;
    transaction.commit().await?;
    Ok(true)
}

async fn record(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &ScanId,
    event: &AuditEvent,
) -> Result<(), Error> {
    audit::record(transaction, services, &Actor::System, Some(scan), event).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_begin_half_a_year_and_a_year_after_adoption() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let adopted = day("2026-08-31");
        for (today, number) in [
            ("2026-08-31", 0),
            ("2027-02-27", 0),
            ("2027-02-28", 1),
            ("2027-08-30", 1),
            ("2027-08-31", 2),
            ("2031-01-01", 2),
        ] {
            assert_eq!(round_by(adopted, day(today)), number, "{today}");
        }
    }
}
