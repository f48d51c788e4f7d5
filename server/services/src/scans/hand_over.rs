//! Another clerk takes over a scan that is running. What was written in it stays; the first clerk no longer sees it.

use serde::{Deserialize, Serialize};

use super::access::require;
use super::assign::{fit, set_clerk};
use super::letters;
use super::proposals::{insert, waiting};
use super::record::{Person, Scan};
use super::state::{Refused, State};
use super::transition::begin_in_pool;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent};
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::store::WriteTransaction;
use crate::typed::{LONGEST_TEXT, optional_text, required_text};

/// Who is asked to take over, and why; as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOverForm {
    /// Id of the clerk who is asked.
    pub clerk: String,
    /// Why the scan goes to somebody else.
    pub reason: String,
    /// Why this clerk, although they are near or said no before.
    pub despite: String,
    /// `ja`: the clerk of now stops at once, also if nobody takes over yet.
    pub at_once: String,
}

/// What [`HandOverForm`] says.
struct HandOver {
    clerk: MemberId,
    reason: String,
    despite: Option<String>,
    at_once: bool,
}

impl HandOverForm {
    fn check(&self) -> Result<HandOver, Vec<Problem>> {
        let clerk = MemberId::parse(&self.clerk).ok_or(ProblemCode::Missing);
        let reason = required_text(&self.reason, LONGEST_TEXT);
        let despite = optional_text(&self.despite, LONGEST_TEXT);
        match (clerk, reason, despite) {
            (Ok(clerk), Ok(reason), Ok(despite)) => Ok(HandOver {
                clerk,
                reason,
                despite: Some(despite).filter(|text| !text.is_empty()),
                at_once: self.at_once == "ja",
            }),
            (clerk, reason, despite) => {
                let found = [
                    ("clerk", clerk.err()),
                    ("reason", reason.err()),
                    ("despite", despite.err()),
                ];
                let problems = found.into_iter();
                Err(problems
                    .filter_map(|(field, code)| Some(Problem::new(field, code?)))
                    .collect())
            }
        }
    }
}

/// Whether another clerk can take over: from the day the authority takes part until the last progress round.
pub(super) fn is_possible(scan: &Scan) -> bool {
    (State::Prepared..State::FollowedUp).contains(&scan.state)
}

/// Asks another clerk to take over, and writes to them. The first one goes on until the other says yes, or stops at once.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Refusal::Clerk`] by the rules of the pool; [`Refused::NotInThisState`] while somebody is asked
/// already, before the authority takes part and after the scan is over.
pub async fn propose_successor(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    form: &HandOverForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin_in_pool(actor, services, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let asked = form.check().map_err(Error::Invalid)?;
    if !is_possible(&scan) || waiting(&mut transaction, id).await?.is_some() {
        return Err(Refusal::Scan {
            guard: Refused::NotInThisState,
        }
        .into());
    }
    let despite = asked.despite.as_deref();
    let (person, overridden) = fit(&mut transaction, services, id, &asked.clerk, despite).await?;
    let reasons = (overridden.as_deref(), Some(asked.reason.as_str()));
    insert(&mut transaction, services, actor, (id, &person), reasons).await?;
    let event = AuditEvent::SuccessorProposed {
        clerk: person.id.clone(),
        reason: asked.reason.clone(),
    };
    audit::record(&mut transaction, services, actor, Some(id), &event).await?;
    letters::clerk_proposed(&mut transaction, services, &scan, &person).await?;
    if asked.at_once {
        relieve(&mut transaction, services, actor, &scan, &asked.reason).await?;
    }
    Ok(transaction.commit().await?)
}

async fn relieve(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
    reason: &str,
) -> Result<(), Error> {
    let Some(clerk) = &scan.clerk else {
        return Ok(());
    };
    set_clerk(transaction, &scan.id, None).await?;
    let event = AuditEvent::ClerkRelieved {
        clerk: clerk.id.clone(),
        reason: reason.to_owned(),
    };
    audit::record(transaction, services, actor, Some(&scan.id), &event).await?;
    letters::clerk_relieved(transaction, services, scan, clerk).await
}

/// The other said yes: tells the first one, if they guided it until now, and gives the event.
pub(super) async fn taken_over(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    to: &Person,
) -> Result<AuditEvent, Error> {
    if let Some(first) = &scan.clerk {
        letters::clerk_relieved(transaction, services, scan, first).await?;
    }
    Ok(AuditEvent::ClerkTookOver {
        from: scan.clerk.as_ref().map(|first| first.id.clone()),
        to: to.id.clone(),
    })
}
