//! Finding a clerk: the programme proposes one, the clerk accepts or declines.
//!
//! Who may be asked, and who fits best, comes from [`crate::pool`]; whom to ask stays a person's choice.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::AnyConnection;

use super::access::{require, signed_in};
use super::hand_over;
use super::letters;
use super::record::{Person, Scan, load};
use super::state::{Facts, Refused, State, Transition};
use super::transition::{advance, begin, begin_in_pool};
use crate::Services;
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent};
use crate::authorities::AuthorityCode;
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::{MemberId, ProposalId, ScanId};
use crate::pool::{ClerkFacts, Exclusion, Offer, PoolFacts, Which, exclusion, facts_of, rank};
use crate::store::{Instant, WriteTransaction};
use crate::typed::{LONGEST_TEXT, required_text};

/// Everybody in the pool, for one scan.
#[derive(Clone, Debug)]
pub struct Candidates {
    /// The scan.
    pub scan: Scan,
    /// Who may guide it, the best first, with what speaks for and against them.
    pub offers: Vec<(Person, Offer)>,
    /// Who may not, with the rule.
    pub excluded: Vec<(Person, Exclusion)>,
}

/// A proposal that waits for its answer.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Who is asked.
    pub clerk: Person,
    /// Since when.
    pub proposed_at: DateTime<Utc>,
    /// Why, although a rule about distance or an earlier no stood in the way.
    pub override_reason: Option<String>,
    /// Why the scan goes to another clerk, if it had one.
    pub hand_over_reason: Option<String>,
    /// When the clerk was reminded.
    pub reminded_at: Option<DateTime<Utc>>,
}

/// All clerks for one scan: who may guide it, the best first, and who may not, with the reason.
///
/// # Errors
/// [`Error::Forbidden`] for the lead and the clerk, [`Error::NotFound`] for who does not see the scan.
pub async fn candidates(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<Candidates, Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let scan = load(&mut connection, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let facts = facts_of(&mut connection, services.clock().today(), Which::One(id)).await?;
    let of_scan = facts.scans.first().ok_or(Error::NotFound)?;
    let ranking = rank(of_scan, &facts.clerks, &facts.limits);
    let people: BTreeMap<MemberId, Person> = facts
        .clerks
        .iter()
        .map(|clerk| (clerk.id.clone(), person(clerk)))
        .collect();
    let named = |id: &MemberId| people.get(id).cloned();
    let offers = ranking.offers.into_iter();
    let excluded = ranking.excluded.into_iter();
    Ok(Candidates {
        scan,
        offers: offers
            .filter_map(|offer| Some((named(&offer.clerk)?, offer)))
            .collect(),
        excluded: excluded
            .filter_map(|(id, exclusion)| Some((named(&id)?, exclusion)))
            .collect(),
    })
}

fn person(clerk: &ClerkFacts) -> Person {
    let home = clerk.home.as_ref();
    Person {
        id: clerk.id.clone(),
        name: clerk.name.clone(),
        email: clerk.email.clone(),
        home: home.map(|home| (home.code.clone(), home.display_name.clone())),
    }
}

/// Asks a clerk to guide the scan, and writes to them.
///
/// # Errors
/// [`Refusal::Clerk`] by the rules of the pool; [`Error::Invalid`] for somebody who is no clerk.
pub async fn propose(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    clerk: &MemberId,
) -> Result<(), Error> {
    ask(actor, services, id, clerk, None).await
}

/// The same for a clerk who is too near, or who said no before, with the reason why they are asked all the same.
///
/// # Errors
/// As [`propose`], for every other rule; [`Error::Invalid`] without a reason.
pub async fn propose_despite(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    clerk: &MemberId,
    reason: &str,
) -> Result<(), Error> {
    signed_in(actor)?;
    let reason =
        required_text(reason, LONGEST_TEXT).map_err(|code| Error::invalid("despite", code))?;
    ask(actor, services, id, clerk, Some(&reason)).await
}

async fn ask(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    clerk: &MemberId,
    despite: Option<&str>,
) -> Result<(), Error> {
    let (mut transaction, mut scan) = begin_in_pool(actor, services, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let (person, overridden) = fit(&mut transaction, services, id, clerk, despite).await?;
    let despite = overridden.as_deref();
    write_proposal(
        &mut transaction,
        services,
        actor,
        (&mut scan, &person),
        despite,
    )
    .await?;
    Ok(transaction.commit().await?)
}

/// Asks a clerk in a transaction that holds the pool and the scan, and in which the rules were checked: one of many at once.
///
/// # Errors
/// [`Refused::NotInThisState`] for a scan that does not wait.
pub(crate) async fn propose_checked(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (id, clerk): (&ScanId, &ClerkFacts),
) -> Result<(), Error> {
    let mut scan = load(transaction, id).await?;
    let person = person(clerk);
    write_proposal(transaction, services, actor, (&mut scan, &person), None).await
}

/// The scan goes on, the question is kept, and the clerk gets a letter.
async fn write_proposal(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, person): (&mut Scan, &Person),
    despite: Option<&str>,
) -> Result<(), Error> {
    let facts = Facts {
        clerk_allowed: true,
        ..Facts::default()
    };
    let event = AuditEvent::ClerkProposed {
        clerk: person.id.clone(),
    };
    let change = (Transition::Assign, facts);
    advance(transaction, services, actor, scan, change, &event).await?;
    let asked = (&scan.id, person);
    insert(transaction, services, actor, asked, (despite, None)).await?;
    letters::clerk_proposed(transaction, services, scan, person).await
}

/// The clerk, whom no rule keeps out, or only one that `despite` overrides: then the reason comes back, to be kept.
pub(super) async fn fit(
    connection: &mut AnyConnection,
    services: &Services,
    id: &ScanId,
    clerk: &MemberId,
    despite: Option<&str>,
) -> Result<(Person, Option<String>), Error> {
    let facts = facts_of(connection, services.clock().today(), Which::One(id)).await?;
    let (found, person) = excluded_in(&facts, clerk)?;
    match (found, despite) {
        (None, _) => Ok((person, None)),
        (Some(exclusion), Some(reason)) if exclusion.may_be_overridden() => {
            Ok((person, Some(reason.to_owned())))
        }
        (Some(exclusion), _) => Err(Refusal::Clerk { exclusion }.into()),
    }
}

fn excluded_in(facts: &PoolFacts, clerk: &MemberId) -> Result<(Option<Exclusion>, Person), Error> {
    let scan = facts.scans.first().ok_or(Error::NotFound)?;
    let clerk = facts.clerks.iter().find(|other| other.id == *clerk);
    let clerk = clerk.ok_or_else(|| Error::invalid("clerk", ProblemCode::Missing))?;
    Ok((exclusion(clerk, scan, &facts.limits), person(clerk)))
}

/// Writes the question down: why it was asked in spite of a rule, and why the scan is handed over.
pub(super) async fn insert(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, clerk): (&ScanId, &Person),
    (despite, hand_over): (Option<&str>, Option<&str>),
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO clerk_proposals (id, scan_id, clerk_id, proposed_at, override_reason, hand_over_reason) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(ProposalId::random())
    .bind(scan)
    .bind(&clerk.id)
    .bind(Instant(services.now()))
    .bind(despite)
    .bind(hand_over)
    .execute(&mut **transaction)
    .await?;
    let Some(reason) = despite else { return Ok(()) };
    let event = AuditEvent::RuleOverridden {
        clerk: clerk.id.clone(),
        reason: reason.to_owned(),
    };
    audit::record(transaction, services, actor, Some(scan), &event).await
}

/// What a clerk is asked: the scan, for the clerk whose answer it waits for.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, also once it is answered; [`Refusal::ProposalOver`] where it was taken back.
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
        Some(proposal) => Ok((scan, proposal)),
        None => Err(over(&mut connection, actor, id).await?),
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
    set_clerk(&mut transaction, id, Some(&clerk.id)).await?;
    let event = if proposal.hand_over_reason.is_some() {
        hand_over::taken_over(&mut transaction, services, &scan, clerk).await?
    } else {
        AuditEvent::ClerkAccepted {
            clerk: clerk.id.clone(),
        }
    };
    audit::record(&mut transaction, services, actor, Some(id), &event).await?;
    letters::clerk_accepted(&mut transaction, services, &scan, clerk).await?;
    Ok(transaction.commit().await?)
}

/// The clerk says no, with the reason. The scan waits for another clerk.
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
    let event = AuditEvent::ClerkDeclined {
        clerk: proposal.clerk.id,
        reason,
    };
    if proposal.hand_over_reason.is_some() {
        audit::record(&mut transaction, services, actor, Some(id), &event).await?;
        return Ok(transaction.commit().await?);
    }
    advance(
        &mut transaction,
        services,
        actor,
        &mut scan,
        (Transition::Unassign, Facts::default()),
        &event,
    )
    .await?;
    Ok(transaction.commit().await?)
}

/// The programme takes the proposal back, or ends the part of a clerk who had said yes.
///
/// # Errors
/// [`Refused::NotInThisState`] once the scan is prepared, or when nobody was asked.
pub async fn withdraw(actor: &Actor, services: &Services, id: &ScanId) -> Result<(), Error> {
    let (mut transaction, mut scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let proposal = waiting(&mut transaction, id).await?;
    if let Some(proposal) = proposal
        .as_ref()
        .filter(|proposal| proposal.hand_over_reason.is_some())
    {
        let event = AuditEvent::ClerkWithdrawn {
            clerk: proposal.clerk.id.clone(),
        };
        answer(&mut transaction, services, id, "withdrawn", None).await?;
        audit::record(&mut transaction, services, actor, Some(id), &event).await?;
        return Ok(transaction.commit().await?);
    }
    let clerk = proposal
        .map(|proposal| proposal.clerk)
        .or_else(|| scan.clerk.clone());
    let clerk = clerk.ok_or(Refusal::Scan {
        guard: Refused::NotInThisState,
    })?;
    let event = AuditEvent::ClerkWithdrawn { clerk: clerk.id };
    advance(
        &mut transaction,
        services,
        actor,
        &mut scan,
        (Transition::Unassign, Facts::default()),
        &event,
    )
    .await?;
    answer(&mut transaction, services, id, "withdrawn", None).await?;
    set_clerk(&mut transaction, id, None).await?;
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

fn may_be_answered(scan: &Scan, proposal: &Proposal) -> bool {
    if proposal.hand_over_reason.is_some() {
        hand_over::is_possible(scan)
    } else {
        scan.state == State::Assigned
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
    Ok(match last {
        Some((Some(answer),)) if answer == "withdrawn" => Refusal::ProposalOver.into(),
        _ => Error::NotFound,
    })
}

pub(super) fn is_theirs(actor: &Actor, proposal: &Proposal) -> bool {
    actor
        .member()
        .is_some_and(|member| member.is(Role::Clerk) && member.id == proposal.clerk.id)
}

/// The proposal of a scan that waits for its answer.
pub(super) async fn waiting(
    connection: &mut AnyConnection,
    id: &ScanId,
) -> Result<Option<Proposal>, Error> {
    Ok(select_waiting(connection, id.as_str()).await?.remove(id))
}

/// Every proposal that waits for its answer, by scan.
pub(super) async fn all_waiting(
    connection: &mut AnyConnection,
) -> Result<BTreeMap<ScanId, Proposal>, Error> {
    select_waiting(connection, "").await
}

async fn select_waiting(
    connection: &mut AnyConnection,
    only: &str,
) -> Result<BTreeMap<ScanId, Proposal>, Error> {
    let rows: Vec<WaitingRow> = sqlx::query_as(
        "SELECT p.scan_id, p.proposed_at, p.override_reason, p.hand_over_reason, p.reminded_at, m.id, m.name, m.email, \
         m.home_authority_code AS home, a.display_name AS home_name \
         FROM clerk_proposals p JOIN members m ON m.id = p.clerk_id \
         LEFT JOIN authorities a ON a.code = m.home_authority_code \
         WHERE p.answer IS NULL AND ($1 = '' OR p.scan_id = $1)",
    )
    .bind(only)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(WaitingRow::into_proposal).collect())
}

#[derive(sqlx::FromRow)]
struct WaitingRow {
    scan_id: ScanId,
    proposed_at: Instant,
    override_reason: Option<String>,
    hand_over_reason: Option<String>,
    reminded_at: Option<Instant>,
    id: MemberId,
    name: String,
    email: String,
    home: Option<AuthorityCode>,
    home_name: Option<String>,
}

impl WaitingRow {
    fn into_proposal(self) -> (ScanId, Proposal) {
        let clerk = Person {
            id: self.id,
            name: self.name,
            email: self.email,
            home: self.home.zip(self.home_name),
        };
        let proposal = Proposal {
            clerk,
            proposed_at: self.proposed_at.0,
            override_reason: self.override_reason,
            hand_over_reason: self.hand_over_reason,
            reminded_at: self.reminded_at.map(|at| at.0),
        };
        (self.scan_id, proposal)
    }
}

/// A cancelled scan asks nobody any more.
pub(super) async fn withdraw_waiting(
    transaction: &mut WriteTransaction,
    services: &Services,
    id: &ScanId,
) -> Result<(), Error> {
    answer(transaction, services, id, "withdrawn", None).await
}

async fn answer(
    transaction: &mut WriteTransaction,
    services: &Services,
    id: &ScanId,
    answer: &str,
    reason: Option<&str>,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE clerk_proposals SET answer = $1, reason = $2, answered_at = $3 WHERE scan_id = $4 AND answer IS NULL",
    )
    .bind(answer)
    .bind(reason)
    .bind(Instant(services.now()))
    .bind(id)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

pub(super) async fn set_clerk(
    transaction: &mut WriteTransaction,
    id: &ScanId,
    clerk: Option<&MemberId>,
) -> Result<(), Error> {
    sqlx::query("UPDATE scans SET clerk_id = $1 WHERE id = $2")
        .bind(clerk)
        .bind(id)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
