//! How an adopted plan goes.

use crate::pages::dates::day;
use services::audit::ProgressEvent as Event;

pub fn sentence(event: &Event) -> String {
    match event {
        Event::ActionReported { by_owner: true, .. } => {
            "Eigenaar vertelde met een link hoe een actie gaat".to_owned()
        }
        Event::ActionReported {
            by_owner: false, ..
        } => "Voortgang van een actie bijgewerkt".to_owned(),
        Event::ActionDayDecided { on, accepted, .. } => {
            let not = if *accepted { "" } else { "niet " };
            format!("Voorgestelde datum {} {not}overgenomen", day(*on))
        }
        Event::OwnerAddressKept { .. } => "E-mailadres bij een actie aangepast".to_owned(),
        Event::OwnerLinkMailed { round } => format!("Eigenaar kreeg een link voor ronde {round}"),
        Event::OwnerLinkRevoked { .. } => "Link van een eigenaar ingetrokken".to_owned(),
        Event::RoundOpened { round, closes_on } => format!(
            "Ronde {round} van de voortgang begon, tot en met {}",
            day(*closes_on)
        ),
        Event::RoundClosed { round } => format!("Ronde {round} van de voortgang gesloten"),
        Event::ActionReminded { due_on, .. } => format!(
            "Herinnerd aan een actie die klaar moet zijn op {}",
            day(*due_on)
        ),
        Event::ProgressPublished { .. } => "Voortgang openbaar gemaakt".to_owned(),
        Event::FollowUpStopped { reason } => format!("Opvolging van het plan gestopt: {reason}"),
        Event::FollowUpResumed => "Opvolging van het plan hervat".to_owned(),
        Event::RoundsEnded { last_day } => format!(
            "De organisatie bestond tot en met {}: de trekker kreeg bericht dat er geen rondes meer komen",
            day(*last_day)
        ),
    }
}
