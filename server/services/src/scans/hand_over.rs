//! Another clerk takes over a scan that is running. What was written in it stays; the first clerk no longer sees it.

use serde::{Deserialize, Serialize};

use super::access::require;
use super::assign::fit;
use super::clerks::{Change, seat};
use super::letters;
use super::proposals::{Question, insert, waiting};
use super::record::Scan;
use super::state::{Refused, State};
use super::transition::begin_in_pool;
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, GuidanceEvent};
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::store::WriteTransaction;
use crate::typed::{LONGEST_TEXT, optional_text, required_text};

/// Who is asked, and why; as typed. A question that is no hand-over leaves the second half empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOverForm {
    /// Id of the clerk who is asked.
    pub clerk: String,
    /// Id of a clerk who is asked although they are near or said no before: goes before `clerk`.
    pub anyway: String,
    /// Why that one.
    pub despite: String,
    /// Id of the clerk who hands over; may be empty where only one guides the scan.
    pub from: String,
    /// Why the scan goes to somebody else.
    pub reason: String,
    /// `ja`: the clerk of now stops at once, also if nobody takes over yet.
    pub at_once: String,
}

/// What [`HandOverForm`] says.
struct HandOver {
    clerk: MemberId,
    despite: Option<String>,
    from: Option<MemberId>,
    reason: String,
    at_once: bool,
}

impl HandOverForm {
    /// Who is asked, and why in spite of a rule.
    ///
    /// # Errors
    /// [`ProblemCode::Missing`] in `clerk` where nobody was chosen, and in `despite` where a reason is needed.
    pub fn choice(&self) -> Result<(MemberId, Option<String>), Vec<Problem>> {
        let anyway = !self.anyway.is_empty();
        let chosen = if anyway { &self.anyway } else { &self.clerk };
        let clerk = MemberId::parse(chosen).ok_or(ProblemCode::Missing);
        let despite = if anyway {
            required_text(&self.despite, LONGEST_TEXT)
        } else {
            optional_text(&self.despite, LONGEST_TEXT)
        };
        match (clerk, despite) {
            (Ok(clerk), Ok(despite)) => Ok((clerk, Some(despite).filter(|text| !text.is_empty()))),
            (clerk, despite) => Err(problems([
                ("clerk", clerk.err()),
                ("despite", despite.err()),
            ])),
        }
    }

    fn check(&self, scan: &Scan) -> Result<HandOver, Vec<Problem>> {
        let choice = self.choice();
        let from = from(&self.from, scan);
        let reason = required_text(&self.reason, LONGEST_TEXT);
        match (choice, from, reason) {
            (Ok((clerk, despite)), Ok(from), Ok(reason)) => Ok(HandOver {
                clerk,
                despite,
                from,
                reason,
                at_once: self.at_once == "ja",
            }),
            (choice, from, reason) => {
                let mut found = problems([("from", from.err())]);
                found.extend(choice.err().unwrap_or_default());
                found.extend(problems([("reason", reason.err())]));
                Err(found)
            }
        }
    }
}

fn problems<const N: usize>(found: [(&str, Option<ProblemCode>); N]) -> Vec<Problem> {
    found
        .into_iter()
        .filter_map(|(field, code)| Some(Problem::new(field, code?)))
        .collect()
}

/// Who hands over: of two clerks the one who was chosen, else the only one there is.
fn from(typed: &str, scan: &Scan) -> Result<Option<MemberId>, ProblemCode> {
    if scan.has_two_clerks() {
        let chosen = MemberId::parse(typed).ok_or(ProblemCode::Missing)?;
        let clerk = scan.clerk_with(&chosen).ok_or(ProblemCode::NotAChoice)?;
        return Ok(Some(clerk.id.clone()));
    }
    Ok(scan.clerk.as_ref().map(|clerk| clerk.id.clone()))
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
    let asked = form.check(&scan).map_err(Error::Invalid)?;
    if !is_possible(&scan) || waiting(&mut transaction, id).await?.is_some() {
        return Err(Refusal::Scan {
            guard: Refused::NotInThisState,
        }
        .into());
    }
    let despite = asked.despite.as_deref();
    let (person, overridden) = fit(&mut transaction, services, id, &asked.clerk, despite).await?;
    let question = Question::TakeOver {
        from: asked.from.clone(),
        reason: asked.reason.clone(),
    };
    let put = (&question, overridden.as_deref());
    let kept = insert(&mut transaction, services, actor, (id, &person), put).await?;
    let event = GuidanceEvent::SuccessorProposed {
        clerk: person.id.clone(),
        reason: asked.reason.clone(),
    }
    .into();
    audit::record(&mut transaction, services, actor, Some(id), &event).await?;
    let put = (&kept, &question);
    letters::clerk_proposed(&mut transaction, services, &scan, &person, put).await?;
    if asked.at_once {
        relieve(&mut transaction, services, actor, (&scan, &asked)).await?;
    }
    Ok(transaction.commit().await?)
}

async fn relieve(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (scan, asked): (&Scan, &HandOver),
) -> Result<(), Error> {
    let from = asked.from.as_ref();
    let Some(clerk) = from.and_then(|from| scan.clerk_with(from)) else {
        return Ok(());
    };
    let change = Change {
        leaves: Some(&clerk.id),
        joins: None,
    };
    seat(transaction, scan, change).await?;
    let event = GuidanceEvent::ClerkRelieved {
        clerk: clerk.id.clone(),
        reason: asked.reason.clone(),
    }
    .into();
    audit::record(transaction, services, actor, Some(&scan.id), &event).await?;
    letters::clerk_relieved(transaction, services, scan, clerk).await?;
    letters::clerk_left(transaction, services, scan, clerk).await
}
