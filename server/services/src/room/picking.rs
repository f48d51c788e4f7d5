//! What a phone hands in: picks and suggestions.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::phone::candidates_in;
use super::record::{RoomRow, RoundRow, closed_to_picks, room_of_phone, rounds};
use super::suggestions::{LONGEST_SUGGESTION, MOST_SUGGESTIONS};
use super::usher::{Errand, Order, Outcome};
use super::view::Phase;
use super::{NotNow, candidates};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::{RoomId, SuggestionId};
use crate::secrets::{DeviceSecret, Keys, Secret};
use crate::typed::{one_line, required_text};

/// The most that one phone picks in a round.
pub const MOST_PICKS: usize = 3;

/// What is ticked on a phone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PickForm {
    /// The round that the page was about.
    pub round: i64,
    /// Keys of candidates.
    pub picks: Vec<String>,
}

/// What somebody would like to pick besides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SuggestionForm {
    /// Drawn when the page was made, so that what is sent twice counts once.
    pub id: String,
    /// What should get better.
    pub text: String,
}

/// Keeps the picks of a phone, in the place of what it picked before in this round. What is ticked twice counts once.
///
/// # Errors
/// [`NotNow::Over`] for a phone that is in no open room, [`NotNow::RoundClosed`] when its round does not take picks (any more),
/// [`NotNow::RoundWithdrawn`] when it was withdrawn;
/// [`Error::Invalid`] with field `picks` for none, for more than three, or for what is no candidate: what was picked before stays.
pub async fn pick(
    _anybody: &Actor,
    services: &Services,
    phone: &DeviceSecret,
    form: &PickForm,
) -> Result<(), Error> {
    let fingerprint = services.keys().fingerprint(phone);
    let now = services.now();
    let mut connection = services.store().read().acquire().await?;
    let room = room_of_phone(&mut connection, &fingerprint, now).await?;
    let last = rounds(&mut connection, &room.id).await?.pop();
    let open = last.filter(|round| round.number == form.round && round.phase() == Phase::Picking);
    let Some(round) = open else {
        let reason = closed_to_picks(&mut connection, &room.id, form.round).await?;
        return Err(reason.unwrap_or(NotNow::RoundClosed).into());
    };
    let known = candidates_in(&mut connection, services, &room).await?;
    drop(connection);
    let known = candidates::among(known.all, &round.among()?);
    let picks: BTreeSet<&String> = form.picks.iter().collect();
    let is_known = |key: &&String| known.iter().any(|candidate| candidate.key == **key);
    let problem = match picks.len() {
        0 => Some(ProblemCode::Missing),
        1..=MOST_PICKS if picks.iter().all(is_known) => None,
        1..=MOST_PICKS => Some(ProblemCode::NotAChoice),
        _ => Some(ProblemCode::TooMany { max: MOST_PICKS }),
    };
    if let Some(code) = problem {
        return Err(Error::invalid("picks", code));
    }
    let order = Order::Pick {
        ballot: ballot(services.keys(), phone, &room.id, round.number),
        phone: fingerprint,
        room: room.id,
        round: round.number,
        picks: picks.into_iter().cloned().collect(),
    };
    let scan = room.scan_id;
    told(services.usher().send(Errand { scan, now, order }).await?)
}

/// Keeps a suggestion, for the clerk to show to the room. At any moment of the talk.
///
/// # Errors
/// [`Error::Invalid`] with field `text` for nothing or for more than 200 characters, and with field `id` for what the page did not draw;
/// [`NotNow::Over`] for a phone that is in no open room, [`Refusal::Full`] at the sixth of one phone.
pub async fn suggest(
    _anybody: &Actor,
    services: &Services,
    phone: &DeviceSecret,
    form: &SuggestionForm,
) -> Result<(), Error> {
    let fingerprint = services.keys().fingerprint(phone);
    let now = services.now();
    let mut connection = services.store().read().acquire().await?;
    let room = room_of_phone(&mut connection, &fingerprint, now).await?;
    drop(connection);
    let text = required_text(&one_line(&form.text), LONGEST_SUGGESTION)
        .map_err(|code| Error::invalid("text", code))?;
    let id = SuggestionId::parse(&form.id)
        .ok_or_else(|| Error::invalid("id", ProblemCode::NotAChoice))?;
    let order = Order::Suggest {
        phone: fingerprint,
        room: room.id,
        id,
        text,
    };
    let scan = room.scan_id;
    told(services.usher().send(Errand { scan, now, order }).await?)
}

fn told(outcome: Outcome) -> Result<(), Error> {
    match outcome {
        Outcome::Done => Ok(()),
        Outcome::Over => Err(NotNow::Over.into()),
        Outcome::RoundClosed => Err(NotNow::RoundClosed.into()),
        Outcome::RoundWithdrawn => Err(NotNow::RoundWithdrawn.into()),
        Outcome::Full => Err(Refusal::Full {
            most: MOST_SUGGESTIONS as usize,
        }
        .into()),
    }
}

/// What the picks of a phone in a round are kept under: not its own fingerprint, so that nothing in the database ties them to its pseudonym, or
/// two rounds of it to each other.
pub(super) fn ballot(keys: &Keys, phone: &DeviceSecret, room: &RoomId, round: i64) -> String {
    keys.fingerprint_of("ballot", &format!("{} {room} {round}", phone.expose()))
}

/// What a phone has picked in a round that is open.
pub(super) async fn picks_of(
    connection: &mut sqlx::AnyConnection,
    keys: &Keys,
    phone: &DeviceSecret,
    (room, round): (&RoomRow, &RoundRow),
) -> Result<Vec<String>, Error> {
    Ok(sqlx::query_scalar(
        "SELECT candidate FROM room_picks WHERE room_id = $1 AND round = $2 AND ballot = $3 ORDER BY candidate",
    )
    .bind(&room.id)
    .bind(round.number)
    .bind(ballot(keys, phone, &room.id, round.number))
    .fetch_all(connection)
    .await?)
}
