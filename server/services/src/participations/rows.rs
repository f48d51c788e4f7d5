//! The rows of people who may fill in.

use std::collections::HashMap;

use questionnaires::kind::RespondentGroup;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Executor};

use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::state::State;
use crate::store::placeholders;

/// One person who may fill in, or did.
#[derive(Debug)]
pub(crate) struct Row {
    /// The scan.
    pub scan: ScanId,
    /// The state that the scan is in.
    pub state: State,
    /// The group that the person answers in.
    pub group: RespondentGroup,
    /// Whether they hold a code made beforehand.
    pub personal: bool,
    /// Whether they sent their answers.
    pub used: bool,
    /// Where their draft lies, or will; `None` while they begin at a shared link, and once they sent.
    pub draft: Option<i64>,
    /// The draft; `None` before it is begun and after it is sent.
    pub sealed: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct Stored {
    fingerprint: String,
    scan_id: ScanId,
    state: String,
    group_code: String,
    personal: i64,
    used: i64,
    draft: Option<i64>,
    sealed: Option<Vec<u8>>,
}

impl TryFrom<Stored> for Row {
    type Error = Error;

    fn try_from(stored: Stored) -> Result<Self, Error> {
        Ok(Self {
            scan: stored.scan_id,
            state: state_of(&stored.state)?,
            group: group_of(&stored.group_code)?,
            personal: stored.personal != 0,
            used: stored.used != 0,
            draft: stored.draft,
            sealed: stored.sealed,
        })
    }
}

/// The group of a code in the database.
pub(crate) fn group_of(code: &str) -> Result<RespondentGroup, Error> {
    RespondentGroup::from_code(code).ok_or_else(|| Error::unavailable("a row has no known group"))
}

const SELECT: &str = "SELECT p.fingerprint, p.scan_id, s.state, p.group_code, p.personal, p.used, p.draft, d.sealed \
     FROM participations p JOIN scans s ON s.id = p.scan_id LEFT JOIN drafts d ON d.number = p.draft WHERE p.fingerprint";

/// What is to be known of one person before anything of theirs is read.
#[derive(Debug)]
pub(crate) struct Standing {
    /// The scan.
    pub scan: ScanId,
    /// The state that the scan is in.
    pub state: State,
    /// Whether they sent their answers.
    pub used: bool,
}

/// How one person stands.
pub(crate) async fn standing(
    executor: impl Executor<'_, Database = Any>,
    fingerprint: &str,
) -> Result<Option<Standing>, Error> {
    let stored: Option<(ScanId, String, i64)> = sqlx::query_as(
        "SELECT p.scan_id, s.state, p.used FROM participations p JOIN scans s ON s.id = p.scan_id WHERE p.fingerprint = $1",
    )
    .bind(fingerprint)
    .fetch_optional(executor)
    .await?;
    let standing = |(scan, state, used): (ScanId, String, i64)| {
        Ok(Standing {
            scan,
            state: state_of(&state)?,
            used: used != 0,
        })
    };
    stored.map(standing).transpose()
}

fn state_of(code: &str) -> Result<State, Error> {
    State::from_code(code).ok_or_else(|| Error::unavailable("a scan is in no known state"))
}

/// The row of one person, and the state of their scan with it.
pub(crate) async fn find(
    executor: impl Executor<'_, Database = Any>,
    fingerprint: &str,
) -> Result<Option<Row>, Error> {
    let stored: Option<Stored> = sqlx::query_as(AssertSqlSafe(format!("{SELECT} = $1")))
        .bind(fingerprint)
        .fetch_optional(executor)
        .await?;
    stored.map(Row::try_from).transpose()
}

/// The rows of several people, by fingerprint.
pub(crate) async fn find_all(
    connection: &mut AnyConnection,
    fingerprints: &[&str],
) -> Result<HashMap<String, Row>, Error> {
    let wanted = placeholders::list(1, fingerprints.len());
    let mut query =
        sqlx::query_as(AssertSqlSafe(format!("{SELECT} IN ({wanted})"))).persistent(false);
    for fingerprint in fingerprints {
        query = query.bind(*fingerprint);
    }
    let stored: Vec<Stored> = query.fetch_all(connection).await?;
    stored
        .into_iter()
        .map(|mut stored| {
            let fingerprint = std::mem::take(&mut stored.fingerprint);
            Row::try_from(stored).map(|row| (fingerprint, row))
        })
        .collect()
}
