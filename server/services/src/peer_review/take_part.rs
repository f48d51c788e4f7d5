//! The answer of a lead to an invitation.

use serde::{Deserialize, Serialize};

use super::letters::{ToAll, to_all};
use super::record::{Answer, PeerGroup, PeerMember};
use super::rows::find;
use super::state::GroupState;
use super::write::{set_goes_on_with, set_left};
use super::{LOCK, NotNow};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, PeerReviewEvent};
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{PeerGroupId, ScanId};
use crate::scans::access::signed_in;
use crate::store::{WriteTransaction, require_one};
use crate::typed::{self, optional_text};

/// An answer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// `ja` or `nee`.
    pub answer: String,
    /// A line with it; a no needs one.
    pub line: String,
}

impl AnswerForm {
    fn check(&self) -> Result<(Answer, String), Vec<Problem>> {
        let mut problems = Vec::new();
        let answer = match self.answer.as_str() {
            "ja" => Answer::Accepted,
            "nee" => Answer::Declined,
            _ => {
                problems.push(Problem::new("answer", ProblemCode::Missing));
                Answer::Waiting
            }
        };
        let line = match optional_text(&self.line, typed::LONGEST_TEXT) {
            Ok(line) if line.is_empty() && answer == Answer::Declined => Err(ProblemCode::Missing),
            read => read,
        };
        match line {
            Ok(line) if problems.is_empty() => Ok((answer, line)),
            Ok(_) => Err(problems),
            Err(code) => {
                problems.push(Problem::new("line", code));
                Err(problems)
            }
        }
    }
}

/// Says whether an authority takes part. Until the group begins the lead may think better of it; who is asked to join a group that has
/// begun joins it with a yes. For the lead of its scan.
///
/// # Errors
/// [`Error::Invalid`] by field; [`NotNow::NotInThisState`] for who takes part in a group that has begun: they leave it;
/// [`NotNow::NotFree`] for a yes after a no, where the authority is in another group by now.
pub async fn answer(
    actor: &Actor,
    services: &Services,
    (group, scan): (&PeerGroupId, &ScanId),
    form: &AnswerForm,
) -> Result<(), Error> {
    let (mut transaction, group) = begin(actor, services, group).await?;
    let member = group.require_lead(actor, scan)?;
    group.require_asked(member)?;
    let (answer, line) = form.check().map_err(Error::Invalid)?;
    if member.answer == Answer::Declined && answer == Answer::Accepted {
        let taken = super::candidates::taken(&mut transaction).await?;
        if taken.contains(&member.scan.authority.code) {
            return Err(NotNow::NotFree.into());
        }
        if group.with_a_place().count() >= super::matching::MOST {
            return Err(NotNow::TooMany.into());
        }
    }
    let updated = sqlx::query(
        "UPDATE peer_members SET answer = $1, line = $2 WHERE group_id = $3 AND scan_id = $4",
    )
    .bind(answer.code())
    .bind(&line)
    .bind(&group.id)
    .bind(scan)
    .execute(&mut *transaction)
    .await?;
    require_one(&updated)?;
    let accepted = answer == Answer::Accepted;
    if accepted && group.state == GroupState::Running {
        joined(&mut transaction, services, (&group, member)).await?;
    }
    let event = PeerReviewEvent::PeerAnswered {
        group: group.id.clone(),
        accepted,
        line,
    }
    .into();
    audit::record(&mut transaction, services, actor, Some(scan), &event).await?;
    Ok(transaction.commit().await?)
}

/// An authority comes into a group that has begun, or back: what it wrote before it left is its own again, and the others hear of it.
async fn joined(
    transaction: &mut WriteTransaction,
    services: &Services,
    (group, member): (&PeerGroup, &PeerMember),
) -> Result<(), Error> {
    set_left(transaction, &group.id, (&member.scan.id, None)).await?;
    set_goes_on_with(transaction, &group.id, None).await?;
    to_all(transaction, services, group, ToAll::Joined(&member.scan)).await
}

/// Begins a change by somebody inside a group.
pub(super) async fn begin(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
) -> Result<(WriteTransaction, PeerGroup), Error> {
    signed_in(actor)?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let group = find(&mut transaction, id).await?;
    group.require_inside(actor)?;
    Ok((transaction, group))
}
