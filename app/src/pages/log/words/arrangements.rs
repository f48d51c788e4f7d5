//! What is arranged for a questionnaire: its setup, its first day, and the ways in.

use crate::pages::dates::day;
use crate::pages::log::Names;
use crate::pages::scans::words::part;
use services::audit::ArrangementEvent as Event;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::ScanFilledIn { part: of } => format!("{} ingevuld", part(*of)),
        Event::PreviewSeen { group } => {
            format!(
                "Voorbeeld bekeken van de vragenlijst voor {}",
                names.group(*group)
            )
        }
        Event::OpeningReminded { planned_on } => format!(
            "De trekker is herinnerd: de vragenlijst zou opengaan op {}",
            day(*planned_on)
        ),
        Event::CodesMade { group, codes } => {
            let noun = if *codes == 1 { "code" } else { "codes" };
            format!("{codes} {noun} gemaakt voor {}", names.group(*group))
        }
        Event::LinkRenewed { group } => format!("Link vernieuwd voor {}", names.group(*group)),
        Event::RoomCodeOpened { group, minutes } => format!(
            "Vragenlijst in de zaal geopend voor {}, voor {minutes} minuten",
            names.group(*group)
        ),
        Event::RoomCodeClosed { group } => {
            format!(
                "Vragenlijst in de zaal gesloten voor {}",
                names.group(*group)
            )
        }
    }
}
