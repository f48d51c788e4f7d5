//! How scripts are kept, and what comes of the revisions of their steps when a whole script takes the place of another.
//!
//! Revisions only go up: a step that comes back has one that nobody read before. Otherwise whoever had the step open as it once was would
//! write over it unseen. What is put aside says how far revisions had come.

use sqlx::AnyConnection;

use super::standard::begins_with;
use super::{Script, ScriptStep};
use crate::error::Error;
use crate::scans::Scan;
use crate::scans::arrangements::SessionKind;

/// What is kept of the script of a session.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// What was made of it; `None` for the one that it begins with.
    pub steps: Option<Vec<ScriptStep>>,
    /// What stood there before it was set back, or was put back.
    pub replaced: Option<Vec<ScriptStep>>,
}

impl Kept {
    /// Back to the one that it begins with. `None` where it is that one. `now`: the steps that hold.
    pub fn set_back(self, now: &[ScriptStep]) -> Option<Self> {
        let unread = self.unread(now);
        let steps = self.steps?;
        Some(Self {
            steps: None,
            replaced: Some(under(unread, steps)),
        })
    }

    /// What stood there before it was set back comes again, and what was made of it since takes its place. `None` where nothing stood there.
    /// `now`: the steps that hold.
    pub fn put_back(self, now: &[ScriptStep]) -> Option<Self> {
        let unread = self.unread(now);
        let replaced = self.replaced?;
        Some(Self {
            steps: Some(under(unread, replaced)),
            replaced: self.steps,
        })
    }

    /// The steps that hold where nothing was made of it: those that it begins with. They count on where what was put aside had come.
    pub fn begun(&self, mut steps: Vec<ScriptStep>) -> Vec<ScriptStep> {
        let unread = self.unread(&[]);
        for step in &mut steps {
            step.revision += unread;
        }
        steps
    }

    /// A revision that no step had before, neither now nor of what was put aside; 0 where there was none.
    fn unread(&self, now: &[ScriptStep]) -> i64 {
        let put_aside = self.replaced.iter().flatten();
        let revisions = now.iter().chain(put_aside).map(|step| step.revision);
        revisions.max().map_or(0, |highest| highest + 1)
    }

    /// The steps that hold in a scan.
    pub async fn now(
        &self,
        connection: &mut AnyConnection,
        scan: &Scan,
        session: SessionKind,
    ) -> Result<Vec<ScriptStep>, Error> {
        match &self.steps {
            Some(steps) => Ok(steps.clone()),
            None => {
                let steps = begins_with(connection, session, scan.authority.kind).await?;
                Ok(self.begun(steps))
            }
        }
    }
}

/// Steps under another revision.
fn under(revision: i64, mut steps: Vec<ScriptStep>) -> Vec<ScriptStep> {
    for step in &mut steps {
        step.revision = revision;
    }
    steps
}

/// The script of a session, whoever asks.
pub(crate) async fn script_of(
    connection: &mut AnyConnection,
    scan: &Scan,
    session: SessionKind,
) -> Result<Script, Error> {
    let kept = read(connection, scan, session).await?;
    Ok(Script {
        steps: kept.now(connection, scan, session).await?,
        is_proposed: kept.steps.is_none(),
        has_other: kept.replaced.is_some(),
    })
}

pub(super) async fn read(
    connection: &mut AnyConnection,
    scan: &Scan,
    session: SessionKind,
) -> Result<Kept, Error> {
    let row: Option<(Option<String>, Option<String>)> =
        sqlx::query_as("SELECT steps, replaced FROM scripts WHERE scan_id = $1 AND session = $2")
            .bind(&scan.id)
            .bind(session.code())
            .fetch_optional(connection)
            .await?;
    let (steps, replaced) = row.unwrap_or_default();
    Ok(Kept {
        steps: parsed(steps)?,
        replaced: parsed(replaced)?,
    })
}

pub(super) async fn write(
    connection: &mut AnyConnection,
    scan: &Scan,
    session: SessionKind,
    kept: &Kept,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO scripts (scan_id, session, steps, replaced) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (scan_id, session) DO UPDATE SET steps = excluded.steps, replaced = excluded.replaced",
    )
    .bind(&scan.id)
    .bind(session.code())
    .bind(stored(kept.steps.as_deref())?)
    .bind(stored(kept.replaced.as_deref())?)
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) fn parsed(text: Option<String>) -> Result<Option<Vec<ScriptStep>>, Error> {
    text.map(|text| serde_json::from_str(&text).map_err(Error::unavailable))
        .transpose()
}

pub(super) fn stored(steps: Option<&[ScriptStep]>) -> Result<Option<String>, Error> {
    steps
        .map(|steps| serde_json::to_string(steps).map_err(Error::unavailable))
        .transpose()
}
