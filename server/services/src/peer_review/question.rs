//! The question that an authority brings, with the plan it is about. Only those inside the group read it.

use serde::{Deserialize, Serialize};

use super::state::Act;
use super::take_part::begin;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PeerReviewEvent};
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{PeerGroupId, PriorityId, ScanId};
use crate::plans::latest_version;
use crate::store::require_one;
use crate::typed::{LONGEST_TEXT, required_text};

/// A question as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    /// The question.
    pub question: String,
    /// The priority of the adopted plan that it is about; empty for the plan as a whole.
    pub priority: String,
}

/// Keeps the question of an authority. For the lead of its scan.
///
/// # Errors
/// [`Error::Invalid`] by field; [`super::NotNow::NotInThisState`] once the group is over; [`super::NotNow::NoPart`] for who has not said
/// yes, or left.
pub async fn keep_question(
    actor: &Actor,
    services: &Services,
    (group, scan): (&PeerGroupId, &ScanId),
    form: &QuestionForm,
) -> Result<(), Error> {
    let (mut transaction, group) = begin(actor, services, group).await?;
    let member = group.require_lead(actor, scan)?;
    group.life().allow(Act::Ask)?;
    member.require_part()?;
    let mut problems = Vec::new();
    let question = required_text(&form.question, LONGEST_TEXT)
        .map_err(|code| problems.push(Problem::new("question", code)))
        .unwrap_or_default();
    let plan = latest_version(&mut transaction, scan).await?.text;
    let priority = PriorityId::parse(&form.priority);
    let is_of_plan = |id: &PriorityId| {
        let mut own = plan.priorities.iter();
        own.any(|priority| priority.id.as_ref() == Some(id))
    };
    let is_a_choice = form.priority.is_empty() || priority.as_ref().is_some_and(is_of_plan);
    if !is_a_choice {
        problems.push(Problem::new("priority", ProblemCode::NotAChoice));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let updated = sqlx::query(
        "UPDATE peer_members SET question = $1, priority_id = $2 WHERE group_id = $3 AND scan_id = $4",
    )
    .bind(&question)
    .bind(priority.as_ref())
    .bind(&group.id)
    .bind(scan)
    .execute(&mut *transaction)
    .await?;
    require_one(&updated)?;
    let event = PeerReviewEvent::PeerQuestionKept {
        group: group.id.clone(),
    }
    .into();
    audit::record(&mut transaction, services, actor, Some(scan), &event).await?;
    Ok(transaction.commit().await?)
}
