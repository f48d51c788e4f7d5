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
use crate::ids::{MemberId, ScanId};
use crate::store::WriteTransaction;
use crate::typed::{one_line, required_text};

/// The most characters in which a clerk says why not: a line, since it stands in lists beside the name.
pub const LONGEST_NO: usize = 200;

/// A question to a clerk, as that clerk finds it: signed in, or by the link in its letter.
#[derive(Clone, Debug)]
pub enum OwnQuestion {
    /// It waits for its answer.
    Waits(Box<(Scan, Proposal)>),
    /// The clerk said yes, and guides the scan.
    Yes {
        /// The scan.
        scan: ScanId,
        /// Whose scan it is, as inside a sentence.
        authority: String,
    },
    /// The clerk said no.
    No {
        /// Whose scan it is, as inside a sentence.
        authority: String,
    },
}

/// What a clerk is asked, or what they answered when they were asked last.
///
/// # Errors
/// [`Error::NotFound`] for who was never asked; [`Refusal::ProposalOver`] where the question was taken back, the clerk guides the scan
/// no more, or the scan is over.
pub async fn proposed(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<OwnQuestion, Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let scan = load(&mut connection, id).await?;
    let waits = to_answer(&mut connection, actor, &scan).await?;
    match waits {
        Some(proposal) => Ok(OwnQuestion::Waits(Box::new((scan, proposal)))),
        None => last_answer(&mut connection, actor, &scan).await,
    }
}

/// The clerk says yes.
///
/// # Errors
/// [`Refusal::ProposalAnswered`] for a clerk who answered before; otherwise as [`proposed`]. [`Refusal::Clerk`] if a rule of the pool keeps
/// the clerk out by now.
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
/// [`Refusal::ProposalAnswered`] for a clerk who answered before; otherwise as [`proposed`]. [`Error::Invalid`] without a reason, or with
/// one that is longer than [`LONGEST_NO`].
pub async fn decline(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    reason: &str,
) -> Result<(), Error> {
    let (mut transaction, mut scan, proposal) = begin_answer(actor, services, id).await?;
    let reason = required_text(&one_line(reason), LONGEST_NO)
        .map_err(|code| Error::invalid("reason", code))?;
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
    let Some(proposal) = to_answer(&mut transaction, actor, &scan).await? else {
        last_answer(&mut transaction, actor, &scan).await?;
        return Err(Refusal::ProposalAnswered.into());
    };
    Ok((transaction, scan, proposal))
}

/// The question that waits for the answer of this clerk.
async fn to_answer(
    connection: &mut AnyConnection,
    actor: &Actor,
    scan: &Scan,
) -> Result<Option<Proposal>, Error> {
    let proposal = waiting(connection, &scan.id).await?;
    Ok(proposal.filter(|own| is_theirs(actor, own) && may_be_answered(scan, own)))
}

pub(super) fn may_be_answered(scan: &Scan, proposal: &Proposal) -> bool {
    match proposal.question {
        Question::Guide => scan.state == State::Assigned,
        Question::Beside => second::is_possible(scan),
        Question::TakeOver { .. } => hand_over::is_possible(scan),
    }
}

/// What somebody finds who has nothing to answer: what they answered, or that the question is over. Who was never asked does not learn that
/// there is a scan.
async fn last_answer(
    connection: &mut AnyConnection,
    actor: &Actor,
    scan: &Scan,
) -> Result<OwnQuestion, Error> {
    let clerk = actor.member().filter(|member| member.is(Role::Clerk));
    let clerk = &clerk.ok_or(Error::NotFound)?.id;
    let last: Option<(Option<String>,)> = sqlx::query_as(
        "SELECT answer FROM clerk_proposals WHERE scan_id = $1 AND clerk_id = $2 ORDER BY proposed_at DESC LIMIT 1",
    )
    .bind(&scan.id)
    .bind(clerk)
    .fetch_optional(connection)
    .await?;
    let (answer,) = last.ok_or(Error::NotFound)?;
    // A question without an answer is over when the scan is.
    answered(scan, clerk, &answer.ok_or(Refusal::ProposalOver)?)
}

/// How a question that has its answer stands for the clerk who was asked.
pub(super) fn answered(scan: &Scan, clerk: &MemberId, answer: &str) -> Result<OwnQuestion, Error> {
    let authority = scan.authority.in_sentence();
    match answer {
        "accepted" if scan.clerk_with(clerk).is_some() => Ok(OwnQuestion::Yes {
            scan: scan.id.clone(),
            authority,
        }),
        "declined" => Ok(OwnQuestion::No { authority }),
        _ => Err(Refusal::ProposalOver.into()),
    }
}

pub(super) fn is_theirs(actor: &Actor, proposal: &Proposal) -> bool {
    actor
        .member()
        .is_some_and(|member| member.is(Role::Clerk) && member.id == proposal.clerk.id)
}
