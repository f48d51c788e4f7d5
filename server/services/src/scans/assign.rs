//! Finding a clerk: the programme proposes one, the clerk accepts or declines.
//!
//! Who is proposed is a person's choice here. Ranking, capacity and assigning many at once belong to the pool and end in the
//! same [`propose`].

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::AnyConnection;

use super::access::{require, signed_in};
use super::conflict::{Obstacle, obstacle, related};
use super::letters;
use super::record::{Person, Scan, load};
use super::state::{Facts, Refused, State, Transition};
use super::transition::{advance, begin};
use crate::Services;
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent};
use crate::authorities::AuthorityCode;
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::{MemberId, ProposalId, ScanId};
use crate::store::{Instant, WriteTransaction};
use crate::typed::{LONGEST_TEXT, required_text};

/// A clerk who might guide a scan.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub person: Person,
    /// Why they cannot, if so.
    pub obstacle: Option<Obstacle>,
    /// How many scans they guide now.
    pub guides: i64,
    /// What they answered when they were asked for this scan before.
    pub declined: Option<String>,
}

/// A proposal that waits for its answer.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Who is asked.
    pub clerk: Person,
    /// Since when.
    pub proposed_at: DateTime<Utc>,
}

/// All clerks, those who can guide this scan first, the least occupied first.
///
/// # Errors
/// [`Error::Forbidden`] for the lead and the clerk, [`Error::NotFound`] for who does not see the scan.
pub async fn candidates(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<(Scan, Vec<Candidate>), Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let scan = load(&mut connection, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let related = related(&mut connection, &scan.authority.code).await?;
    let guides = running_scans(&mut connection).await?;
    let declined = declined(&mut connection, id).await?;
    let candidate = |person: Person| Candidate {
        obstacle: obstacle(&scan, &related, &person),
        guides: guides.get(&person.id).copied().unwrap_or(0),
        declined: declined.get(&person.id).cloned(),
        person,
    };
    let mut candidates: Vec<Candidate> = clerks(&mut connection, None)
        .await?
        .into_iter()
        .map(candidate)
        .collect();
    candidates.sort_by_key(|candidate| {
        (
            candidate.obstacle.is_some(),
            candidate.guides,
            candidate.person.name.to_lowercase(),
        )
    });
    Ok((scan, candidates))
}

/// Asks a clerk to guide the scan, and writes to them.
///
/// # Errors
/// [`Refused::ClerkInConflict`] by the rules of [`Obstacle`]; [`Error::Invalid`] for somebody who is no clerk.
pub async fn propose(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    clerk: &MemberId,
) -> Result<(), Error> {
    let (mut transaction, mut scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let related = related(&mut transaction, &scan.authority.code).await?;
    let found = clerks(&mut transaction, Some(clerk)).await?.pop();
    let person = found.ok_or_else(|| Error::invalid("clerk", ProblemCode::Missing))?;
    let facts = Facts {
        clerk_allowed: obstacle(&scan, &related, &person).is_none(),
        ..Facts::default()
    };
    write_proposal(
        &mut transaction,
        services,
        actor,
        (&mut scan, &person),
        facts,
    )
    .await?;
    Ok(transaction.commit().await?)
}

/// Asks a clerk in a transaction that holds the scan and in which the rules were checked: one of many at once.
///
/// # Errors
/// [`Refused::NotInThisState`] for a scan that does not wait; [`Error::Invalid`] for somebody who is no clerk.
pub(crate) async fn ask(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (id, clerk): (&ScanId, &MemberId),
) -> Result<(), Error> {
    let mut scan = load(transaction, id).await?;
    let found = clerks(transaction, Some(clerk)).await?.pop();
    let person = found.ok_or_else(|| Error::invalid("clerk", ProblemCode::Missing))?;
    let facts = Facts {
        clerk_allowed: true,
        ..Facts::default()
    };
    write_proposal(transaction, services, actor, (&mut scan, &person), facts).await
}

async fn write_proposal(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, person): (&mut Scan, &Person),
    facts: Facts,
) -> Result<(), Error> {
    let event = AuditEvent::ClerkProposed {
        clerk: person.id.clone(),
    };
    let change = (Transition::Assign, facts);
    advance(transaction, services, actor, scan, change, &event).await?;
    sqlx::query(
        "INSERT INTO clerk_proposals (id, scan_id, clerk_id, proposed_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(ProposalId::random())
    .bind(&scan.id)
    .bind(&person.id)
    .bind(Instant(services.now()))
    .execute(&mut **transaction)
    .await?;
    letters::clerk_proposed(transaction, services, scan, person).await
}

/// What a clerk is asked: the scan, for the clerk whose answer it waits for.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, also once it is answered.
pub async fn proposed(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<(Scan, Proposal), Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let scan = load(&mut connection, id).await?;
    let proposal = waiting(&mut connection, id).await?;
    let proposal = proposal
        .filter(|proposal| is_theirs(actor, proposal))
        .ok_or(Error::NotFound)?;
    Ok((scan, proposal))
}

/// The clerk says yes.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the clerk who is asked. [`Refused::ClerkInConflict`] if the clerk moved in the meantime.
pub async fn accept(actor: &Actor, services: &Services, id: &ScanId) -> Result<(), Error> {
    let (mut transaction, scan, proposal) = begin_answer(actor, services, id).await?;
    let related = related(&mut transaction, &scan.authority.code).await?;
    if obstacle(&scan, &related, &proposal.clerk).is_some() {
        return Err(Refusal::Scan {
            guard: Refused::ClerkInConflict,
        }
        .into());
    }
    answer(&mut transaction, services, id, "accepted", None).await?;
    set_clerk(&mut transaction, id, Some(&proposal.clerk.id)).await?;
    let event = AuditEvent::ClerkAccepted {
        clerk: proposal.clerk.id.clone(),
    };
    audit::record(&mut transaction, services, actor, Some(id), &event).await?;
    letters::clerk_accepted(&mut transaction, services, &scan, &proposal.clerk).await?;
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
        Some(proposal) if scan.state == State::Assigned => Ok((transaction, scan, proposal)),
        _ => Err(Error::NotFound),
    }
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
    type Row = (
        ScanId,
        Instant,
        MemberId,
        String,
        String,
        Option<AuthorityCode>,
        Option<String>,
    );
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT p.scan_id, p.proposed_at, m.id, m.name, m.email, m.home_authority_code, a.display_name \
         FROM clerk_proposals p JOIN members m ON m.id = p.clerk_id \
         LEFT JOIN authorities a ON a.code = m.home_authority_code \
         WHERE p.answer IS NULL AND ($1 = '' OR p.scan_id = $1)",
    )
    .bind(only)
    .fetch_all(connection)
    .await?;
    let proposal = |(scan, proposed_at, id, name, email, code, home): Row| {
        let clerk = Person {
            id,
            name,
            email,
            home: code.zip(home),
        };
        (
            scan,
            Proposal {
                clerk,
                proposed_at: proposed_at.0,
            },
        )
    };
    Ok(rows.into_iter().map(proposal).collect())
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

async fn set_clerk(
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

/// The clerks with an account, or the one asked for.
async fn clerks(
    connection: &mut AnyConnection,
    only: Option<&MemberId>,
) -> Result<Vec<Person>, Error> {
    type Row = (
        MemberId,
        String,
        String,
        Option<AuthorityCode>,
        Option<String>,
    );
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT m.id, m.name, m.email, m.home_authority_code, a.display_name FROM members m \
         JOIN member_roles r ON r.member_id = m.id AND r.role = 'clerk' \
         LEFT JOIN authorities a ON a.code = m.home_authority_code \
         WHERE m.ended_at IS NULL AND ($1 = '' OR m.id = $1)",
    )
    .bind(only.map_or("", MemberId::as_str))
    .fetch_all(connection)
    .await?;
    let person = |(id, name, email, code, home): Row| Person {
        id,
        name,
        email,
        home: code.zip(home),
    };
    Ok(rows.into_iter().map(person).collect())
}

async fn running_scans(connection: &mut AnyConnection) -> Result<BTreeMap<MemberId, i64>, Error> {
    let rows: Vec<(MemberId, i64)> = sqlx::query_as(
        "SELECT clerk_id, COUNT(*) FROM scans WHERE running = 1 AND clerk_id IS NOT NULL GROUP BY clerk_id",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().collect())
}

async fn declined(
    connection: &mut AnyConnection,
    id: &ScanId,
) -> Result<BTreeMap<MemberId, String>, Error> {
    let rows: Vec<(MemberId, String)> = sqlx::query_as(
        "SELECT clerk_id, COALESCE(reason, '') FROM clerk_proposals WHERE scan_id = $1 AND answer = 'declined' \
         ORDER BY answered_at",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().collect())
}
