//! Reading tracks and register from the database: three statements, however many scans there are.

use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::count::Programme;
use super::register::Register;
use super::track::Track;
use crate::authorities::{Authority, AuthorityCode, COLUMNS, Row};
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::State;

/// Every scan there ever was, and the register.
pub(in crate::programme) async fn load(connection: &mut AnyConnection) -> Result<Programme, Error> {
    let register = register(connection).await?;
    Ok(Programme::new(register, tracks(connection).await?))
}

/// The register alone.
pub(in crate::programme) async fn register(
    connection: &mut AnyConnection,
) -> Result<Register, Error> {
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

/// A scan with all states it came into, as [`HISTORIES`] has them.
type Told = (ScanId, AuthorityCode, Option<AuthorityCode>, Option<String>);

/// Each scan with its history in one value. A scan enters a state seven times or more: as rows of their own they would be
/// most of what the page of the programme reads.
const HISTORIES: &str = "SELECT s.id, s.authority_code, p.authority_code AS previous_authority, h.entered \
     FROM scans s LEFT JOIN scans p ON p.id = s.previous_scan_id \
     LEFT JOIN (SELECT scan_id, string_agg(state || ' ' || entered_at, ',') AS entered FROM scan_history GROUP BY scan_id) h \
     ON h.scan_id = s.id";

async fn tracks(connection: &mut AnyConnection) -> Result<Vec<Track>, Error> {
    let scans: Vec<Told> = sqlx::query_as(HISTORIES).fetch_all(connection).await?;
    scans.into_iter().map(track).collect()
}

fn track((scan, authority, previous, entered): Told) -> Result<Track, Error> {
    let repeats = previous.as_ref() == Some(&authority);
    let entered = entered.unwrap_or_default();
    let history = entered.split_terminator(',').map(state_and_instant);
    let history = history.collect::<Result<Vec<_>, _>>()?;
    Ok(Track::new(scan, authority, repeats, history))
}

/// Reads "prepared 2026-11-23T20:14:05.000Z".
fn state_and_instant(text: &str) -> Result<(DateTime<Utc>, State), Error> {
    let found = text.split_once(' ').and_then(|(code, at)| {
        let at: DateTime<Utc> = at.parse().ok()?;
        Some((at, State::from_code(code)?))
    });
    found.ok_or_else(|| Error::unavailable(format!("a scan was in an unknown state: {text}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_that_cannot_be_read_is_no_shorter_history() {
        let (at, state) = state_and_instant("prepared 2026-11-23T20:14:05.000Z").unwrap();
        assert_eq!(state, State::Prepared);
        assert_eq!(at.to_rfc3339(), "2026-11-23T20:14:05+00:00");
        for wrong in [
            "",
            "prepared",
            "asleep 2026-11-23T20:14:05.000Z",
            "open gisteren",
        ] {
            assert!(state_and_instant(wrong).is_err(), "{wrong}");
        }
    }
}
