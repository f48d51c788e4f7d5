//! Reading tracks and register from the database: four statements, however many scans there are.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::count::Programme;
use super::register::Register;
use super::track::Track;
use crate::authorities::{Authority, AuthorityCode, COLUMNS, Row};
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::State;
use crate::store::Instant;

/// Every scan there ever was, and the register.
pub(in crate::programme) async fn load(connection: &mut AnyConnection) -> Result<Programme, Error> {
    let register = register(connection).await?;
    Ok(Programme::new(register, tracks(connection).await?))
}

async fn register(connection: &mut AnyConnection) -> Result<Register, Error> {
    let rows: Vec<Row> =
        sqlx::query_as(AssertSqlSafe(format!("SELECT {COLUMNS} FROM authorities")))
            .fetch_all(&mut *connection)
            .await?;
    let authorities = rows
        .into_iter()
        .map(Authority::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    let pairs: Vec<(AuthorityCode, AuthorityCode)> =
        sqlx::query_as("SELECT code, successor_code FROM authority_successors")
            .fetch_all(connection)
            .await?;
    Ok(Register::new(authorities, &pairs))
}

async fn tracks(connection: &mut AnyConnection) -> Result<Vec<Track>, Error> {
    type Entered = (ScanId, String, Instant);
    let entered: Vec<Entered> =
        sqlx::query_as("SELECT scan_id, state, entered_at FROM scan_history")
            .fetch_all(&mut *connection)
            .await?;
    let mut histories: HashMap<ScanId, Vec<(DateTime<Utc>, State)>> = HashMap::new();
    for (scan, code, at) in entered {
        let state = State::from_code(&code)
            .ok_or_else(|| Error::unavailable(format!("a scan was in an unknown state: {code}")))?;
        histories.entry(scan).or_default().push((at.0, state));
    }
    let scans: Vec<(ScanId, AuthorityCode, Option<AuthorityCode>)> = sqlx::query_as(
        "SELECT s.id, s.authority_code, p.authority_code AS previous_authority \
         FROM scans s LEFT JOIN scans p ON p.id = s.previous_scan_id",
    )
    .fetch_all(connection)
    .await?;
    let track = |(scan, authority, previous): (ScanId, AuthorityCode, Option<AuthorityCode>)| {
        let history = histories.remove(&scan).unwrap_or_default();
        let repeats = previous.as_ref() == Some(&authority);
        Track::new(scan, authority, repeats, history)
    };
    Ok(scans.into_iter().map(track).collect())
}
