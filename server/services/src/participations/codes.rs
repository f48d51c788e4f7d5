//! Personal codes for council and executive, made beforehand and shown once.

use questionnaires::kind::RespondentGroup;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::Services;
use crate::actor::Actor;
use crate::audit::AuditEvent;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::scans::access::require;
use crate::scans::{self, Scan, State, Step, require_step};
use crate::secrets::TypedCode;
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

/// Makes the codes of a group: as many as its size, less those that were used. All codes of before that were not used stop working,
/// with the drafts begun on them. By the lead, from the moment the scan is prepared until it closes.
///
/// # Errors
/// [`Error::NotFound`] for a group that has no personal codes, [`Error::Forbidden`] for anybody but the lead, and a refusal when the
/// scan is not prepared or open, or the group has no size yet.
pub async fn create_codes(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
) -> Result<Codes, Error> {
    let (mut transaction, scan) = scans::begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    require_time(&mut transaction, &scan).await?;
    let size = size(&scan, group)?;
    let used = used(&mut transaction, id, group).await?;
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
    let event = AuditEvent::CodesMade {
        group,
        codes: size.saturating_sub(used),
    };
    scans::finish(transaction, services, actor, &scan, &event).await?;
    Ok(Codes { group, codes, used })
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
    match group {
        RespondentGroup::Council | RespondentGroup::Executive => {}
        RespondentGroup::Staff | RespondentGroup::Residents => return Err(Error::NotFound),
    }
    let groups = scan.setup.groups.as_ref();
    let sizes = groups.and_then(|groups| groups.check().ok());
    sizes
        .and_then(|groups| groups.sizes.of(group))
        .ok_or_else(|| Refusal::GroupSizeMissing.into())
}

async fn used(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
) -> Result<u32, Error> {
    let used: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM participations WHERE scan_id = $1 AND group_code = $2 AND used = 1",
    )
    .bind(scan)
    .bind(group.code())
    .fetch_one(connection)
    .await?;
    u32::try_from(used).map_err(Error::unavailable)
}

async fn withdraw_unused(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM participations WHERE scan_id = $1 AND group_code = $2 AND used = 0")
        .bind(scan)
        .bind(group.code())
        .execute(connection)
        .await?;
    Ok(())
}

async fn put(
    connection: &mut AnyConnection,
    scan: &ScanId,
    group: RespondentGroup,
    fingerprints: &[String],
) -> Result<(), Error> {
    let rows = placeholders::tuples(4, 1, fingerprints.len());
    let insert = format!(
        "INSERT INTO participations (scan_id, group_code, personal, used, fingerprint) VALUES {rows}"
    );
    let mut query = sqlx::query(AssertSqlSafe(insert))
        .persistent(false)
        .bind(scan)
        .bind(group.code())
        .bind(1_i64)
        .bind(0_i64);
    for fingerprint in fingerprints {
        query = query.bind(fingerprint.as_str());
    }
    query.execute(connection).await?;
    Ok(())
}
