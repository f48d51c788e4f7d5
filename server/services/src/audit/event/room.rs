//! The talk in the room.

use serde::{Deserialize, Serialize};

use super::AuditEvent;
use crate::scans::arrangements::SessionKind;

/// What happened in the room of a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RoomEvent {
    /// The room of a talk was opened: the screen can be steered, and people can come into that of the agenderingsgesprek.
    RoomOpened {
        /// Which talk; for long there was one.
        #[serde(default = "agenda")]
        session: SessionKind,
    },
    /// The room ended, and what was known of the phones in it was destroyed.
    RoomEnded {
        /// Which talk.
        #[serde(default = "agenda")]
        session: SessionKind,
        /// By somebody, or because its time was over.
        by_hand: bool,
        /// How many phones were in it.
        phones: u64,
    },
    /// People in the room pick from now on.
    PicksOpened {
        /// Which round: counted from 1 over those that were not withdrawn.
        round: i64,
    },
    /// The picks were counted and destroyed.
    PicksClosed {
        /// Which round.
        round: i64,
        /// How many phones picked.
        phones: u64,
    },
    /// The tally of the picks was shown.
    PicksRevealed {
        /// Which round.
        round: i64,
    },
    /// A round was taken back while people picked. What they picked was destroyed uncounted.
    PicksWithdrawn {
        /// Which round.
        round: i64,
        /// How many phones had picked.
        phones: u64,
    },
    /// A suggestion from the room was shown or hidden.
    SuggestionDecided {
        /// Whether it can be picked from now on.
        shown: bool,
    },
}

/// The talk of a room in events of the time in which no other was held in one.
const fn agenda() -> SessionKind {
    SessionKind::Agenda
}

impl From<RoomEvent> for AuditEvent {
    fn from(event: RoomEvent) -> Self {
        Self::Room(event)
    }
}
