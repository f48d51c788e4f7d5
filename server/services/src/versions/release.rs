//! Releasing a proposal: by a second officer, once, and for good.

use std::sync::Arc;

use questionnaires::identifying::{IdentifyingWord, identifying_words};
use questionnaires::instrument::Instrument;
use questionnaires::kind::AuthorityKind;
use questionnaires::versions::{Version, Versions};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::LOCK;
use super::known::{released, verified};
use super::letters::{Letter, tell_others};
use super::list::others;
use super::read::{Comparison, between};
use super::record::{self, Record, find};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, VersionEvent};
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::MemberId;
use crate::scans;
use crate::store::Instant;

/// Why a version cannot be released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotReleasable {
    /// Whoever brought it does not release it.
    OwnProposal,
    /// It was released already, or comes with the program.
    AlreadyReleased,
    /// Another version came in between: it does not follow on the newest any more.
    NotAfterNewest,
}

/// The form of releasing, as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReleaseForm {
    /// The hash of the file that was read: what is released is what was read.
    pub hash: String,
    /// `ja` where the officer says to have read all of it.
    pub read: String,
}

/// A statement that may tell who answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspicion {
    /// Its key.
    pub key: String,
    /// The kinds of authority that read it so.
    pub kinds: Vec<AuthorityKind>,
    /// The words by which it might.
    pub words: Vec<IdentifyingWord>,
}

/// What an officer sees before releasing.
#[derive(Clone, Debug)]
pub struct Release {
    /// The proposal.
    pub version: Arc<Version>,
    /// Beside the newest version.
    pub comparison: Comparison,
    /// By whom it was brought.
    pub brought_by: String,
    /// Why it cannot be released by the one who looks, if so.
    pub refused: Option<NotReleasable>,
    /// New or changed statements that may tell who answers them.
    pub suspicions: Vec<Suspicion>,
    /// Whether it promises something else about who sees what.
    pub promises_changed: bool,
    /// How many scans are being prepared, and will open with it.
    pub scans_waiting: usize,
    /// How many programme officers there are beside the one who looks.
    pub other_officers: usize,
}

/// The proposal, for an officer who thinks of releasing it.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`] when no such version was brought; [`Refusal::Questionnaire`] when it is
/// released already.
pub async fn to_release(actor: &Actor, services: &Services, name: &str) -> Result<Release, Error> {
    let member = actor.require_programme()?.id.clone();
    let mut connection = services.store().read().acquire().await?;
    let known = released(&mut connection, services).await?;
    let (proposal, version) = proposal(&mut connection, &known, name).await?;
    let newest = newest(&known)?;
    let (before, after) = (&newest.instrument, &version.instrument);
    Ok(Release {
        refused: refused(&member, &proposal, &version, &known),
        suspicions: suspicions(before, after),
        promises_changed: before.who_sees_what != after.who_sees_what
            || before.sending != after.sending,
        scans_waiting: scans::not_opened(&mut connection).await?.len(),
        other_officers: others(actor, &mut connection).await?,
        brought_by: proposal.brought_name,
        comparison: between(&known, Arc::clone(newest), Arc::clone(&version)),
        version,
    })
}

fn newest(known: &Versions) -> Result<&Arc<Version>, Error> {
    let newest = known.newest();
    newest.ok_or_else(|| Error::unavailable("no questionnaire at all"))
}

/// The proposal of that number with what it says.
async fn proposal(
    connection: &mut AnyConnection,
    known: &Versions,
    name: &str,
) -> Result<(Record, Arc<Version>), Error> {
    if known.version(name).is_some() {
        let reason = NotReleasable::AlreadyReleased;
        return Err(Refusal::Questionnaire { reason }.into());
    }
    let proposal = find(connection, name).await?.ok_or(Error::NotFound)?;
    let toml = record::file(connection, &proposal.id).await?;
    let version = verified(name, &toml, &proposal.hash)?;
    Ok((proposal, Arc::new(version)))
}

fn refused(
    member: &MemberId,
    proposal: &Record,
    version: &Version,
    known: &Versions,
) -> Option<NotReleasable> {
    if proposal.brought_by == *member {
        Some(NotReleasable::OwnProposal)
    } else if Version::read_after(&version.toml, known).is_err() {
        Some(NotReleasable::NotAfterNewest)
    } else {
        None
    }
}

/// Statements that stand in no version yet and may tell who answers them.
fn suspicions(before: &Instrument, after: &Instrument) -> Vec<Suspicion> {
    let mut found: Vec<Suspicion> = Vec::new();
    for statement in after.statements() {
        let old = before.statement(&statement.key);
        for kind in AuthorityKind::ALL {
            let text = statement.text.of(kind);
            if old.is_some_and(|old| old.text.of(kind) == text) {
                continue;
            }
            let words = identifying_words(text);
            if words.is_empty() {
                continue;
            }
            match found.last_mut() {
                Some(last) if last.key == statement.key && last.words == words => {
                    last.kinds.push(kind);
                }
                _ => found.push(Suspicion {
                    key: statement.key.clone(),
                    kinds: vec![kind],
                    words,
                }),
            }
        }
    }
    found
}

/// Releases a proposal: scans that open from now on have it, and it never changes. For a programme officer who did not bring it.
///
/// # Errors
/// [`Refusal::Questionnaire`] with the reason; [`Error::Conflict`] when the proposal is not the one that was read;
/// [`Error::Invalid`] for `read` until the officer says to have read it.
pub async fn release(
    actor: &Actor,
    services: &Services,
    name: &str,
    form: &ReleaseForm,
) -> Result<(), Error> {
    let member = actor.require_programme()?.id.clone();
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let known = released(&mut transaction, services).await?;
    let (proposal, version) = proposal(&mut transaction, &known, name).await?;
    if let Some(reason) = refused(&member, &proposal, &version, &known) {
        return Err(Refusal::Questionnaire { reason }.into());
    }
    if form.hash != version.hash {
        return Err(Error::Conflict);
    }
    if form.read.is_empty() {
        return Err(Error::invalid("read", ProblemCode::Missing));
    }
    let changed = sqlx::query(
        "UPDATE questionnaire_versions SET released_by = $1, released_at = $2 \
         WHERE id = $3 AND released_at IS NULL AND withdrawn_at IS NULL",
    )
    .bind(&member)
    .bind(Instant(services.now()))
    .bind(&proposal.id)
    .execute(&mut *transaction)
    .await?;
    if changed.rows_affected() != 1 {
        return Err(Error::Conflict);
    }
    let event = VersionEvent::QuestionnaireReleased {
        version: name.to_owned(),
        hash: version.hash.clone(),
    }
    .into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    tell_others(&mut transaction, services, actor, Letter::Released(name)).await?;
    Ok(transaction.commit().await?)
}
