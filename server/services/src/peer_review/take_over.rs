//! Taking a suggestion over into the plan, in the way that the plan allows: an adopted plan is changed in its next version, and that needs
//! a reason.

use serde::{Deserialize, Serialize};

use super::record::{Decision, Suggestion};
use super::suggestions::begin_deciding;
use crate::Services;
use crate::actor::Actor;
use crate::audit::PeerReviewEvent;
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{ActionId, PeerGroupId, PeerSuggestionId, PriorityId};
use crate::plans::{self, ActionForm, PlanView, edit};
use crate::scans::finish;
use crate::store::require_one;

/// A suggestion as the action it is to become, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TakeOverForm {
    /// The priority that gets the action.
    pub priority: String,
    /// What is done.
    pub what: String,
    /// The first step, within three months.
    pub first_step: String,
    /// Who sees to it, by function.
    pub owner: String,
    /// The day on which it is done.
    pub due_on: String,
    /// Why the adopted plan is changed; not needed where a change of it is being written.
    pub reason: String,
}

/// A suggestion with the plan that it goes into.
#[derive(Clone, Debug)]
pub struct TakingOver {
    /// The suggestion.
    pub suggestion: Suggestion,
    /// The plan, as it is written.
    pub plan: PlanView,
}

impl TakingOver {
    /// Whether taking it over begins a change of the plan, which needs a reason.
    #[must_use]
    pub const fn begins_a_change(&self) -> bool {
        !self.plan.may_write()
    }
}

impl TakeOverForm {
    fn action(&self) -> ActionForm {
        ActionForm {
            what: self.what.clone(),
            first_step: self.first_step.clone(),
            owner: self.owner.clone(),
            due_on: self.due_on.clone(),
            ..ActionForm::default()
        }
    }

    /// What keeps it from becoming an action: all but the first step has to be there, since nobody comes back to fill it in.
    fn problems(&self) -> Vec<Problem> {
        let missing = PriorityId::parse(&self.priority)
            .is_none()
            .then(|| Problem::new("priority", ProblemCode::Missing));
        let action = self.action();
        let lacking = action.problems().into_iter().chain(action.unkeepable());
        missing.into_iter().chain(lacking).collect()
    }
}

/// The suggestion with the plan that it goes into. For the lead whose question it is for.
///
/// # Errors
/// As [`super::to_decide`].
pub async fn to_take_over(
    actor: &Actor,
    services: &Services,
    group: &PeerGroupId,
    id: &PeerSuggestionId,
) -> Result<TakingOver, Error> {
    let suggestion = super::to_decide(actor, services, group, id)
        .await?
        .suggestion;
    let plan = plans::load(actor, services, &suggestion.scan).await?;
    Ok(TakingOver { suggestion, plan })
}

/// Makes an action of a suggestion. Where the plan is adopted and no change of it is being written, one begins. For the lead whose
/// question it is for.
///
/// # Errors
/// [`Error::Invalid`] by field; [`crate::Refusal::Full`] where the plan has all the actions it may have: then the suggestion stays what it is;
/// [`super::NotNow::TakenOver`].
pub async fn take_over(
    actor: &Actor,
    services: &Services,
    (group, id): (&PeerGroupId, &PeerSuggestionId),
    form: &TakeOverForm,
) -> Result<ActionId, Error> {
    let (mut transaction, scan, own) = begin_deciding(actor, services, (group, id)).await?;
    let mut problems = form.problems();
    let opened = plans::open_for_writing(&mut transaction, services, actor, &scan, &form.reason);
    match opened.await {
        Ok(()) => {}
        Err(Error::Invalid(reason)) => problems.extend(reason),
        Err(error) => return Err(error),
    }
    let priority = match PriorityId::parse(&form.priority) {
        Some(priority) if problems.is_empty() => priority,
        _ => return Err(Error::Invalid(problems)),
    };
    let new = (&priority, &form.action());
    let action = edit::append(&mut transaction, services, actor, &scan, new).await?;
    let updated =
        sqlx::query("UPDATE peer_suggestions SET decision = $1, action_id = $2 WHERE id = $3")
            .bind(Decision::Taken.code())
            .bind(&action)
            .bind(&own.id)
            .execute(&mut *transaction)
            .await?;
    require_one(&updated)?;
    let event = PeerReviewEvent::PeerSuggestionTaken {
        suggestion: own.id,
        action: action.clone(),
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await?;
    Ok(action)
}
