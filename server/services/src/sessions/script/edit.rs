//! What a clerk does with the script of a session.

use serde::{Deserialize, Serialize};

use super::rows::{Kept, read, script_of, write};
use super::{LONGEST_STEP, Script, ScriptStep, append, place_of, shift};
use crate::Services;
use crate::actor::Actor;
use crate::audit::AuditEvent;
use crate::error::{Error, Problem};
use crate::ids::{ScanId, ScriptStepId};
use crate::ordered::Move;
use crate::scans::access::require;
use crate::scans::arrangements::{Meeting, SessionKind};
use crate::scans::setup::noted;
use crate::scans::{self, Scan, finish, require_step};
use crate::store::WriteTransaction;
use crate::typed::{LONGEST_LINE, required_text, required_whole};

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

/// A step as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepForm {
    /// What is done.
    pub step: String,
    /// How many minutes that takes.
    pub minutes: String,
}

/// What is done with a step, besides changing what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepMove {
    /// It changes places, goes out, or comes back.
    Move(Move),
    /// It is ticked off, or that is taken back.
    Done(bool),
}

impl StepForm {
    /// What is done, and in how many minutes.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub fn check(&self) -> Result<(String, u32), Vec<Problem>> {
        let mut problems = Vec::new();
        let title = required_text(&self.step, LONGEST_LINE);
        let title = noted(&mut problems, "step", title);
        let minutes = required_whole(&self.minutes, 1, LONGEST_STEP);
        let minutes = noted(&mut problems, "minutes", minutes);
        title.zip(minutes).ok_or(problems)
    }
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
    let checked = form.check();
    let key = ScriptStepId::random().to_string();
    edit(actor, services, (scan, session), |steps| {
        let (title, minutes) = checked.map_err(Error::Invalid)?;
        let step = ScriptStep {
            key: key.clone(),
            title,
            minutes,
            done: false,
            removed: false,
        };
        append(steps, step)
    })
    .await?;
    Ok(key)
}

/// Changes what a step says.
///
/// # Errors
/// As [`load`]; [`Error::Invalid`] by field; [`Error::NotFound`] for a step that there is not.
pub async fn change(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
    key: &str,
    form: &StepForm,
) -> Result<(), Error> {
    let checked = form.check();
    edit(actor, services, (scan, session), |steps| {
        let at = place_of(steps, key)?;
        (steps[at].title, steps[at].minutes) = checked.map_err(Error::Invalid)?;
        Ok(())
    })
    .await
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
    edit(actor, services, (scan, session), |steps| match to {
        StepMove::Move(to) => shift(steps, key, to),
        StepMove::Done(done) => {
            let at = place_of(steps, key)?;
            steps[at].done = done;
            Ok(())
        }
    })
    .await
}

/// Sets the script back to the one that the program proposes. What stood there is kept: [`put_back`].
///
/// # Errors
/// As [`load`].
pub async fn reset(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let kept = read(&mut transaction, &scan, session).await?;
    let Some(steps) = kept.steps else {
        return Ok(());
    };
    let kept = Kept {
        steps: None,
        replaced: Some(steps),
    };
    keep(transaction, services, actor, &scan, (session, &kept)).await
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
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let kept = read(&mut transaction, &scan, session).await?;
    let Some(replaced) = kept.replaced else {
        return Ok(());
    };
    let kept = Kept {
        steps: Some(replaced),
        replaced: kept.steps,
    };
    keep(transaction, services, actor, &scan, (session, &kept)).await
}

async fn edit(
    actor: &Actor,
    services: &Services,
    (scan, session): (&ScanId, SessionKind),
    change: impl FnOnce(&mut Vec<ScriptStep>) -> Result<(), Error>,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let kept = read(&mut transaction, &scan, session).await?;
    let mut steps = kept.now(&scan, session);
    change(&mut steps)?;
    let kept = Kept {
        steps: Some(steps),
        ..kept
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
    let event = AuditEvent::ScriptChanged { session };
    finish(transaction, services, actor, scan, &event).await
}
