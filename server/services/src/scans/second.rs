//! A second clerk beside the first, who sees and may do the same.

use super::access::require;
use super::assign::fit;
use super::letters;
use super::proposals::{Question, insert, settle, waiting};
use super::record::Scan;
use super::state::{Refused, State};
use super::transition::{begin, begin_in_pool};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, GuidanceEvent};
use crate::error::{Error, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::typed::{LONGEST_TEXT, required_text};

/// Whether a clerk can come beside the one the scan has: from that one's yes until the last progress round.
pub(super) fn is_possible(scan: &Scan) -> bool {
    let states = State::Assigned..State::FollowedUp;
    states.contains(&scan.state) && scan.clerk.is_some() && !scan.has_two_clerks()
}

/// Asks a second clerk to guide the scan beside the first, and writes to them. `despite`: why, for a clerk who is too near or said no
/// before.
///
/// # Errors
/// [`Refusal::Clerk`] by the rules of the pool, the same as for the first; [`Error::Invalid`] for an empty reason;
/// [`Refused::NotInThisState`] while the scan has no clerk or somebody is asked already, with two clerks, and after the scan is over.
pub async fn propose_second(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    clerk: &MemberId,
    despite: Option<&str>,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin_in_pool(actor, services, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let despite = despite.map(|reason| required_text(reason, LONGEST_TEXT));
    let despite = despite
        .transpose()
        .map_err(|code| Error::invalid("despite", code))?;
    if !is_possible(&scan) || waiting(&mut transaction, id).await?.is_some() {
        return Err(Refusal::Scan {
            guard: Refused::NotInThisState,
        }
        .into());
    }
    let (person, overridden) =
        fit(&mut transaction, services, id, clerk, despite.as_deref()).await?;
    let asked = (&Question::Beside, overridden.as_deref());
    let question = insert(&mut transaction, services, actor, (id, &person), asked).await?;
    let event = GuidanceEvent::SecondClerkProposed {
        clerk: person.id.clone(),
    }
    .into();
    audit::record(&mut transaction, services, actor, Some(id), &event).await?;
    let asked = (&question, &Question::Beside);
    letters::clerk_proposed(&mut transaction, services, &scan, &person, asked).await?;
    Ok(transaction.commit().await?)
}

/// After a no, the programme asks nobody else: the scan goes on with the clerk it has.
///
/// # Errors
/// [`Refused::NotInThisState`] for a scan without a clerk, and where nobody said no.
pub async fn ask_nobody_else(actor: &Actor, services: &Services, id: &ScanId) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let settled = settle(&mut transaction, services, id).await?;
    if scan.clerk.is_none() || settled == 0 {
        return Err(Refusal::Scan {
            guard: Refused::NotInThisState,
        }
        .into());
    }
    let event = GuidanceEvent::ClerkSearchEnded.into();
    audit::record(&mut transaction, services, actor, Some(id), &event).await?;
    Ok(transaction.commit().await?)
}
