//! Personal codes for council and executive, made beforehand and shown once.

use chrono::NaiveDate;
use questionnaires::kind::RespondentGroup;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, ArrangementEvent, AuditEvent};
use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::scans::access::require;
use crate::scans::{self, Scan, State, Step, require_step};
use crate::secrets::{TypedCode, random_number};
use crate::store::placeholders;

/// Rows in one statement.
const AT_ONCE: usize = 256;

/// A list of codes for one group. The database cannot give it a second time.
#[derive(Clone, Debug)]
pub struct Codes {
    /// The group.
    pub group: RespondentGroup,
    /// A code for everybody in the group who has not sent yet, in no order.
    pub codes: Vec<TypedCode>,
    /// How many of the group have sent already: their codes stay used.
    pub used: u32,
}

/// What becomes of codes that were made before and not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unused {
    /// They go on working: with any, no new ones are made.
    Spared,
    /// They stop working, with the drafts begun on them.
    Stopped,
}

/// The codes that were made for a group before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// How many the last time.
    pub codes: u32,
    /// The day of that.
    pub on: NaiveDate,
    /// How many still work: made, and not used.
    pub unused: u32,
}

/// Whether a group has personal codes. The others share a link.
#[must_use]
pub const fn has_personal_codes(group: RespondentGroup) -> bool {
    match group {
        RespondentGroup::Council | RespondentGroup::Executive => true,
        RespondentGroup::Staff | RespondentGroup::Residents => false,
    }
}

/// Makes the codes of a group, and stops all of before that were not used.
///
/// # Errors
/// As [`make_codes`].
pub async fn create_codes(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
) -> Result<Codes, Error> {
    make_codes(actor, services, id, group, Unused::Stopped).await
}

/// Makes the codes of a group: as many as its size, less those that were used. By the lead, from the moment the scan is prepared until
/// it closes.
///
/// # Errors
/// [`Error::NotFound`] for a group that has no personal codes, [`Error::Forbidden`] for anybody but the lead, and a refusal when the
/// scan is not prepared or open, when the group has no size yet, or when codes that are to be spared are not used.
pub async fn make_codes(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
    before: Unused,
) -> Result<Codes, Error> {
    let (mut transaction, scan) = scans::begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    require_time(&mut transaction, &scan).await?;
    let size = size(&scan, group)?;
    if before == Unused::Spared && count(&mut transaction, id, group, false).await? > 0 {
        return Err(Refusal::CodesHandedOut.into());
    }
    let used = count(&mut transaction, id, group, true).await?;
    withdraw_unused(&mut transaction, id, group).await?;
    let codes: Vec<TypedCode> = (used..size).map(|_| TypedCode::random()).collect();
    let mut fingerprints: Vec<String> = codes
        .iter()
        .map(|code| services.keys().fingerprint(code))
        .collect();
    // Not in the order in which they stand on the list.
    fingerprints.sort();
    for chunk in fingerprints.chunks(AT_ONCE) {
        put(&mut transaction, id, group, chunk).await?;
    }
    let event = ArrangementEvent::CodesMade {
        group,
        codes: size.saturating_sub(used),
    }
    .into();
    scans::finish(transaction, services, actor, &scan, &event).await?;
    Ok(Codes { group, codes, used })
}

/// What was made for a group before; `None` if nothing was. The counts say no more than that of responses does.
///
/// # Errors
/// As [`to_make_codes`].
pub async fn made(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
) -> Result<Option<Made>, Error> {
    let scan = scans::visible(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    let mut connection = services.store().read().acquire().await?;
    let entries = audit::entries_of_scan(&mut connection, id).await?;
    let last = entries
        .into_iter()
        .rev()
        .find_map(|entry| match entry.event {
            Some(AuditEvent::Arrangement(ArrangementEvent::CodesMade { group: of, codes }))
                if of == group =>
            {
                Some((codes, day_of(entry.at)))
            }
            _ => None,
        });
    let Some((codes, on)) = last else {
        return Ok(None);
    };
    let unused = count(&mut connection, id, group, false).await?;
    Ok(Some(Made { codes, on, unused }))
}

/// The scan, for the lead who is about to make codes.
///
/// # Errors
/// As [`create_codes`], save for what the group lacks.
pub async fn to_make_codes(actor: &Actor, services: &Services, id: &ScanId) -> Result<Scan, Error> {
    let scan = scans::visible(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    let mut connection = services.store().read().acquire().await?;
    require_time(&mut connection, &scan).await?;
    Ok(scan)
}

/// Codes and links are made once a scan is prepared, and until it closes.
pub(super) async fn require_time(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    let now = matches!(scan.state, State::Prepared | State::Open);
    require_step(connection, scan, Some(Step::Questionnaire), now).await
}

/// How many are in the group, if it has personal codes.
fn size(scan: &Scan, group: RespondentGroup) -> Result<u32, Error> {
    if !has_personal_codes(group) {
        return Err(Error::NotFound);
    }
    let groups = scan.setup.groups.as_ref();
    let sizes = groups.and_then(|groups| groups.check().ok());
    sizes
        .and_then(|groups| groups.sizes.of(group))
        .ok_or_else(|| Refusal::GroupSizeMissing.into())
}

/// How many of a group have sent, or hold a code that was made beforehand and not used. Drafts that were begun in a room are neither.
async fn count(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
    used: bool,
) -> Result<u32, Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM participations WHERE scan_id = $1 AND group_code = $2 AND used = $3 AND (used = 1 OR personal = 1)",
    )
    .bind(scan)
    .bind(group.code())
    .bind(i64::from(used))
    .fetch_one(connection)
    .await?;
    u32::try_from(count).map_err(Error::unavailable)
}

async fn withdraw_unused(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
) -> Result<(), Error> {
    let unused =
        "FROM participations WHERE scan_id = $1 AND group_code = $2 AND used = 0 AND personal = 1";
    for delete in [
        format!("DELETE FROM drafts WHERE number IN (SELECT draft {unused})"),
        format!("DELETE {unused}"),
    ] {
        sqlx::query(AssertSqlSafe(delete))
            .bind(scan)
            .bind(group.code())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn put(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
    fingerprints: &[String],
) -> Result<(), Error> {
    let rows = placeholders::rows(connection, 6, fingerprints.len());
    let insert = format!(
        "INSERT INTO participations (scan_id, group_code, personal, used, fingerprint, draft) VALUES {rows}"
    );
    let mut query = sqlx::query(AssertSqlSafe(insert)).persistent(false);
    for fingerprint in fingerprints {
        query = query
            .bind(scan)
            .bind(group.code())
            .bind(1_i64)
            .bind(0_i64)
            .bind(fingerprint.as_str())
            .bind(random_number());
    }
    query.execute(connection).await?;
    Ok(())
}
