//! The scripts that the programme keeps: what every script of a session begins with, for one kind of authority.
//!
//! A script that nobody changed follows the one that is kept here; one that its clerk changed stays theirs. Where the programme keeps none,
//! the one in the program holds.

use questionnaires::kind::AuthorityKind;
use sqlx::AnyConnection;

use super::proposed::proposed;
use super::rows::{Kept, parsed, stored};
use super::step::amend;
use super::{Script, ScriptStep, StepForm, append, shift};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, Change, ProgrammeEvent};
use crate::error::Error;
use crate::ordered::Move;
use crate::revision::require_read;
use crate::scans::arrangements::SessionKind;
use crate::store::WriteTransaction;

/// Each script is read, changed and written as one.
const LOCK: &str = "standard_scripts";

/// Which of the scripts: of a session, for one kind of authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Which {
    /// The session.
    pub session: SessionKind,
    /// The kind of authority.
    pub kind: AuthorityKind,
}

/// A script that the programme keeps.
#[derive(Clone, Debug)]
pub struct StandardScript {
    /// Which.
    pub which: Which,
    /// The script; proposed while it is the one in the program.
    pub script: Script,
    /// How often it was changed: who sets it back says what they saw.
    pub revision: i64,
}

/// What is kept of one, and how often it was changed.
#[derive(Clone, Debug, Default)]
struct Standard {
    kept: Kept,
    revision: i64,
}

impl Which {
    /// All of them, by kind of authority, in the order in which sessions are held.
    pub fn all() -> impl Iterator<Item = Self> {
        let of_kind = |kind| {
            let sessions = SessionKind::ALL.into_iter();
            sessions.map(move |session| Self { session, kind })
        };
        AuthorityKind::ALL.into_iter().flat_map(of_kind)
    }

    fn in_the_program(self) -> Vec<ScriptStep> {
        proposed(self.session, self.kind)
    }
}

impl Standard {
    fn now(&self, which: Which) -> Vec<ScriptStep> {
        let steps = self.kept.steps.clone();
        steps.unwrap_or_else(|| self.kept.begun(which.in_the_program()))
    }

    fn shown(&self, which: Which) -> StandardScript {
        StandardScript {
            which,
            script: Script {
                steps: self.now(which),
                is_proposed: self.kept.steps.is_none(),
                has_other: self.kept.replaced.is_some(),
            },
            revision: self.revision,
        }
    }
}

/// All scripts that the programme keeps. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn all(actor: &Actor, services: &Services) -> Result<Vec<StandardScript>, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let mut scripts = Vec::new();
    for which in Which::all() {
        scripts.push(read(&mut connection, which).await?.shown(which));
    }
    Ok(scripts)
}

/// One of them. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn load(
    actor: &Actor,
    services: &Services,
    which: Which,
) -> Result<StandardScript, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    Ok(read(&mut connection, which).await?.shown(which))
}

/// Adds a step at the end. Answers with its key.
///
/// # Errors
/// As [`load`]; [`Error::Invalid`] by field; [`crate::Refusal::Full`] when no more fit.
pub async fn add(
    actor: &Actor,
    services: &Services,
    which: Which,
    form: &StepForm,
) -> Result<String, Error> {
    edit(actor, services, which, |steps| {
        let step = form.new_step()?;
        let key = step.key.clone();
        append(steps, step)?;
        Ok((key.clone(), key, Change::Added))
    })
    .await
}

/// Changes what a step says. Gives its new revision.
///
/// # Errors
/// As [`load`]; [`Error::Invalid`] by field; [`Error::NotFound`] for a step that there is not; [`Error::Stale`] when somebody else changed
/// it meanwhile.
pub async fn change(
    actor: &Actor,
    services: &Services,
    which: Which,
    key: &str,
    form: &StepForm,
) -> Result<i64, Error> {
    let (mut transaction, standard) = begin(actor, services, which).await?;
    let mut steps = standard.now(which);
    let name = format!("step {} {} {key}", which.kind.code(), which.session.code());
    let amended = (steps.as_mut_slice(), key, form);
    let revision = amend(&mut transaction, services, actor, &name, amended).await?;
    let change = (steps, key, Change::Changed);
    keep_steps(transaction, services, actor, (which, standard), change).await?;
    Ok(revision)
}

/// Moves a step, takes it out, or puts it back.
///
/// # Errors
/// As [`load`]; [`Error::NotFound`] for a step that there is not; [`crate::Refusal::Full`] when others took its place.
pub async fn arrange(
    actor: &Actor,
    services: &Services,
    which: Which,
    key: &str,
    to: Move,
) -> Result<(), Error> {
    let change = match to {
        Move::Up | Move::Down => Change::Moved,
        Move::Out => Change::Removed,
        Move::Back => Change::Restored,
    };
    edit(actor, services, which, |steps| {
        shift(steps, key, to)?;
        Ok(((), key.to_owned(), change))
    })
    .await
}

/// Sets a script back to the one in the program. What stood there is kept: [`put_back`]. `revision`: the one that was looked at.
///
/// # Errors
/// As [`load`]; [`Error::Conflict`] when somebody else changed it meanwhile.
pub async fn reset(
    actor: &Actor,
    services: &Services,
    which: Which,
    revision: i64,
) -> Result<(), Error> {
    replace(actor, services, (which, revision), Kept::set_back).await
}

/// Puts back what stood there before the script was set back. What was made of it since then takes its place, so that this too can be
/// undone. `revision`: the one that was looked at.
///
/// # Errors
/// As [`reset`].
pub async fn put_back(
    actor: &Actor,
    services: &Services,
    which: Which,
    revision: i64,
) -> Result<(), Error> {
    replace(actor, services, (which, revision), Kept::put_back).await
}

/// The steps that a script of a scan begins with, whoever asks: none that was taken out.
pub(super) async fn begins_with(
    connection: &mut AnyConnection,
    session: SessionKind,
    kind: AuthorityKind,
) -> Result<Vec<ScriptStep>, Error> {
    let which = Which { session, kind };
    let mut steps = read(connection, which).await?.now(which);
    steps.retain(|step| !step.removed);
    Ok(steps)
}

async fn begin(
    actor: &Actor,
    services: &Services,
    which: Which,
) -> Result<(WriteTransaction, Standard), Error> {
    actor.require_programme()?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let standard = read(&mut transaction, which).await?;
    Ok((transaction, standard))
}

/// Makes a change to one step. `change` answers with what to give back, the key of the step, and what was done with it.
async fn edit<T>(
    actor: &Actor,
    services: &Services,
    which: Which,
    change: impl FnOnce(&mut Vec<ScriptStep>) -> Result<(T, String, Change), Error>,
) -> Result<T, Error> {
    let (transaction, standard) = begin(actor, services, which).await?;
    let mut steps = standard.now(which);
    let (done, key, change) = change(&mut steps)?;
    let change = (steps, key.as_str(), change);
    keep_steps(transaction, services, actor, (which, standard), change).await?;
    Ok(done)
}

/// Keeps the steps after a change to one of them, unless that changed nothing.
async fn keep_steps(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    (which, standard): (Which, Standard),
    (steps, key, change): (Vec<ScriptStep>, &str, Change),
) -> Result<(), Error> {
    let before = standard.now(which);
    if steps == before {
        return Ok(());
    }
    let event = ProgrammeEvent::StandardScriptChanged {
        session: which.session,
        authority_kind: which.kind,
        step: title(&steps, key),
        change,
        fields: changed_fields(&before, &steps, key),
    }
    .into();
    let standard = Standard {
        kept: Kept {
            steps: Some(steps),
            ..standard.kept
        },
        revision: standard.revision + 1,
    };
    write(&mut transaction, which, &standard).await?;
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

/// Puts another script in the place of a whole one, where there is another. `seen`: the revision that was looked at.
async fn replace(
    actor: &Actor,
    services: &Services,
    (which, seen): (Which, i64),
    other: fn(Kept, &[ScriptStep]) -> Option<Kept>,
) -> Result<(), Error> {
    let (mut transaction, standard) = begin(actor, services, which).await?;
    let now = standard.now(which);
    let Some(kept) = other(standard.kept, &now) else {
        return Ok(());
    };
    require_read(standard.revision, seen)?;
    let event = ProgrammeEvent::StandardScriptReplaced {
        session: which.session,
        authority_kind: which.kind,
        proposed: kept.steps.is_none(),
    }
    .into();
    let revision = seen + 1;
    write(&mut transaction, which, &Standard { kept, revision }).await?;
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

fn title(steps: &[ScriptStep], key: &str) -> String {
    let step = steps.iter().find(|step| step.key == key);
    step.map(|step| step.title.clone()).unwrap_or_default()
}

/// Field, old value and new value of what a step says otherwise; everything of a step that is new.
fn changed_fields(
    before: &[ScriptStep],
    after: &[ScriptStep],
    key: &str,
) -> Vec<(String, String, String)> {
    let values = |steps: &[ScriptStep]| {
        let step = steps.iter().find(|step| step.key == key);
        let form = step.map(StepForm::from).unwrap_or_default();
        [
            ("step", form.step),
            ("minutes", form.minutes),
            ("explanation", form.explanation),
        ]
    };
    let pairs = values(before).into_iter().zip(values(after));
    pairs
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| (field.to_owned(), old, new))
        .collect()
}

async fn read(connection: &mut AnyConnection, which: Which) -> Result<Standard, Error> {
    let row: Option<(Option<String>, Option<String>, i64)> = sqlx::query_as(
        "SELECT steps, replaced, revision FROM standard_scripts WHERE session = $1 AND authority_kind = $2",
    )
    .bind(which.session.code())
    .bind(which.kind.code())
    .fetch_optional(connection)
    .await?;
    let (steps, replaced, revision) = row.unwrap_or_default();
    let kept = Kept {
        steps: parsed(steps)?,
        replaced: parsed(replaced)?,
    };
    Ok(Standard { kept, revision })
}

async fn write(
    connection: &mut AnyConnection,
    which: Which,
    standard: &Standard,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO standard_scripts (session, authority_kind, steps, replaced, revision) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (session, authority_kind) DO UPDATE SET steps = excluded.steps, replaced = excluded.replaced, \
         revision = excluded.revision",
    )
    .bind(which.session.code())
    .bind(which.kind.code())
    .bind(stored(standard.kept.steps.as_deref())?)
    .bind(stored(standard.kept.replaced.as_deref())?)
    .bind(standard.revision)
    .execute(connection)
    .await?;
    Ok(())
}
