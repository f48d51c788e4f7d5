//! Days that are set for a session while who guides the scan is away.

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::access::visible;
use super::arrangements::SessionKind;
use super::record::{Person, Scan};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::{MemberId, ScanId};
use crate::pool::Absence;
use crate::store::Day;

/// A clerk who is away on the day of a session that is yet to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayAt {
    /// Who.
    pub clerk: Person,
    /// Which session.
    pub session: SessionKind,
    /// Its day.
    pub on: NaiveDate,
    /// The last day away.
    pub until: NaiveDate,
}

/// The sessions of a scan at which a clerk who guides it cannot be.
///
/// # Errors
/// As [`visible`].
pub async fn away_at_sessions(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<Vec<AwayAt>, Error> {
    let scan = visible(actor, services, id).await?;
    let mut connection = services.store().read().acquire().await?;
    away_of(&mut connection, &scan, services.clock().today()).await
}

/// The same of a scan that the caller may see.
pub(super) async fn away_of(
    connection: &mut AnyConnection,
    scan: &Scan,
    today: NaiveDate,
) -> Result<Vec<AwayAt>, Error> {
    let sessions = scan.arrangements.sessions();
    let coming: Vec<(SessionKind, NaiveDate)> = SessionKind::ALL
        .into_iter()
        .filter_map(|session| Some((session, sessions.of(session)?.on)))
        .filter(|(_, on)| *on >= today && scan.state.is_running())
        .collect();
    let mut found = Vec::new();
    if coming.is_empty() {
        return Ok(found);
    }
    for clerk in scan.clerks() {
        let absences = Absence::joined(&absences(&mut *connection, &clerk.id, today).await?);
        for (session, on) in &coming {
            let away = absences.iter().find(|absence| absence.covers(*on));
            found.extend(away.map(|absence| AwayAt {
                clerk: clerk.clone(),
                session: *session,
                on: *on,
                until: absence.until,
            }));
        }
    }
    Ok(found)
}

async fn absences(
    connection: &mut AnyConnection,
    clerk: &MemberId,
    today: NaiveDate,
) -> Result<Vec<Absence>, Error> {
    let rows: Vec<(Day, Day)> = sqlx::query_as(
        "SELECT first_day, last_day FROM pool_absences WHERE member_id = $1 AND last_day >= $2",
    )
    .bind(clerk)
    .bind(Day(today))
    .fetch_all(connection)
    .await?;
    let absences = rows.into_iter();
    Ok(absences
        .map(|(Day(from), Day(until))| Absence { from, until })
        .collect())
}
