//! One scan, as the database keeps it.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::arrangements::Arrangements;
use super::setup::SetupForm;
use super::state::State;
use super::wanted::{Wanted, WantedMonths};
use crate::authorities::{Authority, AuthorityCode, COLUMNS as AUTHORITY, Row as AuthorityRow};
use crate::error::Error;
use crate::ids::{MemberId, ScanId};
use crate::store::{Day, Instant};
use crate::versions::newest_name;

/// One round of questionnaire, talk and plan of one authority.
#[derive(Clone, Debug)]
pub struct Scan {
    /// The scan.
    pub id: ScanId,
    /// Whose scan it is.
    pub authority: Authority,
    /// Where it stands.
    pub state: State,
    /// Why the authority wants it, as written at the request.
    pub reason: String,
    /// When the authority would like to hold it.
    pub wanted: Wanted,
    /// The day of the request.
    pub requested_on: NaiveDate,
    /// The lead (trekker).
    pub lead: Person,
    /// The clerk (procesbegeleider) who said yes; the first of two.
    pub clerk: Option<Person>,
    /// The clerk beside the first, who sees and may do the same; `None` without a first.
    pub second_clerk: Option<Person>,
    /// The earlier scan that this one follows up.
    pub previous: Option<ScanId>,
    /// Whether that one is of the same authority, so that this is a repeat measurement.
    pub is_repeat: bool,
    /// Agreements, committee and session dates.
    pub arrangements: Arrangements,
    /// How the questionnaire is set up, as typed. Frozen from opening on.
    pub setup: SetupForm,
    /// The version of the instrument; set by opening.
    pub instrument_version: Option<String>,
    /// When the questionnaire opened.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// When report and plan became public.
    pub published_at: Option<DateTime<Utc>>,
    /// The part of the public address that names the authority, as it was at publication.
    pub public_slug: Option<String>,
    /// The last part of the public address.
    pub public_year: Option<String>,
    /// Why it was cancelled.
    pub cancelled_because: Option<String>,
}

/// Somebody with a part in a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub id: MemberId,
    /// First and last name.
    pub name: String,
    /// Where to reach them.
    pub email: String,
    /// Where they work, for a clerk: code and name.
    pub home: Option<(AuthorityCode, String)>,
}

/// Loads a scan, whoever asks. Use cases that show it go through [`super::visible`].
///
/// # Errors
/// [`Error::NotFound`] when there is none with that id.
pub(crate) async fn load(connection: &mut AnyConnection, id: &ScanId) -> Result<Scan, Error> {
    select(connection, "s.id = $1", id.as_str())
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

/// The scans that a condition on `scans s` with one value allows, in no order.
pub(super) async fn select(
    connection: &mut AnyConnection,
    condition: &'static str,
    value: &str,
) -> Result<Vec<Scan>, Error> {
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT s.id, s.state, s.reason, s.wanted_period, s.wanted_from, s.wanted_until, s.requested_on, \
         s.lead_id, l.name AS lead_name, l.email AS lead_email, \
         s.clerk_id, c.name AS clerk_name, c.email AS clerk_email, c.home_authority_code AS clerk_home, \
         (SELECT h.display_name FROM authorities h WHERE h.code = c.home_authority_code) AS clerk_home_name, \
         s.second_clerk_id AS second_id, d.name AS second_name, d.email AS second_email, d.home_authority_code AS second_home, \
         (SELECT h.display_name FROM authorities h WHERE h.code = d.home_authority_code) AS second_home_name, \
         s.previous_scan_id, (SELECT p.authority_code FROM scans p WHERE p.id = s.previous_scan_id) AS previous_authority, s.arrangements, s.setup, s.instrument_version, \
         s.opened_at, s.closed_at, s.published_at, s.public_slug, s.public_year, s.cancelled_because, {AUTHORITY} \
         FROM scans s JOIN authorities a ON a.code = s.authority_code JOIN members l ON l.id = s.lead_id \
         LEFT JOIN members c ON c.id = s.clerk_id LEFT JOIN members d ON d.id = s.second_clerk_id WHERE {condition}"
    )))
    .bind(value)
    .fetch_all(&mut *connection)
    .await?;
    let mut scans = rows
        .into_iter()
        .map(Row::into_scan)
        .collect::<Result<Vec<_>, _>>()?;
    if scans.iter().any(|scan| scan.state.is_before_opening()) {
        let newest = newest_name(connection).await?;
        for scan in &mut scans {
            if scan.state.is_before_opening() {
                scan.arrangements.previewed_of(&newest);
            }
        }
    }
    Ok(scans)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ScanId,
    #[sqlx(flatten)]
    authority: AuthorityRow,
    state: String,
    reason: String,
    wanted_period: String,
    wanted_from: Option<String>,
    wanted_until: Option<String>,
    requested_on: Day,
    lead_id: MemberId,
    lead_name: String,
    lead_email: String,
    clerk_id: Option<MemberId>,
    clerk_name: Option<String>,
    clerk_email: Option<String>,
    clerk_home: Option<AuthorityCode>,
    clerk_home_name: Option<String>,
    second_id: Option<MemberId>,
    second_name: Option<String>,
    second_email: Option<String>,
    second_home: Option<AuthorityCode>,
    second_home_name: Option<String>,
    previous_scan_id: Option<ScanId>,
    previous_authority: Option<AuthorityCode>,
    arrangements: String,
    setup: String,
    instrument_version: Option<String>,
    opened_at: Option<Instant>,
    closed_at: Option<Instant>,
    published_at: Option<Instant>,
    public_slug: Option<String>,
    public_year: Option<String>,
    cancelled_because: Option<String>,
}

impl Row {
    fn into_scan(self) -> Result<Scan, Error> {
        let home = self.clerk_home.zip(self.clerk_home_name);
        let clerk = person(self.clerk_id, self.clerk_name, self.clerk_email, home);
        let home = self.second_home.zip(self.second_home_name);
        let authority = Authority::try_from(self.authority)?;
        let second = person(self.second_id, self.second_name, self.second_email, home);
        Ok(Scan {
            id: self.id,
            is_repeat: self.previous_authority.as_ref() == Some(&authority.code),
            authority,
            state: state(&self.state)?,
            reason: self.reason,
            wanted: Wanted {
                months: WantedMonths::kept(
                    self.wanted_from.as_deref(),
                    self.wanted_until.as_deref(),
                )?,
                remark: self.wanted_period,
            },
            requested_on: self.requested_on.0,
            lead: Person {
                id: self.lead_id,
                name: self.lead_name,
                email: self.lead_email,
                home: None,
            },
            clerk,
            second_clerk: second,
            previous: self.previous_scan_id,
            arrangements: serde_json::from_str(&self.arrangements).map_err(Error::unavailable)?,
            setup: serde_json::from_str(&self.setup).map_err(Error::unavailable)?,
            instrument_version: self.instrument_version,
            opened_at: self.opened_at.map(|instant| instant.0),
            closed_at: self.closed_at.map(|instant| instant.0),
            published_at: self.published_at.map(|instant| instant.0),
            public_slug: self.public_slug,
            public_year: self.public_year,
            cancelled_because: self.cancelled_because,
        })
    }
}

fn person(
    id: Option<MemberId>,
    name: Option<String>,
    email: Option<String>,
    home: Option<(AuthorityCode, String)>,
) -> Option<Person> {
    Some(Person {
        id: id?,
        name: name?,
        email: email?,
        home,
    })
}

/// The state in a column.
fn state(code: &str) -> Result<State, Error> {
    State::from_code(code)
        .ok_or_else(|| Error::unavailable(format!("a scan is in an unknown state: {code}")))
}
