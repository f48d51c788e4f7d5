//! Coming into a room, with the code on its screen.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use questionnaires::kind::{AuthorityKind, RespondentGroup};

use super::questionnaire::code_with;
use super::record::{RoomRow, room_of_code, room_of_phone, rounds};
use super::usher::{Errand, MOST_PHONES, Order, Outcome};
use super::{NotNow, picking};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::results::names;
use crate::scans;
use crate::secrets::{DeviceSecret, JoinCode, RoomCode};
use crate::typed::{one_line, optional_text};

/// The most characters of a pseudonym.
const LONGEST_PSEUDONYM: usize = 40;

/// What a code from a screen leads to.
#[derive(Clone, Debug)]
pub enum Found {
    /// A talk that is being held.
    Talk(Door),
    /// A talk that is over.
    TalkOver(Over),
    /// A questionnaire that a group fills in in a room.
    Questionnaire(QuestionnaireDoor),
    /// The same, after its code closed.
    QuestionnaireOver,
    /// No such code: mistyped, or another took its place.
    Unknown,
    /// It cannot be a code from a screen.
    NotACode,
}

/// The way into a talk.
#[derive(Clone, Debug)]
pub struct Door {
    /// The authority with its kind in front.
    pub authority: String,
    /// The authority inside a sentence.
    pub of: String,
    /// The code.
    pub code: JoinCode,
}

/// A talk that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// What kind of authority it is of.
    pub kind: AuthorityKind,
    /// The authority with its kind in front.
    pub authority: String,
    /// The authority inside a sentence.
    pub of: String,
}

/// The way into a questionnaire in a room.
#[derive(Clone, Debug)]
pub struct QuestionnaireDoor {
    /// Of which scan.
    pub scan: ScanId,
    /// The authority with its kind in front.
    pub authority: String,
    /// The authority inside a sentence.
    pub of: String,
    /// For whom it is.
    pub group: RespondentGroup,
    /// The same as a heading.
    pub group_name: String,
    /// When the code closes.
    pub closes_at: DateTime<Utc>,
    /// The code.
    pub code: RoomCode,
}

/// Looks where a code from a screen leads, of a talk or of a questionnaire. Nothing is stored.
///
/// # Errors
/// [`Error::TooManyAttempts`] when one address, or everybody together, tries too often.
pub async fn find(
    _anybody: &Actor,
    services: &Services,
    typed: &str,
    client: Option<IpAddr>,
) -> Result<Found, Error> {
    if let Some(code) = JoinCode::parse(typed) {
        services.limits().joining(client)?;
        return find_talk(services, code).await;
    }
    if let Some(code) = RoomCode::parse(typed) {
        services.limits().joining(client)?;
        return find_questionnaire(services, code).await;
    }
    Ok(Found::NotACode)
}

async fn find_talk(services: &Services, code: JoinCode) -> Result<Found, Error> {
    let fingerprint = services.keys().fingerprint(&code);
    let mut connection = services.store().read().acquire().await?;
    let Some(room) = room_of_code(&mut connection, &fingerprint).await? else {
        return Ok(Found::Unknown);
    };
    let scan = scans::load(&mut connection, &room.scan_id).await?;
    let name = &scan.authority.display_name;
    let authority = names::authority(scan.authority.kind, name);
    let of = names::authority_in_sentence(scan.authority.kind, name);
    Ok(if room.is_open(services.now()) {
        Found::Talk(Door {
            authority,
            of,
            code,
        })
    } else {
        let kind = scan.authority.kind;
        Found::TalkOver(Over {
            kind,
            authority,
            of,
        })
    })
}

async fn find_questionnaire(services: &Services, code: RoomCode) -> Result<Found, Error> {
    let fingerprint = services.keys().fingerprint(&code);
    let mut connection = services.store().read().acquire().await?;
    let Some(row) = code_with(&mut connection, &fingerprint).await? else {
        return Ok(Found::Unknown);
    };
    if !row.is_open(services.now()) {
        return Ok(Found::QuestionnaireOver);
    }
    let scan = scans::load(&mut connection, &row.scan_id).await?;
    let group = row.group()?;
    let name = &scan.authority.display_name;
    Ok(Found::Questionnaire(QuestionnaireDoor {
        scan: scan.id.clone(),
        authority: names::authority(scan.authority.kind, name),
        of: names::authority_in_sentence(scan.authority.kind, name),
        group,
        group_name: row.group_name(&scan)?,
        closes_at: row.closes_at.0,
        code,
    }))
}

/// Whether a phone is in the open room that has this code.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn takes_part(
    _anybody: &Actor,
    services: &Services,
    phone: Option<&DeviceSecret>,
    code: &JoinCode,
) -> Result<bool, Error> {
    let Some(phone) = phone else {
        return Ok(false);
    };
    let Some(own) = own_room(services, phone).await? else {
        return Ok(false);
    };
    let code = services.keys().fingerprint(code);
    let mut connection = services.store().read().acquire().await?;
    let room = room_of_code(&mut connection, &code).await?;
    Ok(room.is_some_and(|room| room.id == own.id))
}

/// The open room that a phone is in.
async fn own_room(services: &Services, phone: &DeviceSecret) -> Result<Option<RoomRow>, Error> {
    let fingerprint = services.keys().fingerprint(phone);
    let mut connection = services.store().read().acquire().await?;
    match room_of_phone(&mut connection, &fingerprint, services.now()).await {
        Ok(room) => Ok(Some(room)),
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Comes into the room with that code, and gives what the phone holds from now on. A phone that is in it already, by what it `held`, stays
/// who it is: one phone picks once a round. A pseudonym may be empty.
///
/// # Errors
/// [`Error::Invalid`] with field `pseudonym`; [`NotNow::Over`] for a code that leads nowhere (any more), [`Refusal::Full`] for the
/// thousand-and-first phone, [`Error::TooManyAttempts`] as in [`find`].
pub async fn join(
    anybody: &Actor,
    services: &Services,
    code: &str,
    pseudonym: &str,
    held: Option<&DeviceSecret>,
    client: Option<IpAddr>,
) -> Result<DeviceSecret, Error> {
    services.limits().joining(client)?;
    let pseudonym = optional_text(&one_line(pseudonym), LONGEST_PSEUDONYM)
        .map_err(|code| Error::invalid("pseudonym", code))?;
    let code = JoinCode::parse(code).ok_or(NotNow::Over)?;
    if let Some(held) = held
        && takes_part(anybody, services, Some(held), &code).await?
    {
        return Ok(held.clone());
    }
    let code = services.keys().fingerprint(&code);
    let scan = scan_of(services, &code).await?;
    let phone = DeviceSecret::random();
    let order = Order::Join {
        code,
        phone: services.keys().fingerprint(&phone),
        pseudonym,
    };
    let now = services.now();
    match services.usher().send(Errand { scan, now, order }).await? {
        Outcome::Done => Ok(phone),
        Outcome::Full => Err(Refusal::Full {
            most: MOST_PHONES as usize,
        }
        .into()),
        Outcome::Over | Outcome::RoundClosed | Outcome::RoundWithdrawn => Err(NotNow::Over.into()),
    }
}

async fn scan_of(services: &Services, code: &str) -> Result<ScanId, Error> {
    let mut connection = services.store().read().acquire().await?;
    let room = room_of_code(&mut connection, code).await?;
    Ok(room.ok_or(NotNow::Over)?.scan_id)
}

/// Lets go of a phone that leaves, with what it picked in a round that is open: whoever comes back picks anew, and nobody counts twice. What
/// was counted stays. One that is in no open room leaves nothing.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn leave(
    _anybody: &Actor,
    services: &Services,
    phone: &DeviceSecret,
) -> Result<(), Error> {
    let Some(room) = own_room(services, phone).await? else {
        return Ok(());
    };
    let mut transaction = services.store().write().await?;
    // A round that closes waits, or has counted what this phone picked.
    transaction.exclusively(room.scan_id.as_str()).await?;
    if let Some(round) = rounds(&mut transaction, &room.id).await?.pop() {
        sqlx::query("DELETE FROM room_picks WHERE room_id = $1 AND round = $2 AND ballot = $3")
            .bind(&room.id)
            .bind(round.number)
            .bind(picking::ballot(
                services.keys(),
                phone,
                &room.id,
                round.number,
            ))
            .execute(&mut *transaction)
            .await?;
    }
    sqlx::query("DELETE FROM room_devices WHERE fingerprint = $1")
        .bind(services.keys().fingerprint(phone))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}
