//! How scripts are kept.

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
    /// Back to the one that it begins with. `None` where it is that one.
    pub fn set_back(self) -> Option<Self> {
        let steps = self.steps?;
        Some(Self {
            steps: None,
            replaced: Some(steps),
        })
    }

    /// What stood there before it was set back comes again, and what was made of it since takes its place. `None` where nothing stood there.
    pub fn put_back(self) -> Option<Self> {
        let replaced = self.replaced?;
        Some(Self {
            steps: Some(replaced),
            replaced: self.steps,
        })
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
            None => begins_with(connection, session, scan.authority.kind).await,
        }
    }
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
