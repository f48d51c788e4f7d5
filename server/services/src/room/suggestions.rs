//! What people in the room would like to pick besides: the clerk decides what the room sees.

use sqlx::AnyConnection;

use super::record::open_room;
use crate::Services;
use crate::actor::Actor;
use crate::audit::RoomEvent;
use crate::error::Error;
use crate::ids::{RoomId, ScanId, SuggestionId};
use crate::sessions::{begin, finish};
use crate::store::require_one;

/// The most characters of a suggestion.
pub const LONGEST_SUGGESTION: usize = 200;

/// The most suggestions from one phone.
pub const MOST_SUGGESTIONS: u32 = 5;

/// A suggestion from the room. Who made it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The suggestion.
    pub id: SuggestionId,
    /// What should get better: one line, as typed.
    pub text: String,
    /// Whether the room sees it.
    pub state: SuggestionState,
}

/// Whether the room sees a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionState {
    /// The clerk has not decided.
    Waiting,
    /// It can be picked.
    Shown,
    /// The clerk hid it.
    Hidden,
}

impl SuggestionState {
    const ALL: [Self; 3] = [Self::Waiting, Self::Shown, Self::Hidden];

    const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Hidden => "hidden",
        }
    }

    fn from_code(code: &str) -> Result<Self, Error> {
        let known = Self::ALL.into_iter().find(|state| state.code() == code);
        known.ok_or_else(|| Error::unavailable(format!("a suggestion is {code}")))
    }
}

/// Shows a suggestion to the room, so that it can be picked, or hides it. Either can be turned round again. For the lead and the clerk.
///
/// # Errors
/// [`super::NotNow::NotOpen`] without a room, [`Error::NotFound`] for a suggestion of another.
pub async fn decide(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    id: &SuggestionId,
    shown: bool,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, scan).await?;
    let room = open_room(&mut transaction, &scan.id, services.now()).await?;
    let state = if shown {
        SuggestionState::Shown
    } else {
        SuggestionState::Hidden
    };
    let decided =
        sqlx::query("UPDATE room_suggestions SET state = $1 WHERE id = $2 AND room_id = $3")
            .bind(state.code())
            .bind(id)
            .bind(&room.id)
            .execute(&mut *transaction)
            .await?;
    require_one(&decided)?;
    let event = RoomEvent::SuggestionDecided { shown }.into();
    finish(transaction, services, actor, &scan, &event).await
}

/// The suggestions of a room, in an order that has nothing to do with people.
pub(super) async fn of_room(
    connection: &mut AnyConnection,
    room: &RoomId,
) -> Result<Vec<Suggestion>, Error> {
    let rows: Vec<(SuggestionId, String, String)> = sqlx::query_as(
        "SELECT id, body, state FROM room_suggestions WHERE room_id = $1 ORDER BY id",
    )
    .bind(room)
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|(id, text, state)| {
            let state = SuggestionState::from_code(&state)?;
            Ok(Suggestion { id, text, state })
        })
        .collect()
}
