//! The life of a scan, from its request to its end.

use crate::pages::log::Names;
use services::audit::ScanEvent as Event;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::ScanRequested { lead, .. } => {
            format!("Scan aangevraagd, met {} als trekker", names.member(lead))
        }
        Event::ScanPrepared => "Deelname bevestigd".to_owned(),
        Event::ScanOpened {
            version,
            local_questions,
        } => opened(version, *local_questions),
        Event::ScanClosed { by_hand, destroyed } => closed(*by_hand, *destroyed),
        Event::ScanDiscussed { .. } => "Prioriteiten gekozen".to_owned(),
        Event::ScanPublished { .. } => "Resultaten en verbeterplan openbaar gemaakt".to_owned(),
        Event::ScanFollowedUp => "Scan afgerond: de rondes zijn geweest".to_owned(),
        Event::ScanCancelled { reason, .. } => format!("Scan geannuleerd: {reason}"),
        Event::RepeatSuggested => "De trekker kreeg bericht dat een herhaalmeting kan".to_owned(),
    }
}

fn opened(version: &str, local_questions: usize) -> String {
    match local_questions {
        0 => format!("Vragenlijst geopend met versie {version}"),
        1 => format!("Vragenlijst geopend met versie {version} en 1 eigen vraag"),
        more => format!("Vragenlijst geopend met versie {version} en {more} eigen vragen"),
    }
}

fn closed(by_hand: bool, destroyed: u64) -> String {
    let how = if by_hand {
        "Vragenlijst met de hand gesloten"
    } else {
        "Vragenlijst gesloten, de periode was voorbij"
    };
    match destroyed {
        0 => how.to_owned(),
        1 => format!("{how}. 1 code of begonnen lijst vernietigd"),
        all => format!("{how}. Alle {all} codes en begonnen lijsten vernietigd"),
    }
}
