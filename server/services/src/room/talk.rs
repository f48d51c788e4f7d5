//! What a room asks of the talk that is held in it, whichever that is.

use std::fmt;

use super::suggestions::SuggestionState;
use super::view::{Position, Room};
use crate::scans::arrangements::SessionKind;
use crate::scans::{Scan, Standing};
use crate::sessions::SessionView;

/// A talk that is shown on a screen and steered from a phone. What is on its slides is its own; that there are slides in an order, one of
/// which is shown, is the same for all.
pub trait Talk {
    /// Which talk.
    const SESSION: SessionKind;

    /// What there is to know of its room while that is open.
    type Room: Clone + fmt::Debug;

    /// The scan that it is about.
    fn scan(&self) -> &Scan;

    /// What the one who looks is to the scan.
    fn standing(&self) -> Standing;

    /// The name of the instrument for this kind of authority.
    fn instrument(&self) -> &str;

    /// Where its room is.
    fn position(room: &Self::Room) -> &Position;

    /// What waits in its room for the clerk to decide about.
    fn waiting(room: &Self::Room) -> u32;
}

impl Talk for SessionView {
    const SESSION: SessionKind = SessionKind::Agenda;
    type Room = Room;

    fn scan(&self) -> &Scan {
        &self.scan
    }

    fn standing(&self) -> Standing {
        self.standing
    }

    fn instrument(&self) -> &str {
        &self.report.texts.instrument
    }

    fn position(room: &Room) -> &Position {
        &room.position
    }

    fn waiting(room: &Room) -> u32 {
        let waiting = room
            .suggestions
            .iter()
            .filter(|suggestion| suggestion.state == SuggestionState::Waiting);
        u32::try_from(waiting.count()).unwrap_or(u32::MAX)
    }
}
