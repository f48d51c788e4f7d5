//! A questionnaire that one group fills in together: a code on the screen, for a limited time, and a count of who has sent. Never results.
//!
//! Whoever comes in with the code gets a draft of their own, like every other that was begun at a shared link; what they begin they may finish
//! until the scan closes. The code lets in no more people than the group had left when it opened, and it goes when the scan closes.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use questionnaires::kind::RespondentGroup;
use report::qr::Qr;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AssertSqlSafe};

pub use super::before::{Before, before};
use super::usher::{Errand, Order, Outcome};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ArrangementEvent;
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::ScanId;
use crate::participations::{self, About, Draft, Pass, Stage};
use crate::responses::{self, GroupCount};
use crate::results::names;
use crate::scans::access::require;
use crate::scans::{self, Scan, State, Step, require_step};
use crate::secrets::{Keys, RoomCode, Secret, TypedCode};
use crate::sessions::may_write;
use crate::store::{Instant, WriteTransaction};
use crate::typed::required_whole;

/// For how many minutes a code may be open.
pub const FEWEST_MINUTES: u32 = 15;
/// The same, at the most.
pub const MOST_MINUTES: u32 = 120;

/// The questionnaire of a scan as it is filled in in a room.
#[derive(Clone, Debug)]
pub struct QuestionnaireRoom {
    /// The scan.
    pub scan: Scan,
    /// The code on the screen, while it is open.
    pub code: Option<OpenCode>,
    /// The last one, once it is closed.
    pub closed: Option<ClosedCode>,
    /// How many of each group have sent.
    pub counts: Vec<GroupCount>,
}

/// A code that is open.
#[derive(Clone, Debug)]
pub struct OpenCode {
    /// For whom it is.
    pub group: RespondentGroup,
    /// The same as a heading.
    pub group_name: String,
    /// The code.
    pub code: RoomCode,
    /// The address that a phone scans.
    pub address: String,
    /// The same, to scan.
    pub qr: Qr,
    /// When it closes by itself.
    pub closes_at: DateTime<Utc>,
    /// How many of the group have sent, in the room or before.
    pub filled_in: u32,
    /// How many people are in the group.
    pub size: Option<u32>,
    /// How many came in with the code.
    pub begun: u32,
    /// How many it lets in.
    pub places: u32,
    key: String,
}

/// A code that closed: by hand, or by itself.
#[derive(Clone, Debug)]
pub struct ClosedCode {
    /// For whom it was.
    pub group: RespondentGroup,
    /// The same as a heading.
    pub group_name: String,
    /// When it closed.
    pub closed_at: DateTime<Utc>,
    /// How many of the group have sent by now, in the room or elsewhere.
    pub filled_in: u32,
    /// How many people are in the group.
    pub size: Option<u32>,
}

/// A code as it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    /// Code of the group.
    pub group: String,
    /// For how many minutes.
    pub minutes: String,
}

/// What becomes of coming in with a code.
#[derive(Debug)]
pub enum Begun {
    /// A draft, with what the browser shows from now on.
    Draft(Pass),
    /// Nothing new: this browser began or sent already.
    Before(Before),
    /// Nothing: they did not say that they have not sent yet.
    Undeclared,
    /// As many came in as the group had left.
    Full,
    /// The code is none, or closed.
    Over,
    /// The questionnaire does not take answers.
    NotOpen(Box<About>),
}

impl QuestionnaireRoom {
    /// What the page was made from, in the words of a snapshot.
    #[must_use]
    pub fn key(&self) -> String {
        let key = self.code.as_ref().map(|code| code.key.clone());
        key.unwrap_or_default()
    }
}

/// A code in the database.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct CodeRow {
    pub scan_id: ScanId,
    sealed_code: Vec<u8>,
    group_code: String,
    pub closes_at: Instant,
    places: i64,
    begun: i64,
}

const CODE: &str =
    "SELECT scan_id, sealed_code, group_code, closes_at, places, begun FROM room_codes WHERE";

impl CodeRow {
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        now < self.closes_at.0
    }

    pub fn group(&self) -> Result<RespondentGroup, Error> {
        participations::rows::group_of(&self.group_code)
    }

    /// The group as a heading.
    pub fn group_name(&self, scan: &Scan) -> Result<String, Error> {
        let setup = scan.setup.read().map_err(Error::Invalid)?;
        let executive = setup.rules.executive();
        Ok(names::group(scan.authority.kind, executive, self.group()?).to_owned())
    }

    /// One code has another key than the next.
    pub fn key(&self) -> String {
        format!(
            "{}.{}",
            self.group_code,
            self.closes_at.0.timestamp_millis()
        )
    }

    fn code(&self, keys: &Keys) -> Result<RoomCode, Error> {
        let opened = keys.open_for_server(&self.sealed_code);
        let opened = opened.map_err(Error::unavailable)?;
        let code = std::str::from_utf8(&opened).ok().and_then(RoomCode::parse);
        code.ok_or_else(|| Error::unavailable("a code on a screen is unreadable"))
    }

    fn closed_code(&self, scan: &Scan, counts: &[GroupCount]) -> Result<ClosedCode, Error> {
        let group = self.group()?;
        let count = counts.iter().find(|count| count.group == group);
        Ok(ClosedCode {
            group,
            group_name: self.group_name(scan)?,
            closed_at: self.closes_at.0,
            filled_in: count.map_or(0, |count| count.responses),
            size: count.and_then(|count| count.size),
        })
    }

    fn open_code(
        &self,
        services: &Services,
        scan: &Scan,
        counts: &[GroupCount],
    ) -> Result<OpenCode, Error> {
        let group = self.group()?;
        let count = counts.iter().find(|count| count.group == group);
        let code = self.code(services.keys())?;
        let base_url = &services.settings().base_url;
        let address = format!("{base_url}/meedoen/zaal/{}", code.expose());
        let qr =
            Qr::of(&address).ok_or_else(|| Error::unavailable("the site's address is too long"))?;
        Ok(OpenCode {
            group,
            group_name: self.group_name(scan)?,
            code,
            address,
            qr,
            closes_at: self.closes_at.0,
            filled_in: count.map_or(0, |count| count.responses),
            size: count.and_then(|count| count.size),
            begun: u32::try_from(self.begun).map_err(Error::unavailable)?,
            places: u32::try_from(self.places).map_err(Error::unavailable)?,
            key: self.key(),
        })
    }
}

/// The code of a scan, also after its time.
pub(super) async fn code_of(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Option<CodeRow>, Error> {
    Ok(
        sqlx::query_as(AssertSqlSafe(format!("{CODE} scan_id = $1")))
            .bind(scan)
            .fetch_optional(connection)
            .await?,
    )
}

/// The code with this fingerprint, also after its time.
pub(super) async fn code_with(
    connection: &mut AnyConnection,
    fingerprint: &str,
) -> Result<Option<CodeRow>, Error> {
    Ok(
        sqlx::query_as(AssertSqlSafe(format!("{CODE} fingerprint = $1")))
            .bind(fingerprint)
            .fetch_optional(connection)
            .await?,
    )
}

/// The questionnaire in the room, for the lead and the clerk while the scan is open.
///
/// # Errors
/// As [`scans::visible`]; [`Error::Forbidden`] for who only sees the scan, [`Refusal::OutOfStep`] unless it is open.
pub async fn look(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<QuestionnaireRoom, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, may_write)?;
    let mut connection = services.store().read().acquire().await?;
    require_open(&mut connection, &scan).await?;
    let counts = responses::counts(&mut connection, &scan.id).await?;
    let row = code_of(&mut connection, &scan.id).await?;
    let (code, closed) = match row {
        Some(row) if row.is_open(services.now()) => {
            (Some(row.open_code(services, &scan, &counts)?), None)
        }
        Some(row) => (None, Some(row.closed_code(&scan, &counts)?)),
        None => (None, None),
    };
    Ok(QuestionnaireRoom {
        scan,
        code,
        closed,
        counts,
    })
}

async fn require_open(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    let is_open = scan.state == State::Open;
    require_step(connection, scan, Some(Step::Questionnaire), is_open).await
}

async fn begin_change(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, may_write)?;
    require_open(&mut transaction, &scan).await?;
    Ok((transaction, scan))
}

/// Puts a code on the screen for one group, in the place of the one before. For the lead and the clerk.
///
/// # Errors
/// [`Error::Invalid`] by field: for a group without a size, such as residents, who have a link of their own, and for fewer than
/// [`FEWEST_MINUTES`] or more than [`MOST_MINUTES`]; [`Refusal::Full`] when everybody of the group has sent; otherwise as [`look`].
pub async fn open(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    form: &CodeForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin_change(actor, services, scan).await?;
    let counts = responses::counts(&mut transaction, &scan.id).await?;
    let (count, size, minutes) = form.check(&counts).map_err(Error::Invalid)?;
    let places = size.saturating_sub(count.responses);
    if places == 0 {
        return Err(Refusal::Full {
            most: size as usize,
        }
        .into());
    }
    let code = RoomCode::random();
    let closes_at = services.now() + TimeDelta::minutes(minutes.into());
    sqlx::query(
        "INSERT INTO room_codes (scan_id, fingerprint, sealed_code, group_code, closes_at, places, begun) \
         VALUES ($1, $2, $3, $4, $5, $6, 0) \
         ON CONFLICT (scan_id) DO UPDATE SET fingerprint = excluded.fingerprint, sealed_code = excluded.sealed_code, \
         group_code = excluded.group_code, closes_at = excluded.closes_at, places = excluded.places, begun = 0",
    )
    .bind(&scan.id)
    .bind(services.keys().fingerprint(&code))
    .bind(services.keys().seal_for_server(code.expose().as_bytes()))
    .bind(count.group.code())
    .bind(Instant(closes_at))
    .bind(i64::from(places))
    .execute(&mut *transaction)
    .await?;
    let group = count.group;
    let event = ArrangementEvent::RoomCodeOpened { group, minutes }.into();
    scans::finish(transaction, services, actor, &scan, &event).await?;
    services.live().wake(&scan.id);
    Ok(())
}

/// Closes the code on the screen before its time. Who came in with it goes on. Where none is open nothing changes.
///
/// # Errors
/// As [`look`].
pub async fn close(actor: &Actor, services: &Services, scan: &ScanId) -> Result<(), Error> {
    let (mut transaction, scan) = begin_change(actor, services, scan).await?;
    let now = services.now();
    let row = code_of(&mut transaction, &scan.id).await?;
    let Some(row) = row.filter(|row| row.is_open(now)) else {
        return Ok(());
    };
    sqlx::query("UPDATE room_codes SET closes_at = $1 WHERE scan_id = $2")
        .bind(Instant(now))
        .bind(&scan.id)
        .execute(&mut *transaction)
        .await?;
    let event = ArrangementEvent::RoomCodeClosed {
        group: row.group()?,
    }
    .into();
    scans::finish(transaction, services, actor, &scan, &event).await?;
    services.live().wake(&scan.id);
    Ok(())
}

/// Begins a draft with the code on the screen, and gives what its holder has from now on. Nothing tells it from a draft that was begun at a
/// shared link. Whose browser holds a pass with which it began or sent for this group goes on with that; everybody else `declares` that they
/// have not sent yet, since nothing says whose personal code was whose.
///
/// # Errors
/// [`Error::TooManyAttempts`] when one address, or everybody together, tries too often.
pub async fn begin(
    anybody: &Actor,
    services: &Services,
    code: &str,
    (declares, held): (bool, &[Pass]),
    client: Option<IpAddr>,
) -> Result<Begun, Error> {
    services.limits().joining(client)?;
    let Some(code) = RoomCode::parse(code) else {
        return Ok(Begun::Over);
    };
    let now = services.now();
    let code = services.keys().fingerprint(&code);
    let mut connection = services.store().read().acquire().await?;
    let row = code_with(&mut connection, &code).await?;
    drop(connection);
    let Some(row) = row.filter(|row| row.is_open(now)) else {
        return Ok(Begun::Over);
    };
    let about = participations::about(services, &row.scan_id).await?;
    if about.stage != Stage::Open {
        return Ok(Begun::NotOpen(Box::new(about)));
    }
    let group = row.group()?;
    let scan = row.scan_id;
    if let Some(own) = before(anybody, services, (&scan, group), held).await? {
        return Ok(Begun::Before(own));
    }
    if !declares {
        return Ok(Begun::Undeclared);
    }
    let holder = TypedCode::random();
    let order = Order::Begin {
        code,
        holder: services.keys().fingerprint(&holder),
        sealed: Draft::default().seal(services.keys(), &holder)?,
    };
    let errand = Errand {
        scan: scan.clone(),
        now,
        order,
    };
    Ok(match services.usher().send(errand).await? {
        Outcome::Done => Begun::Draft(Pass::Code { code: holder, scan }),
        Outcome::Full => Begun::Full,
        Outcome::Over | Outcome::RoundClosed | Outcome::RoundWithdrawn => Begun::Over,
    })
}

impl CodeForm {
    /// The group with its count and size, and the minutes.
    fn check(&self, counts: &[GroupCount]) -> Result<(GroupCount, u32, u32), Vec<Problem>> {
        let sized = counts
            .iter()
            .find(|count| count.group.code() == self.group)
            .and_then(|count| Some((*count, count.size?)));
        let minutes = required_whole(&self.minutes, FEWEST_MINUTES, MOST_MINUTES);
        match (sized, minutes) {
            (Some((count, size)), Ok(minutes)) => Ok((count, size, minutes)),
            (sized, minutes) => {
                let group = if self.group.is_empty() {
                    ProblemCode::Missing
                } else {
                    ProblemCode::NotAChoice
                };
                let group = sized.is_none().then(|| Problem::new("group", group));
                let minutes = minutes.err().map(|code| Problem::new("minutes", code));
                Err(group.into_iter().chain(minutes).collect())
            }
        }
    }
}
