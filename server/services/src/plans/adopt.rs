//! Adoption of the plan by the elected body, and of every later version.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::amend::{amendment, forget_amendment};
use super::edit::begin;
use super::files;
use super::rows::{PlanVersion, add_version, versions};
use super::support::forget_taken_back;
use super::view::{is_adopted, is_complete, priority_views, text};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PlanEvent};
use crate::clock::day_of;
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::ScanId;
use crate::progress::follow;
use crate::scans::{self, Facts, Refused, Transition};
use crate::typed;

/// The adoption as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AdoptionForm {
    /// The day.
    pub adopted_on: String,
    /// By whom: "de gemeenteraad".
    pub adopted_by: String,
    /// What the body calls its decision; may stay empty.
    pub decision_number: String,
}

/// An adoption that can be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adoption {
    /// The day.
    pub on: NaiveDate,
    /// By whom.
    pub by: String,
    /// What the body calls its decision, or nothing.
    pub decision_number: String,
}

impl AdoptionForm {
    /// The adoption that was typed. `first`: the first day on which there can have been a plan.
    ///
    /// # Errors
    /// The fields that keep it from being recorded.
    pub fn check(&self, first: NaiveDate, today: NaiveDate) -> Result<Adoption, Vec<Problem>> {
        let day = typed::required_day(&self.adopted_on);
        let day = day.and_then(|day| {
            if day > today {
                Err(ProblemCode::InTheFuture)
            } else if day < first {
                Err(ProblemCode::BeforeFirstDay)
            } else {
                Ok(day)
            }
        });
        let by = typed::required_line(&self.adopted_by);
        let number = typed::optional_text(&self.decision_number, typed::LONGEST_LINE);
        match (day, by, number) {
            (Ok(on), Ok(by), Ok(decision_number)) => Ok(Adoption {
                on,
                by,
                decision_number,
            }),
            (day, by, number) => {
                let problems = [
                    ("adopted_on", day.err()),
                    ("adopted_by", by.err()),
                    ("decision_number", number.err()),
                ];
                Err(problems
                    .into_iter()
                    .filter_map(|(field, code)| Some(Problem::new(field, code?)))
                    .collect())
            }
        }
    }
}

/// Records that the plan was adopted as it is now, makes its file, and answers with the number of the version. After the first adoption
/// this adopts what was changed since. For the lead.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Refusal::PlanNotAmended`] when no change was begun since the last version and
/// [`Refusal::PlanUnchanged`] when nothing came of it; refused with the guard that failed when the plan is not written.
pub async fn adopt(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    form: &AdoptionForm,
) -> Result<i64, Error> {
    let (mut transaction, mut scan) = begin(actor, services, scan).await?;
    let today = services.clock().today();
    let last = versions(&mut transaction, &scan.id).await?.pop();
    let closed_on = scan.closed_at.map_or(today, day_of);
    // A version holds until the next is adopted.
    let first = last.as_ref().map_or(closed_on, |last| last.adopted_on);
    let adoption = form.check(first, today).map_err(Error::Invalid)?;
    let version = next_version(&mut transaction, &scan.id, adoption, last).await?;
    let event = PlanEvent::PlanAdopted {
        version: version.number,
        on: version.adopted_on,
        by: version.adopted_by.clone(),
        decision_number: version.decision_number.clone(),
    }
    .into();
    if is_adopted(scan.state) {
        forget_amendment(&mut transaction, &scan.id).await?;
        audit::record(&mut transaction, services, actor, Some(&scan.id), &event).await?;
    } else {
        let facts = Facts {
            adoption_recorded: true,
            ..Facts::default()
        };
        let change = (Transition::Adopt, facts);
        scans::advance(&mut transaction, services, actor, &mut scan, change, &event).await?;
    }
    add_version(&mut transaction, &scan.id, &version).await?;
    forget_removed(&mut transaction, &scan.id).await?;
    files::make(&mut transaction, services, &scan, &version).await?;
    follow(&mut transaction, &scan.id, &version.text).await?;
    transaction.commit().await?;
    Ok(version.number)
}

async fn next_version(
    connection: &mut AnyConnection,
    scan: &ScanId,
    adoption: Adoption,
    last: Option<PlanVersion>,
) -> Result<PlanVersion, Error> {
    let priorities = priority_views(connection, scan).await?;
    if !is_complete(&priorities) {
        return Err(Refusal::Scan {
            guard: Refused::ActionsMissing,
        }
        .into());
    }
    let text = text(&priorities);
    if last
        .as_ref()
        .is_some_and(|last| last.text.says_same_as(&text))
    {
        return Err(Refusal::PlanUnchanged.into());
    }
    let amendment = amendment(connection, scan).await?;
    Ok(PlanVersion {
        number: last.map_or(0, |last| last.number) + 1,
        adopted_on: adoption.on,
        adopted_by: adoption.by,
        decision_number: adoption.decision_number,
        reason: amendment.map_or_else(String::new, |amendment| amendment.reason),
        text,
    })
}

/// What was taken out before adoption is not put back after it.
async fn forget_removed(connection: &mut AnyConnection, scan: &ScanId) -> Result<(), Error> {
    forget_taken_back(connection, scan).await?;
    for statement in [
        "DELETE FROM plan_actions WHERE removed = 1 AND priority_id IN (SELECT id FROM priorities WHERE scan_id = $1)",
        "DELETE FROM priorities WHERE removed = 1 AND scan_id = $1",
        "DELETE FROM talking_points WHERE removed = 1 AND scan_id = $1",
    ] {
        sqlx::query(statement)
            .bind(scan)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
