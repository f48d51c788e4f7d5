//! The link in the letter to a clerk who is asked: whoever holds it answers for that clerk without signing in, and nothing more.
//! The letter went to the address by which the clerk signs in, so it is as safe as signing in.

use sqlx::AnyConnection;
use subtle::ConstantTimeEq as _;

use super::answer::{OwnQuestion, accept, answered, decline, may_be_answered};
use super::proposals::waiting;
use super::record::load;
use crate::Services;
use crate::accounts::find::member_by_id;
use crate::actor::Actor;
use crate::error::{Error, Refusal};
use crate::ids::{MemberId, ProposalId, ScanId};
use crate::secrets::Secret as _;

/// Symbols in the id of a question; the secret follows.
const ID: usize = 26;

/// The address in the letter.
pub(super) fn address(services: &Services, question: &ProposalId) -> String {
    let secret = services.keys().question_link(question);
    let base_url = &services.settings().base_url;
    format!("{base_url}/verzoek/{question}{}", secret.expose())
}

#[derive(sqlx::FromRow)]
struct Row {
    scan_id: ScanId,
    clerk_id: MemberId,
    answer: Option<String>,
}

/// The question of a link, for whoever holds the link.
///
/// # Errors
/// [`Error::NotFound`] for what is no such link, [`Refusal::ProposalOver`] where the question was taken back or the clerk was taken
/// off since.
pub async fn linked_question(
    _actor: &Actor,
    services: &Services,
    token: &str,
) -> Result<OwnQuestion, Error> {
    let mut connection = services.store().read().acquire().await?;
    let row = find(&mut connection, services, token).await?;
    let scan = load(&mut connection, &row.scan_id).await?;
    let Some(answer) = row.answer else {
        let proposal = waiting(&mut connection, &scan.id).await?;
        let proposal = proposal.filter(|proposal| may_be_answered(&scan, proposal));
        let proposal = proposal.ok_or(Refusal::ProposalOver)?;
        return Ok(OwnQuestion::Waits(Box::new((scan, proposal))));
    };
    answered(&scan, &row.clerk_id, &answer)
}

async fn find(
    connection: &mut AnyConnection,
    services: &Services,
    token: &str,
) -> Result<Row, Error> {
    let (id, secret) = token.split_at_checked(ID).ok_or(Error::NotFound)?;
    let id = ProposalId::parse(id).ok_or(Error::NotFound)?;
    let expected = services.keys().question_link(&id);
    if !bool::from(expected.expose().as_bytes().ct_eq(secret.as_bytes())) {
        return Err(Error::NotFound);
    }
    sqlx::query_as("SELECT scan_id, clerk_id, answer FROM clerk_proposals WHERE id = $1")
        .bind(&id)
        .fetch_optional(connection)
        .await?
        .ok_or(Error::NotFound)
}

/// On whose behalf the link answers, and about which scan; `None` where the question has its answer.
async fn asked(services: &Services, token: &str) -> Result<Option<(Actor, ScanId)>, Error> {
    let mut connection = services.store().read().acquire().await?;
    let row = find(&mut connection, services, token).await?;
    drop(connection);
    match row.answer.as_deref() {
        None => {
            let clerk = member_by_id(services, &row.clerk_id).await?;
            let clerk = Actor::Member(clerk.ok_or(Error::NotFound)?);
            Ok(Some((clerk, row.scan_id)))
        }
        Some("withdrawn") => Err(Refusal::ProposalOver.into()),
        Some(_) => Ok(None),
    }
}

/// The clerk says yes by the link. Saying so again changes nothing.
///
/// # Errors
/// As [`linked_question`] and [`accept`].
pub async fn accept_by_link(_actor: &Actor, services: &Services, token: &str) -> Result<(), Error> {
    match asked(services, token).await? {
        Some((clerk, scan)) => once(accept(&clerk, services, &scan).await),
        None => Ok(()),
    }
}

/// The clerk says no by the link, with the reason. Saying so again changes nothing.
///
/// # Errors
/// As [`linked_question`] and [`decline`].
pub async fn decline_by_link(
    _actor: &Actor,
    services: &Services,
    token: &str,
    reason: &str,
) -> Result<(), Error> {
    match asked(services, token).await? {
        Some((clerk, scan)) => once(decline(&clerk, services, &scan, reason).await),
        None => Ok(()),
    }
}

/// Of two presses at once the second finds the answer of the first.
fn once(outcome: Result<(), Error>) -> Result<(), Error> {
    match outcome {
        Err(Error::Refused(Refusal::ProposalAnswered)) => Ok(()),
        outcome => outcome,
    }
}
