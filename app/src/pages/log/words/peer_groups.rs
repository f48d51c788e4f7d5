//! Groups in intervision, as the programme forms and leads them.

use super::changed;
use crate::pages::dates::day;
use crate::pages::log::Names;
use services::audit::PeerGroupEvent as Event;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::PeerGroupChanged { name, change, .. } => {
            format!("Intervisiegroep ‘{name}’ {}", changed(*change))
        }
        Event::PeerMemberChanged {
            name,
            authority: code,
            change,
            ..
        } => format!(
            "Intervisiegroep ‘{name}’: {} {}",
            names.authority(code),
            changed(*change)
        ),
        Event::PeerGroupInvited {
            name, authorities, ..
        } => format!("Intervisiegroep ‘{name}’: {authorities} organisaties uitgenodigd"),
        Event::PeerGroupBegun {
            name,
            authorities,
            left_out,
            ..
        } => format!(
            "Intervisiegroep ‘{name}’ begonnen met {authorities} organisaties, zonder {left_out} die waren uitgenodigd"
        ),
        Event::PeerMemberLeft {
            name,
            authority: code,
            reason,
            taken_out,
            ..
        } => left(name, &names.authority(code), reason, *taken_out),
        Event::PeerGroupStaysSmall {
            name, authorities, ..
        } => format!("Intervisiegroep ‘{name}’ gaat door met {authorities} organisaties"),
        Event::PeerGroupCancelled {
            name,
            reason: Some(reason),
            ..
        } => format!("Intervisiegroep ‘{name}’ gaat niet door: {reason}"),
        Event::PeerGroupCancelled {
            name, reason: None, ..
        } => format!("Intervisiegroep ‘{name}’ gaat toch door"),
        Event::PeerGroupClosed {
            name, closed: true, ..
        } => format!("Intervisiegroep ‘{name}’ afgesloten"),
        Event::PeerGroupClosed { name, .. } => {
            format!("Intervisiegroep ‘{name}’ heropend")
        }
        Event::PeerMeetingReminded { name, on, .. } => format!(
            "Intervisiegroep ‘{name}’ herinnerd aan de bijeenkomst op {}",
            day(*on)
        ),
        Event::PeerReportsAsked { name, .. } => {
            format!("Intervisiegroep ‘{name}’ gevraagd wat zij meeneemt")
        }
    }
}

/// An authority that left, or was taken out of, a group that had begun.
fn left(name: &str, authority: &str, reason: &str, taken_out: bool) -> String {
    let how = if taken_out {
        "is uit de groep gehaald"
    } else {
        "stopte"
    };
    format!("Intervisiegroep ‘{name}’: {authority} {how}: {reason}")
}
