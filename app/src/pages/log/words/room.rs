//! The talk in the room.

use services::audit::RoomEvent as Event;
use services::scans::arrangements::SessionKind;

pub fn sentence(event: &Event) -> String {
    match event {
        Event::RoomOpened { session } => room_opened(*session).to_owned(),
        Event::RoomEnded {
            session,
            by_hand,
            phones,
        } => room_ended(*session, *by_hand, *phones),
        Event::PicksOpened { round } => format!("Kiezen in de zaal begon: ronde {round}"),
        Event::PicksClosed { round, phones: 1 } => {
            format!("Ronde {round} gesloten: 1 telefoon koos. De losse keuzes zijn vernietigd")
        }
        Event::PicksClosed { round, phones } => format!(
            "Ronde {round} gesloten: {phones} telefoons kozen. De losse keuzes zijn vernietigd"
        ),
        Event::PicksRevealed { round } => format!("Telling van ronde {round} getoond"),
        Event::PicksWithdrawn { round, phones } => withdrawn(*round, *phones),
        Event::SuggestionDecided { shown: true } => "Voorstel uit de zaal getoond".to_owned(),
        Event::SuggestionDecided { shown: false } => "Voorstel uit de zaal verborgen".to_owned(),
    }
}

/// Which talk is in a room from now on.
const fn room_opened(session: SessionKind) -> &'static str {
    match session {
        SessionKind::Start => "Startgesprek op het scherm begonnen",
        SessionKind::Agenda => "Gesprek in de zaal geopend",
    }
}

fn room_ended(session: SessionKind, by_hand: bool, phones: u64) -> String {
    let how = match (session, by_hand) {
        (SessionKind::Start, true) => "Startgesprek op het scherm beëindigd",
        (SessionKind::Start, false) => "Startgesprek op het scherm beëindigd, de tijd was voorbij",
        (SessionKind::Agenda, true) => "Gesprek in de zaal beëindigd",
        (SessionKind::Agenda, false) => "Gesprek in de zaal beëindigd, de tijd was voorbij",
    };
    match phones {
        0 => how.to_owned(),
        1 => format!("{how}. Gegevens van 1 telefoon vernietigd"),
        all => format!("{how}. Gegevens van {all} telefoons vernietigd"),
    }
}

/// A round of picks that was taken back, and what went with it.
fn withdrawn(round: i64, phones: u64) -> String {
    match phones {
        0 => format!("Ronde {round} ingetrokken. Niemand had gekozen"),
        1 => format!("Ronde {round} ingetrokken. De keuze van 1 telefoon is vernietigd"),
        phones => {
            format!("Ronde {round} ingetrokken. De keuzes van {phones} telefoons zijn vernietigd")
        }
    }
}
