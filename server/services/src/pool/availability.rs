//! When a clerk is away.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::facts::Absence;
use super::members::require;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent, Change, PoolEvent};
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{AbsenceId, MemberId};
use crate::store::Day;
use crate::typed::required_day;

/// Who is away for longer leaves the pool for a while.
const LONGEST: Months = Months::new(12);

/// A period as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AbsenceForm {
    /// The first day away.
    pub from: String,
    /// The last day away.
    pub until: String,
}

impl AbsenceForm {
    fn check(&self, today: NaiveDate) -> Result<Absence, Vec<Problem>> {
        match (required_day(&self.from), required_day(&self.until)) {
            (Ok(from), Ok(until)) => {
                let problem = if until < from {
                    Some(ProblemCode::BeforeFirstDay)
                } else if until < today {
                    Some(ProblemCode::InThePast)
                } else if from
                    .checked_add_months(LONGEST)
                    .is_none_or(|last| until > last)
                {
                    Some(ProblemCode::TooFarAway)
                } else {
                    None
                };
                problem.map_or(Ok(Absence { from, until }), |code| {
                    Err(vec![Problem::new("until", code)])
                })
            }
            (from, until) => {
                let found = [("from", from.err()), ("until", until.err())].into_iter();
                Err(found
                    .filter_map(|(field, code)| Some(Problem::new(field, code?)))
                    .collect())
            }
        }
    }
}

/// Writes down that a clerk is away: themselves, or the programme for them.
///
/// # Errors
/// [`Error::Invalid`] by field: days that are none, a last day before the first or over already, longer than a year, or days of which
/// one belongs to an absence that is kept already, which [`ProblemCode::Overlaps`] names.
pub async fn add_absence(
    actor: &Actor,
    services: &Services,
    member: &MemberId,
    form: &AbsenceForm,
) -> Result<(), Error> {
    require(actor, member)?;
    super::member(actor, services, member).await?;
    let today = services.clock().today();
    let absence = form.check(today).map_err(Error::Invalid)?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(member.as_str()).await?;
    if let Some(kept) = overlapping(&mut transaction, member, absence, today).await? {
        return Err(overlap(absence, kept));
    }
    sqlx::query(
        "INSERT INTO pool_absences (id, member_id, first_day, last_day) VALUES ($1, $2, $3, $4)",
    )
    .bind(AbsenceId::random())
    .bind(member)
    .bind(Day(absence.from))
    .bind(Day(absence.until))
    .execute(&mut *transaction)
    .await?;
    let event = absence_event(member, absence, Change::Added);
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

/// The first absence that has a day in common with this one. Who wants to add one sees those that are not over, and can take them out.
async fn overlapping(
    connection: &mut AnyConnection,
    member: &MemberId,
    absence: Absence,
    today: NaiveDate,
) -> Result<Option<Absence>, Error> {
    let found: Option<(Day, Day)> = sqlx::query_as(
        "SELECT first_day, last_day FROM pool_absences \
         WHERE member_id = $1 AND first_day <= $2 AND last_day >= $3 ORDER BY first_day LIMIT 1",
    )
    .bind(member)
    .bind(Day(absence.until))
    .bind(Day(absence.from.max(today)))
    .fetch_optional(connection)
    .await?;
    Ok(found.map(|(Day(from), Day(until))| Absence { from, until }))
}

/// Told at the day that lies in what is kept, the first of the two.
fn overlap(absence: Absence, kept: Absence) -> Error {
    let field = if kept.covers(absence.from) {
        "from"
    } else {
        "until"
    };
    let code = ProblemCode::Overlaps {
        from: kept.from,
        until: kept.until,
    };
    Error::invalid(field, code)
}

/// Takes a period out again.
///
/// # Errors
/// [`Error::NotFound`] for one that is not there, or of somebody else.
pub async fn remove_absence(
    actor: &Actor,
    services: &Services,
    member: &MemberId,
    absence: &AbsenceId,
) -> Result<(), Error> {
    require(actor, member)?;
    let mut transaction = services.store().write().await?;
    let removed: Option<(Day, Day)> = sqlx::query_as(
        "DELETE FROM pool_absences WHERE id = $1 AND member_id = $2 RETURNING first_day, last_day",
    )
    .bind(absence)
    .bind(member)
    .fetch_optional(&mut *transaction)
    .await?;
    let (Day(from), Day(until)) = removed.ok_or(Error::NotFound)?;
    let event = absence_event(member, Absence { from, until }, Change::Removed);
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

fn absence_event(member: &MemberId, absence: Absence, change: Change) -> AuditEvent {
    PoolEvent::AbsenceChanged {
        member: member.clone(),
        from: absence.from,
        until: absence.until,
        change,
    }
    .into()
}
