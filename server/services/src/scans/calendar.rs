//! The calendar of a member: the sessions of the scans they lead or guide and the meetings of their groups in intervision, at an address
//! that their own calendar can follow.
//!
//! Whoever has the address reads the calendar without signing in, since programs that follow calendars cannot. It holds dates,
//! places and names of authorities, and nothing that anybody answered.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Europe::Amsterdam;
use icalendar::{Calendar, Component as _, Event, EventLike as _};
use sqlx::AnyConnection;
use subtle::ConstantTimeEq as _;

use super::access::visible;
use super::arrangements::{Meeting, SessionKind};
use super::list::list;
use super::record::Scan;
use super::state::State;
use crate::Services;
use crate::TextFile;
use crate::accounts::find::member_by_id;
use crate::actor::Actor;
use crate::audit::{self, AccountEvent, ArrangementEvent, AuditEvent, ScanPart, TalkEvent};
use crate::error::{Error, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::peer_review::{self, PeerGroup};
use crate::publication::slug;
use crate::secrets::Secret as _;
use crate::sessions::script::script_of;

/// The first address of a member; the next is another.
const FIRST: i64 = 1;

/// Symbols in the id of a member; the secret follows.
const ID: usize = 26;

/// The address of the member's own calendar.
///
/// # Errors
/// As [`Actor::require_member`].
pub async fn calendar_address(actor: &Actor, services: &Services) -> Result<String, Error> {
    let member = &actor.require_member()?.id;
    let mut connection = services.store().read().acquire().await?;
    let generation = generation(&mut connection, member).await?;
    let secret = services.keys().calendar_link(member, generation);
    let base_url = &services.settings().base_url;
    Ok(format!("{base_url}/agenda/{member}{}.ics", secret.expose()))
}

/// Gives the member's calendar another address; the old one no longer works.
///
/// # Errors
/// As [`Actor::require_member`].
pub async fn renew_calendar(actor: &Actor, services: &Services) -> Result<(), Error> {
    let member = &actor.require_member()?.id;
    let mut transaction = services.store().write().await?;
    sqlx::query(
        "INSERT INTO renewed_calendars (member_id, generation) VALUES ($1, $2) \
         ON CONFLICT (member_id) DO UPDATE SET generation = renewed_calendars.generation + 1",
    )
    .bind(member)
    .bind(FIRST + 1)
    .execute(&mut *transaction)
    .await?;
    let event = AccountEvent::CalendarRenewed.into();
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

/// The calendar at an address, for whoever has the address: what follows `/agenda/`.
///
/// # Errors
/// [`Error::NotFound`] for an address that is none, was renewed, or is of an account that ended.
pub async fn calendar_file(
    _actor: &Actor,
    services: &Services,
    name: &str,
) -> Result<String, Error> {
    let (member, secret) = name
        .strip_suffix(".ics")
        .and_then(|token| token.split_at_checked(ID))
        .ok_or(Error::NotFound)?;
    let id = MemberId::parse(member).ok_or(Error::NotFound)?;
    let mut connection = services.store().read().acquire().await?;
    let generation = generation(&mut connection, &id).await?;
    drop(connection);
    let expected = services.keys().calendar_link(&id, generation);
    if !bool::from(expected.expose().as_bytes().ct_eq(secret.as_bytes())) {
        return Err(Error::NotFound);
    }
    let member = member_by_id(services, &id).await?.ok_or(Error::NotFound)?;
    let actor = Actor::Member(member);
    let own = list(&actor, services).await?.own;
    let mut calendar = Calendar::new();
    calendar.name("Quick Scan").ttl(&TimeDelta::hours(4));
    let mut connection = services.store().read().acquire().await?;
    for listed in &own {
        for event in events(&mut connection, services, &listed.scan).await? {
            calendar.push(event);
        }
    }
    drop(connection);
    for (group, changed) in peer_review::calendar(&actor, services).await? {
        let revision = Revision::of(&changed, services.now());
        for event in meetings(services, &group, revision) {
            calendar.push(event);
        }
    }
    Ok(calendar.done().to_string())
}

/// For whom the file of a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFor {
    /// Who sees the scan: it leads there.
    Oneself,
    /// Who is invited. They have no account, and an address that refuses them would only puzzle them.
    Invited,
}

/// One session as a file that a calendar opens. For those who see the scan, who may send it along to whom they invite. It bears the same
/// id as in the calendars that follow, so that nobody gets a session twice.
///
/// # Errors
/// As [`visible`]; [`Refusal::NoDay`] while its day is not known.
pub async fn session_file(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    session: SessionKind,
    reader: FileFor,
) -> Result<TextFile, Error> {
    let scan = visible(actor, services, scan).await?;
    let mut connection = services.store().read().acquire().await?;
    let event = session_event(&mut connection, services, &scan, session, reader).await?;
    let event = event.ok_or(Refusal::NoDay)?;
    let mut calendar = Calendar::new();
    calendar.push(event);
    let authority = slug(scan.authority.kind, &scan.authority.display_name);
    let name = match reader {
        FileFor::Oneself => format!("{}-{authority}-met-link.ics", session.code()),
        FileFor::Invited => format!("{}-{authority}.ics", session.code()),
    };
    Ok(TextFile {
        name,
        bytes: calendar.done().to_string().into_bytes(),
    })
}

async fn generation(connection: &mut AnyConnection, member: &MemberId) -> Result<i64, Error> {
    let renewed: Option<i64> =
        sqlx::query_scalar("SELECT generation FROM renewed_calendars WHERE member_id = $1")
            .bind(member)
            .fetch_optional(connection)
            .await?;
    Ok(renewed.unwrap_or(FIRST))
}

/// The days of a scan. A cancelled scan has none, so that they leave the calendars that follow.
async fn events(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
) -> Result<Vec<Event>, Error> {
    if scan.state == State::Cancelled {
        return Ok(Vec::new());
    }
    let mut events = Vec::new();
    for session in SessionKind::ALL {
        let own = FileFor::Oneself;
        events.extend(session_event(connection, services, scan, session, own).await?);
    }
    let revision = revision(connection, services, scan).await?;
    let plan = scan.arrangements.sessions().plan_on.map(|on| Meeting {
        on,
        at: None,
        place: String::new(),
    });
    let name = ("verbeterplan", "Verbeterplan vaststellen");
    events.extend(plan.map(|plan| {
        let takes = TimeDelta::zero();
        let event = event(scan, services, name, (&plan, takes), FileFor::Oneself);
        revised(event, revision)
    }));
    Ok(events)
}

/// The meetings of a group in intervision. Each is known by its place among them and not by its day, so that one that moves stays the same.
fn meetings(services: &Services, group: &PeerGroup, revision: Revision) -> Vec<Event> {
    let title = format!("Intervisie ‘{}’", group.name);
    let path = format!("/intervisie/{}", group.id);
    let numbered = (1..).zip(&group.meetings);
    let events = numbered.map(|(number, meeting)| {
        let uid = format!("{}-{number}", group.id);
        let name = (uid.as_str(), title.as_str(), Some(path.as_str()));
        revised(entry(services, name, meeting, TimeDelta::zero()), revision)
    });
    events.collect()
}

/// A session, as long as its script; `None` while its day is not known.
async fn session_event(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
    session: SessionKind,
    reader: FileFor,
) -> Result<Option<Event>, Error> {
    let sessions = scan.arrangements.sessions();
    let Some(meeting) = sessions.of(session) else {
        return Ok(None);
    };
    let takes = script_of(connection, scan, session).await?.duration();
    let name = (session.code(), session.name());
    let event = event(scan, services, name, (meeting, takes), reader);
    let revision = revision(connection, services, scan).await?;
    Ok(Some(revised(event, revision)))
}

/// How often the days and the scripts of a scan, or the meetings of a group, were changed after the first time, and when last.
#[derive(Clone, Copy)]
struct Revision {
    number: u32,
    at: DateTime<Utc>,
}

impl Revision {
    /// From the instants at which they were changed; the other where nobody did.
    fn of(changed: &[DateTime<Utc>], otherwise: DateTime<Utc>) -> Self {
        Self {
            number: u32::try_from(changed.len().saturating_sub(1)).unwrap_or(u32::MAX),
            at: changed.last().copied().unwrap_or(otherwise),
        }
    }
}

/// The log says it, so the same file comes out whenever it is asked for: a program that has a session already takes over one with a higher
/// number, and may ignore any other.
async fn revision(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
) -> Result<Revision, Error> {
    let log = audit::entries_of_scan(connection, &scan.id).await?;
    let begun = log.first().map(|entry| entry.at);
    let changes = log.into_iter().filter(|entry| {
        matches!(
            entry.event,
            Some(
                AuditEvent::Arrangement(ArrangementEvent::ScanFilledIn {
                    part: ScanPart::Sessions
                }) | AuditEvent::Talk(TalkEvent::ScriptChanged { .. })
            )
        )
    });
    let changed: Vec<DateTime<Utc>> = changes.map(|entry| entry.at).collect();
    let begun = begun.unwrap_or_else(|| services.now());
    Ok(Revision::of(&changed, begun))
}

fn revised(mut event: Event, revision: Revision) -> Event {
    event
        .sequence(revision.number)
        .last_modified(revision.at)
        .timestamp(revision.at)
        .done()
}

fn event(
    scan: &Scan,
    services: &Services,
    (key, title): (&str, &str),
    (meeting, takes): (&Meeting, TimeDelta),
    reader: FileFor,
) -> Event {
    let uid = format!("{}-{key}", scan.id);
    let title = format!("{title} {}", scan.authority.display_name);
    let path = (reader == FileFor::Oneself).then(|| format!("/scans/{}", scan.id));
    entry(services, (&uid, &title, path.as_deref()), meeting, takes)
}

/// A meeting with its name among all others, its title and the path of the page about it, for who may read that. `takes` is how long;
/// zero: nobody knows.
fn entry(
    services: &Services,
    (uid, title, path): (&str, &str, Option<&str>),
    meeting: &Meeting,
    takes: TimeDelta,
) -> Event {
    let mut event = Event::new();
    event.uid(&format!("{uid}@quickscan")).summary(title);
    if let Some(path) = path {
        event.url(&format!("{}{path}", services.settings().base_url));
    }
    if !meeting.place.is_empty() {
        event.location(&meeting.place);
    }
    if let Some(begins) = meeting.at.and_then(|at| instant(meeting.on, at)) {
        event.starts(begins);
        // Nothing ends the moment it begins: an empty script leaves the end open.
        if takes > TimeDelta::zero() {
            event.ends(begins + takes);
        }
    } else {
        // An end is the first day that no longer belongs to it; the library's own all-day event ends before it begins.
        let next = meeting.on.succ_opt().unwrap_or(meeting.on);
        event.starts(meeting.on).ends(next);
    }
    event.done()
}

/// The instant of a time in the Netherlands; `None` in the hour that summer time skips.
fn instant(on: NaiveDate, at: NaiveTime) -> Option<DateTime<Utc>> {
    let local = Amsterdam.from_local_datetime(&on.and_time(at)).earliest()?;
    Some(local.with_timezone(&Utc))
}
