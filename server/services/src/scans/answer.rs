//! A clerk who is asked says yes or no.

use sqlx::AnyConnection;

use super::access::signed_in;
use super::assign::fit;
use super::clerks::{Change, seat};
use super::hand_over;
use super::letters;
use super::proposals::{Proposal, Question, answer, waiting};
use super::record::{Person, Scan, load};
use super::second;
use super::state::{Facts, State, Transition};
use super::transition::{advance, begin};
use crate::Services;
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent, GuidanceEvent};
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::store::WriteTransaction;
use crate::typed::{LONGEST_TEXT, required_text};

/// What a clerk is asked: the scan, for the clerk whose answer it waits for.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, also once it is answered; [`Refusal::ProposalOver`] where it was taken back, or
/// the scan is over.
pub async fn proposed(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<(Scan, Proposal), Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let scan = load(&mut connection, id).await?;
    let proposal = waiting(&mut connection, id).await?;
    match proposal.filter(|proposal| is_theirs(actor, proposal)) {
        Some(proposal) if may_be_answered(&scan, &proposal) => Ok((scan, proposal)),
        _ => Err(over(&mut connection, actor, id).await?),
    }
}

/// The clerk says yes.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the clerk who is asked, [`Refusal::ProposalOver`] where that was taken back.
/// [`Refusal::Clerk`] if a rule of the pool keeps the clerk out by now.
pub async fn accept(actor: &Actor, services: &Services, id: &ScanId) -> Result<(), Error> {
    let (mut transaction, scan, proposal) = begin_answer(actor, services, id).await?;
    let despite = proposal.override_reason.as_deref();
    let clerk = &proposal.clerk;
    fit(&mut transaction, services, id, &clerk.id, despite).await?;
    answer(&mut transaction, services, id, "accepted", None).await?;
    let first = leaving(&scan, &proposal);
    let change = Change {
        leaves: first.map(|first| &first.id),
        joins: Some(&clerk.id),
    };
    seat(&mut transaction, &scan, change).await?;
    let event = joined(&proposal, first);
    audit::record(&mut transaction, services, actor, Some(id), &event).await?;
    if let Some(first) = first {
        letters::clerk_relieved(&mut transaction, services, &scan, first).await?;
    }
    let now = load(&mut transaction, id).await?;
    letters::clerk_accepted(&mut transaction, services, &now, clerk).await?;
    Ok(transaction.commit().await?)
}

/// From whom the asked clerk takes over, if they guide the scan until now.
fn leaving<'a>(scan: &'a Scan, proposal: &Proposal) -> Option<&'a Person> {
    match &proposal.question {
        Question::TakeOver { from, .. } => scan.clerk_with(from.as_ref()?),
        Question::Guide | Question::Beside => None,
    }
}

fn joined(proposal: &Proposal, first: Option<&Person>) -> AuditEvent {
    let clerk = proposal.clerk.id.clone();
    match proposal.question {
        Question::Guide => GuidanceEvent::ClerkAccepted { clerk }.into(),
        Question::Beside => GuidanceEvent::SecondClerkJoined { clerk }.into(),
        Question::TakeOver { .. } => GuidanceEvent::ClerkTookOver {
            from: first.map(|first| first.id.clone()),
            to: clerk,
        }
        .into(),
    }
}

/// The clerk says no, with the reason. A scan that has no clerk waits for another.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the clerk who is asked; [`Error::Invalid`] without a reason.
pub async fn decline(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    reason: &str,
) -> Result<(), Error> {
    let (mut transaction, mut scan, proposal) = begin_answer(actor, services, id).await?;
    let reason =
        required_text(reason, LONGEST_TEXT).map_err(|code| Error::invalid("reason", code))?;
    answer(&mut transaction, services, id, "declined", Some(&reason)).await?;
    let told = (&proposal, reason.as_str());
    letters::clerk_declined(&mut transaction, services, &scan, told).await?;
    let event = GuidanceEvent::ClerkDeclined {
        clerk: proposal.clerk.id,
        reason,
    }
    .into();
    if proposal.question == Question::Guide {
        let change = (Transition::Unassign, Facts::default());
        advance(&mut transaction, services, actor, &mut scan, change, &event).await?;
    } else {
        audit::record(&mut transaction, services, actor, Some(id), &event).await?;
    }
    Ok(transaction.commit().await?)
}

async fn begin_answer(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<(WriteTransaction, Scan, Proposal), Error> {
    let (mut transaction, scan) = begin(actor, services, id).await?;
    let proposal = waiting(&mut transaction, id).await?;
    match proposal.filter(|proposal| is_theirs(actor, proposal)) {
        Some(proposal) if may_be_answered(&scan, &proposal) => Ok((transaction, scan, proposal)),
        _ => Err(over(&mut transaction, actor, id).await?),
    }
}

pub(super) fn may_be_answered(scan: &Scan, proposal: &Proposal) -> bool {
    match proposal.question {
        Question::Guide => scan.state == State::Assigned,
        Question::Beside => second::is_possible(scan),
        Question::TakeOver { .. } => hand_over::is_possible(scan),
    }
}

/// What to say to somebody who has nothing to answer: who was asked before learns that it is over, nobody else that there is a scan.
async fn over(connection: &mut AnyConnection, actor: &Actor, id: &ScanId) -> Result<Error, Error> {
    let Some(member) = actor.member().filter(|member| member.is(Role::Clerk)) else {
        return Ok(Error::NotFound);
    };
    let last: Option<(Option<String>,)> = sqlx::query_as(
        "SELECT answer FROM clerk_proposals WHERE scan_id = $1 AND clerk_id = $2 ORDER BY proposed_at DESC LIMIT 1",
    )
    .bind(id)
    .bind(&member.id)
    .fetch_optional(connection)
    .await?;
    // A question without an answer is over when the scan is.
    let over = last.is_some_and(|(answer,)| answer.is_none_or(|answer| answer == "withdrawn"));
    Ok(if over {
        Refusal::ProposalOver.into()
    } else {
        Error::NotFound
    })
}

pub(super) fn is_theirs(actor: &Actor, proposal: &Proposal) -> bool {
    actor
        .member()
        .is_some_and(|member| member.is(Role::Clerk) && member.id == proposal.clerk.id)
}
