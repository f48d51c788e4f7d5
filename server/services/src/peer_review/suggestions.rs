//! Suggestions for the question of another authority, and what its lead does with them.

use serde::{Deserialize, Serialize};

use super::about::{About, about};
use super::letters::{ToLead, to_lead};
use super::record::{Decision, PeerGroup, Suggestion};
use super::rows::{find, suggestion};
use super::state::Act;
use super::take_part::begin;
use super::{NotNow, PeerMember};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, Change, PeerReviewEvent};
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::{PeerGroupId, PeerSuggestionId, ScanId};
use crate::plans::latest_version;
use crate::scans::access::signed_in;
use crate::scans::{self, Scan, finish};
use crate::store::{Instant, WriteTransaction, require_one};
use crate::typed::{LONGEST_TEXT, optional_text, required_text};

/// A suggestion as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SuggestionForm {
    /// What is suggested.
    pub suggestion: String,
}

/// What the lead does with a suggestion, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    /// `thanked` or `later`.
    pub decision: String,
    /// An answer to who gave it; may be empty.
    pub reply: String,
}

/// On whose behalf the actor suggests something for this question: an authority they lead or guide that is not the one who asks.
fn from<'a>(
    group: &'a PeerGroup,
    actor: &'a Actor,
    scan: &ScanId,
) -> Result<&'a PeerMember, Error> {
    group.require_inside(actor)?;
    group.member(scan).ok_or(Error::NotFound)?;
    let own = group.own(actor).filter(|own| own.scan.id != *scan);
    let mut own: Vec<_> = own.collect();
    own.sort_by_key(|own| !own.takes_part());
    let first = own.first().copied().ok_or(Error::Forbidden)?;
    first.require_part()?;
    Ok(first)
}

/// There is a question of somebody who takes part, and the group is at work.
fn require_question(group: &PeerGroup, scan: &ScanId) -> Result<(), Error> {
    group.life().allow(Act::Suggest)?;
    let asker = group.member(scan).ok_or(Error::NotFound)?;
    asker.require_part()?;
    if asker.question.is_empty() {
        Err(NotNow::NoQuestion.into())
    } else {
        Ok(())
    }
}

/// A question, for who is about to suggest something for it.
#[derive(Clone, Debug)]
pub struct Suggesting {
    /// Who asks.
    pub asker: PeerMember,
    /// What the question is about; `None` for one about the plan as a whole.
    pub about: Option<About>,
}

/// A question, for who is about to suggest something for it.
///
/// # Errors
/// [`Error::Forbidden`] for who belongs to that member alone, or facilitates; [`NotNow::NoPart`] where one of the two takes no part;
/// [`NotNow::NoQuestion`]; [`NotNow::NotInThisState`] unless the group is at work.
pub async fn to_suggest(
    actor: &Actor,
    services: &Services,
    (group, scan): (&PeerGroupId, &ScanId),
) -> Result<Suggesting, Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let group = find(&mut connection, group).await?;
    from(&group, actor, scan)?;
    require_question(&group, scan)?;
    let asker = group.member(scan).ok_or(Error::NotFound)?.clone();
    let plan = latest_version(&mut connection, scan).await?;
    let about = about(&mut connection, services, &asker, &plan).await?;
    Ok(Suggesting { asker, about })
}

/// Suggests something for the question of another authority. For the lead and the clerks of a member; the lead who asked gets a mail.
///
/// # Errors
/// [`Error::Invalid`] for an empty one; as [`to_suggest`].
pub async fn suggest(
    actor: &Actor,
    services: &Services,
    (group, scan): (&PeerGroupId, &ScanId),
    form: &SuggestionForm,
) -> Result<PeerSuggestionId, Error> {
    let (mut transaction, group) = begin(actor, services, group).await?;
    let giver = from(&group, actor, scan)?;
    require_question(&group, scan)?;
    let text = required_text(&form.suggestion, LONGEST_TEXT)
        .map_err(|code| Error::Invalid(vec![Problem::new("suggestion", code)]))?;
    let id = PeerSuggestionId::random();
    sqlx::query(
        "INSERT INTO peer_suggestions (id, group_id, scan_id, from_scan_id, member_id, given_at, body, decision, reply, removed) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', 0)",
    )
    .bind(&id)
    .bind(&group.id)
    .bind(scan)
    .bind(&giver.scan.id)
    .bind(&actor.require_member()?.id)
    .bind(Instant(services.now()))
    .bind(&text)
    .bind(Decision::Open.code())
    .execute(&mut *transaction)
    .await?;
    let asker = group.member(scan).ok_or(Error::NotFound)?;
    let what = ToLead::Suggested(&giver.scan);
    to_lead(&mut transaction, services, (&group, &asker.scan), what).await?;
    record_given(
        &mut transaction,
        services,
        actor,
        (&id, scan, &giver.scan),
        Change::Added,
    )
    .await?;
    transaction.commit().await?;
    Ok(id)
}

async fn record_given(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (id, scan, giver): (&PeerSuggestionId, &ScanId, &Scan),
    change: Change,
) -> Result<(), Error> {
    let event = PeerReviewEvent::PeerSuggestionGiven {
        suggestion: id.clone(),
        from: giver.authority.code.clone(),
        change,
    }
    .into();
    audit::record(transaction, services, actor, Some(scan), &event).await
}

/// Takes a suggestion back, as long as the lead did nothing with it. It can be put back. For the lead and the clerks of the authority
/// that gave it.
///
/// # Errors
/// [`Error::Forbidden`] for others inside the group; [`NotNow::NotInThisState`] once the lead answered it or the group is over;
/// [`NotNow::NoPart`] for who left: what they gave stays.
pub async fn take_back(
    actor: &Actor,
    services: &Services,
    group: &PeerGroupId,
    id: &PeerSuggestionId,
) -> Result<(), Error> {
    set_removed(actor, services, (group, id), true).await
}

/// Puts a suggestion back that was taken back.
///
/// # Errors
/// As [`take_back`].
pub async fn put_back(
    actor: &Actor,
    services: &Services,
    group: &PeerGroupId,
    id: &PeerSuggestionId,
) -> Result<(), Error> {
    set_removed(actor, services, (group, id), false).await
}

async fn set_removed(
    actor: &Actor,
    services: &Services,
    (group, id): (&PeerGroupId, &PeerSuggestionId),
    removed: bool,
) -> Result<(), Error> {
    let (mut transaction, group) = begin(actor, services, group).await?;
    let own = suggestion(&mut transaction, &group.id, id).await?;
    let mut givers = group.own(actor);
    let giver = givers.find(|member| member.scan.id == own.from);
    let giver = giver.ok_or(Error::Forbidden)?;
    giver.require_part()?;
    group.life().allow(Act::Suggest)?;
    if own.decision != Decision::Open {
        return Err(NotNow::NotInThisState.into());
    }
    if own.removed == removed {
        return Ok(());
    }
    let updated =
        sqlx::query("UPDATE peer_suggestions SET removed = $1 WHERE id = $2 AND decision = $3")
            .bind(i64::from(removed))
            .bind(id)
            .bind(Decision::Open.code())
            .execute(&mut *transaction)
            .await?;
    require_one(&updated)?;
    let change = Change::of_removal(removed);
    record_given(
        &mut transaction,
        services,
        actor,
        (id, &own.scan, &giver.scan),
        change,
    )
    .await?;
    Ok(transaction.commit().await?)
}

/// Begins what the lead does with a suggestion, and holds the scan: so that two who decide at once come one after the other.
pub(super) async fn begin_deciding(
    actor: &Actor,
    services: &Services,
    (group, id): (&PeerGroupId, &PeerSuggestionId),
) -> Result<(WriteTransaction, Scan, Suggestion), Error> {
    let own = super::view::to_decide(actor, services, group, id)
        .await?
        .suggestion;
    let (mut transaction, scan) = scans::begin(actor, services, &own.scan).await?;
    let group = find(&mut transaction, group).await?;
    group.require_lead(actor, &scan.id)?;
    let own = suggestion(&mut transaction, &group.id, id).await?;
    group.life().allow(Act::Decide)?;
    if own.removed {
        return Err(NotNow::NotInThisState.into());
    }
    if own.decision == Decision::Taken {
        return Err(NotNow::TakenOver.into());
    }
    Ok((transaction, scan, own))
}

/// Thanks for a suggestion, or keeps it for later. The lead may think better of it until it is an action. For the lead whose question
/// it is for.
///
/// # Errors
/// [`Error::Invalid`] by field; [`NotNow::TakenOver`]; [`NotNow::NotInThisState`] for one that was taken back.
pub async fn decide(
    actor: &Actor,
    services: &Services,
    group: &PeerGroupId,
    id: &PeerSuggestionId,
    form: &DecisionForm,
) -> Result<(), Error> {
    let (mut transaction, scan, own) = begin_deciding(actor, services, (group, id)).await?;
    let decision = [Decision::Thanked, Decision::Later]
        .into_iter()
        .find(|decision| decision.code() == form.decision);
    let decision = decision.ok_or_else(|| Error::invalid("decision", ProblemCode::Missing))?;
    let reply = optional_text(&form.reply, LONGEST_TEXT)
        .map_err(|code| Error::Invalid(vec![Problem::new("reply", code)]))?;
    let updated = sqlx::query(
        "UPDATE peer_suggestions SET decision = $1, reply = $2, action_id = NULL WHERE id = $3",
    )
    .bind(decision.code())
    .bind(&reply)
    .bind(&own.id)
    .execute(&mut *transaction)
    .await?;
    require_one(&updated)?;
    let event = PeerReviewEvent::PeerSuggestionDecided {
        suggestion: own.id,
        decision: decision.code().to_owned(),
    }
    .into();
    finish(transaction, services, actor, &scan, &event).await
}
