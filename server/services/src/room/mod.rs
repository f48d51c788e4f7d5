//! The room: a talk while it is held.
//!
//! A screen shows one [`Slide`] at a time, steered by keyboard or from the clerk's phone. That is so for every [`Talk`]; a [`Deck`] is its
//! slides in their order. The startgesprek ([`StartTalk`]) is that and no more, until the questionnaire opens.
//!
//! The room of the agenderingsgesprek is opened from a closed scan, and has phones in it: people come
//! in with a code, without an account, and each picks three priorities alone. When a round closes its picks are counted and destroyed, and
//! the tally stays hidden until the clerk reveals it. What the group settles becomes the priorities of [`crate::sessions`]; the rest is destroyed
//! when the room ends.
//!
//! Everything is in the database: a screen that is loaded again, a second screen, a phone that slept, and a server that was started again
//! all find the same place. [`Live`] tells who listens that something changed. [`questionnaire`] is the other use of a screen: a group that
//! fills in the questionnaire together.

mod agenda;
mod before;
mod candidates;
mod deck;
mod door;
mod hold;
mod live;
mod phone;
mod picking;
pub mod questionnaire;
mod record;
pub mod rounds;
mod slides;
mod snapshot;
mod start;
mod steering;
pub mod suggestions;
mod taking_over;
mod talk;
mod tally;
#[cfg(test)]
mod tests;
mod usher;
mod view;

pub use agenda::{MOST_ON_A_SLIDE, agreements, differences};
pub use candidates::{Candidate, CandidateKind};
pub use deck::Deck;
pub use door::{Door, Found, Over, QuestionnaireDoor, find, join, leave, takes_part};
pub use hold::{end, end_due, open};
pub use live::{Listener, Live, MOST_LISTENERS, listen, listen_as_phone};
pub use phone::{PhoneView, phone};
pub use picking::{MOST_PICKS, PickForm, SuggestionForm, pick, suggest};
pub use slides::Slide;
pub use start::{StartSlide, StartTalk, load_start};
pub use steering::{Steered, jump, steer};
pub use suggestions::{LONGEST_SUGGESTION, MOST_SUGGESTIONS, Suggestion, SuggestionState};
pub use taking_over::{TakenOver, prefilled, take_over};
pub use talk::Talk;
pub use tally::{Tally, TallyLine};
pub use view::{Keys, Phase, Position, Room, RoomView, Round, load};

pub(crate) use hold::{DESTROYED, end_with_step, forget_rooms};
pub(crate) use record::{Shown, touch};
pub(crate) use usher::Usher;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Refusal};

/// A room that nobody ended ends after this long.
const LONGEST_TALK: TimeDelta = TimeDelta::hours(12);

/// Why something cannot be done in the room now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotNow {
    /// The talk is over, or this phone is not in it.
    Over,
    /// No room is open.
    NotOpen,
    /// People are picking already.
    RoundOpen,
    /// The round is closed, or another one is open.
    RoundClosed,
    /// The round was withdrawn: nothing that was picked in it counts.
    RoundWithdrawn,
    /// People are still picking.
    NotClosed,
    /// The tally is not shown yet.
    NotRevealed,
}

impl From<NotNow> for Error {
    fn from(reason: NotNow) -> Self {
        Refusal::Room { reason }.into()
    }
}
