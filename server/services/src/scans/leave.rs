//! A clerk stops: one of two by their own choice or by the programme's, and any with the end of their account. Access ends at once;
//! what was written stays.

use super::access::require;
use super::clerks::{Change, seat};
use super::letters;
use super::proposals::{answer, waiting};
use super::record::{Person, Scan, load};
use super::state::{Facts, Refused, State, Transition};
use super::transition::{advance, begin};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent, GuidanceEvent};
use crate::error::{Error, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::store::WriteTransaction;
use crate::typed::{LONGEST_TEXT, required_text};

/// One of two clerks stops by their own choice; the other goes on.
///
/// # Errors
/// [`Error::Forbidden`] for who guides it not; [`Refusal::OnlyClerk`] for who guides it alone; [`Error::Invalid`] without a reason.
pub async fn step_back(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    reason: &str,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.clerk)?;
    let clerk = actor.require_member()?.id.clone();
    let who = one_of_two(&scan, &clerk)?;
    let reason = given(reason)?;
    let told = (&who, reason.as_str());
    letters::clerk_stepped_back(&mut transaction, services, &scan, told).await?;
    let event = GuidanceEvent::ClerkSteppedBack { clerk, reason }.into();
    leave(transaction, services, actor, (&scan, &who), &event).await
}

/// The programme takes one of two clerks off; the other goes on.
///
/// # Errors
/// [`Error::NotFound`] for who does not guide it, [`Refusal::OnlyClerk`] for who guides it alone: such a scan is handed over.
/// [`Error::Invalid`] without a reason.
pub async fn take_off(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    clerk: &MemberId,
    reason: &str,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let who = one_of_two(&scan, clerk)?;
    let reason = given(reason)?;
    letters::clerk_relieved(&mut transaction, services, &scan, &who).await?;
    let event = GuidanceEvent::ClerkRelieved {
        clerk: who.id.clone(),
        reason,
    }
    .into();
    leave(transaction, services, actor, (&scan, &who), &event).await
}

fn given(reason: &str) -> Result<String, Error> {
    required_text(reason, LONGEST_TEXT).map_err(|code| Error::invalid("reason", code))
}

fn one_of_two(scan: &Scan, clerk: &MemberId) -> Result<Person, Error> {
    let who = scan.clerk_with(clerk).ok_or(Error::NotFound)?;
    if !(State::Assigned..State::FollowedUp).contains(&scan.state) {
        return Err(Refusal::Scan {
            guard: Refused::NotInThisState,
        }
        .into());
    }
    if scan.has_two_clerks() {
        Ok(who.clone())
    } else {
        Err(Refusal::OnlyClerk.into())
    }
}

async fn leave(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, clerk): (&Scan, &Person),
    event: &AuditEvent,
) -> Result<(), Error> {
    let change = Change {
        leaves: Some(&clerk.id),
        joins: None,
    };
    seat(&mut transaction, scan, change).await?;
    audit::record(&mut transaction, services, actor, Some(&scan.id), event).await?;
    letters::clerk_left(&mut transaction, services, scan, clerk).await?;
    Ok(transaction.commit().await?)
}

/// What ends with an account: the member guides no scan any more, and is asked for none. Their leads are told. Asks nobody for leave:
/// the caller has to.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub(crate) async fn let_go(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    member: &MemberId,
) -> Result<(), Error> {
    // The pool before the scans, always: who holds a scan alone waits for nothing else.
    transaction.exclusively("pool").await?;
    let mut scans: Vec<ScanId> = sqlx::query_scalar(
        "SELECT s.id FROM scans s WHERE s.clerk_id = $1 OR s.second_clerk_id = $1 \
         OR s.id IN (SELECT p.scan_id FROM clerk_proposals p WHERE p.clerk_id = $1 AND p.answer IS NULL)",
    )
    .bind(member)
    .fetch_all(&mut **transaction)
    .await?;
    scans.sort();
    for id in scans {
        transaction.exclusively(id.as_str()).await?;
        let scan = load(transaction, &id).await?;
        if (State::Assigned..State::FollowedUp).contains(&scan.state) {
            let_go_of(transaction, services, actor, (scan, member)).await?;
        }
    }
    Ok(())
}

async fn let_go_of(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (mut scan, member): (Scan, &MemberId),
) -> Result<(), Error> {
    let id = scan.id.clone();
    let asked = waiting(transaction, &id).await?;
    let guided = scan.clerk_with(member).cloned();
    let is_asked = asked
        .as_ref()
        .is_some_and(|asked| asked.clerk.id == *member);
    let clerk = member.clone();
    let event = match guided {
        Some(_) => GuidanceEvent::ClerkRelieved {
            clerk,
            reason: "Het account is beëindigd.".to_owned(),
        }
        .into(),
        None => GuidanceEvent::ClerkWithdrawn { clerk }.into(),
    };
    // Before the authority takes part, a scan without its only clerk begins the search anew.
    let alone = if guided.is_some() {
        !scan.has_two_clerks()
    } else {
        is_asked && scan.clerk.is_none()
    };
    let search_again = alone && scan.state == State::Assigned;
    if is_asked || search_again {
        answer(transaction, services, &id, "withdrawn", None).await?;
    }
    // Who was asked to come beside the only clerk: there is nobody to come beside.
    if let Some(other) = asked.filter(|_| search_again && !is_asked) {
        letters::question_withdrawn(transaction, services, &scan, &other).await?;
    }
    if let Some(clerk) = &guided {
        let change = Change {
            leaves: Some(member),
            joins: None,
        };
        seat(transaction, &scan, change).await?;
        letters::clerk_left(transaction, services, &scan, clerk).await?;
    }
    if search_again {
        let change = (Transition::Unassign, Facts::default());
        advance(transaction, services, actor, &mut scan, change, &event).await
    } else {
        audit::record(transaction, services, actor, Some(&id), &event).await
    }
}
