//! What a clerk does with the script of a session.

use super::rows::{Kept, read, script_of, write};
use super::step::amend;
use super::{Script, ScriptStep, StepForm, append, place_of, shift};
use crate::Services;
use crate::actor::Actor;
use crate::audit::TalkEvent;
use crate::error::Error;
use crate::ids::ScanId;
use crate::ordered::Move;
use crate::room::{self, Shown};
use crate::scans::access::require;
use crate::scans::arrangements::{Meeting, SessionKind};
use crate::scans::{self, Scan, finish, require_step};
use crate::store::WriteTransaction;

/// The script of a session, as its clerk sees it.
#[derive(Clone, Debug)]
pub struct ScriptView {
    /// The scan.
    pub scan: Scan,
    /// Which session.
    pub session: SessionKind,
    /// When and where it is, if that is known.
    pub meeting: Option<Meeting>,
    /// The script.
    pub script: Script,
}

/// What is done with a step, besides changing what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepMove {
    /// It changes places, goes out, or comes back.
    Move(Move),
    /// It is ticked off, or that is taken back.
    Done(bool),
}

/// The script of a session. For the clerk, as long as the scan is running.
///
/// # Errors
/// [`Error::Forbidden`] for who sees the scan and does not guide it; refused once the scan is over.
pub async fn load(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
) -> Result<ScriptView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.clerk)?;
    let mut connection = services.store().read().acquire().await?;
    require_step(&mut connection, &scan, None, scan.state.is_running()).await?;
    Ok(ScriptView {
        session,
        meeting: scan.arrangements.sessions().of(session).cloned(),
        script: script_of(&mut connection, &scan, session).await?,
        scan,
    })
}

/// Adds a step at the end. Answers with its key.
///
/// # Errors
/// As [`load`]; [`Error::Invalid`] by field; [`crate::Refusal::Full`] when no more fit.
pub async fn add(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
    form: &StepForm,
) -> Result<String, Error> {
    edit(actor, services, (scan, session), |steps| {
        let step = form.new_step()?;
        let key = step.key.clone();
        append(steps, step)?;
        Ok(key)
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
    scan: &ScanId,
    session: SessionKind,
    key: &str,
    form: &StepForm,
) -> Result<i64, Error> {
    let mut begun = begin_steps(actor, services, (scan, session)).await?;
    let name = format!("step {scan} {} {key}", session.code());
    let which = (begun.steps.as_mut_slice(), key, form);
    let revision = amend(&mut begun.transaction, services, actor, &name, which).await?;
    begun.keep(services, actor).await?;
    Ok(revision)
}

/// Moves a step, takes it out, puts it back, or ticks it off.
///
/// # Errors
/// As [`load`]; [`Error::NotFound`] for a step that there is not; [`crate::Refusal::Full`] when others took its place.
pub async fn arrange(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
    key: &str,
    to: StepMove,
) -> Result<(), Error> {
    let now = services.now();
    edit(actor, services, (scan, session), |steps| match to {
        StepMove::Move(to) => shift(steps, key, to),
        StepMove::Done(done) => {
            let at = place_of(steps, key)?;
            let step = &mut steps[at];
            // Ticked off twice is ticked off when it was.
            if step.done != done {
                step.done = done;
                step.done_at = done.then_some(now);
            }
            Ok(())
        }
    })
    .await
}

/// Sets the script back to the one that it began with, or that the programme keeps by now. What stood there is kept: [`put_back`].
///
/// # Errors
/// As [`load`].
pub async fn reset(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
) -> Result<(), Error> {
    replace(actor, services, (scan, session), Kept::set_back).await
}

/// Puts back what stood there before the script was set back. What was made of it since then takes its place, so that this too can be
/// undone.
///
/// # Errors
/// As [`load`].
pub async fn put_back(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
) -> Result<(), Error> {
    replace(actor, services, (scan, session), Kept::put_back).await
}

/// Makes a change.
async fn edit<T>(
    actor: &Actor,
    services: &Services,
    which: (&ScanId, SessionKind),
    change: impl FnOnce(&mut Vec<ScriptStep>) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut begun = begin_steps(actor, services, which).await?;
    let done = change(&mut begun.steps)?;
    begun.keep(services, actor).await?;
    Ok(done)
}

/// A script whose steps are about to be changed.
struct Begun {
    transaction: WriteTransaction,
    scan: Scan,
    session: SessionKind,
    kept: Kept,
    before: Vec<ScriptStep>,
    steps: Vec<ScriptStep>,
}

async fn begin_steps(
    actor: &Actor,
    services: &Services,
    (scan, session): (&ScanId, SessionKind),
) -> Result<Begun, Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let kept = read(&mut transaction, &scan, session).await?;
    let before = kept.now(&mut transaction, &scan, session).await?;
    Ok(Begun {
        transaction,
        scan,
        session,
        kept,
        steps: before.clone(),
        before,
    })
}

impl Begun {
    /// Keeps the steps, unless they are what they were: a script that stays as it was still follows the programme.
    async fn keep(self, services: &Services, actor: &Actor) -> Result<(), Error> {
        if self.steps == self.before {
            return Ok(());
        }
        let kept = Kept {
            steps: Some(self.steps),
            ..self.kept
        };
        let which = (self.session, &kept);
        keep(self.transaction, services, actor, &self.scan, which).await
    }
}

/// Puts another script in the place of a whole one, where there is another.
async fn replace(
    actor: &Actor,
    services: &Services,
    (scan, session): (&ScanId, SessionKind),
    other: fn(Kept, &[ScriptStep]) -> Option<Kept>,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let kept = read(&mut transaction, &scan, session).await?;
    let now = kept.now(&mut transaction, &scan, session).await?;
    let Some(kept) = other(kept, &now) else {
        return Ok(());
    };
    keep(transaction, services, actor, &scan, (session, &kept)).await
}

async fn begin(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.clerk)?;
    require_step(&mut transaction, &scan, None, scan.state.is_running()).await?;
    Ok((transaction, scan))
}

async fn keep(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
    (session, kept): (SessionKind, &Kept),
) -> Result<(), Error> {
    write(&mut transaction, scan, session, kept).await?;
    room::touch(&mut transaction, &scan.id, Shown::OnScreen).await?;
    let event = TalkEvent::ScriptChanged { session }.into();
    finish(transaction, services, actor, scan, &event).await?;
    services.live().wake(&scan.id);
    Ok(())
}
