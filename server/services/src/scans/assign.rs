//! Finding a clerk: the programme asks one. What the clerk answers is in [`super::answer`].
//!
//! Who may be asked, and who fits best, comes from [`crate::pool`]; whom to ask stays a person's choice.

use std::collections::BTreeMap;

use serde::Deserialize;
use sqlx::AnyConnection;

use super::access::{require, signed_in};
use super::clerks::{Change, seat};
use super::letters;
use super::proposals::{Proposal, Question, answer, insert, take_back_yes, waiting};
use super::record::{Person, Scan, load};
use super::state::{Facts, Refused, Transition};
use super::transition::{advance, begin, begin_in_pool};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, GuidanceEvent};
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::pool::{ClerkFacts, Exclusion, Offer, PoolFacts, Which, exclusion, facts_of, rank};
use crate::store::WriteTransaction;
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
    let event = GuidanceEvent::ClerkProposed {
        clerk: person.id.clone(),
    }
    .into();
    let change = (Transition::Assign, facts);
    advance(transaction, services, actor, scan, change, &event).await?;
    let asked = (&Question::Guide, despite);
    let question = insert(transaction, services, actor, (&scan.id, person), asked).await?;
    let asked = (&question, &Question::Guide);
    letters::clerk_proposed(transaction, services, scan, person, asked).await
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

/// What the programme had before it when it withdrew: a question, or a clerk who had said yes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct WithdrawForm {
    /// Id of the question that waited; empty where nobody was asked.
    pub question: String,
    /// Id of the clerk who had said yes; empty while one is asked.
    pub clerk: String,
}

/// The programme takes the question back; where nobody is asked, it ends the part of a clerk who had said yes.
///
/// # Errors
/// [`Refused::NotInThisState`] where it stands otherwise by now than in the form: answered, taken back or asked of somebody else. So also
/// once the scan is prepared, and for two clerks: one of them is taken off first.
pub async fn withdraw(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    form: &WithdrawForm,
) -> Result<(), Error> {
    let (mut transaction, mut scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    match waiting(&mut transaction, id).await? {
        Some(asked) if asked.id.as_str() == form.question => {
            take_back(&mut transaction, services, actor, (&mut scan, &asked)).await?;
        }
        Some(_) => return Err(not_in_this_state()),
        None => part_with(&mut transaction, services, actor, (&mut scan, form)).await?,
    }
    Ok(transaction.commit().await?)
}

fn not_in_this_state() -> Error {
    let guard = Refused::NotInThisState;
    Refusal::Scan { guard }.into()
}

async fn take_back(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, asked): (&mut Scan, &Proposal),
) -> Result<(), Error> {
    let event = GuidanceEvent::ClerkWithdrawn {
        clerk: asked.clerk.id.clone(),
    }
    .into();
    if asked.question == Question::Guide {
        let change = (Transition::Unassign, Facts::default());
        advance(transaction, services, actor, scan, change, &event).await?;
    } else {
        audit::record(transaction, services, actor, Some(&scan.id), &event).await?;
    }
    answer(transaction, services, &scan.id, "withdrawn", None).await?;
    letters::question_withdrawn(transaction, services, scan, asked).await
}

async fn part_with(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, form): (&mut Scan, &WithdrawForm),
) -> Result<(), Error> {
    let is_alone = !scan.has_two_clerks();
    let clerk = scan.clerk.clone();
    let clerk = clerk.filter(|clerk| is_alone && clerk.id.as_str() == form.clerk);
    let clerk = clerk.ok_or_else(not_in_this_state)?;
    let event = GuidanceEvent::ClerkWithdrawn {
        clerk: clerk.id.clone(),
    }
    .into();
    let change = (Transition::Unassign, Facts::default());
    advance(transaction, services, actor, scan, change, &event).await?;
    let leaves = Change {
        leaves: Some(&clerk.id),
        joins: None,
    };
    seat(transaction, scan, leaves).await?;
    take_back_yes(transaction, (&scan.id, &clerk.id)).await?;
    letters::clerk_relieved(transaction, services, scan, &clerk).await?;
    letters::clerk_left(transaction, services, scan, &clerk).await
}
