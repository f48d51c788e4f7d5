//! What an authority does in intervision.

use services::audit::{Change, PeerReviewEvent as Event};

pub fn sentence(event: &Event) -> String {
    match event {
        Event::PeerInvited { name, .. } => {
            format!("Uitgenodigd voor de intervisiegroep ‘{name}’")
        }
        Event::PeerAnswered {
            accepted: true,
            line,
            ..
        } => with_line("Ja gezegd tegen de intervisie", line),
        Event::PeerAnswered { line, .. } => with_line("Nee gezegd tegen de intervisie", line),
        Event::PeerQuestionKept { .. } => "Vraag voor de intervisie opgeschreven".to_owned(),
        Event::PeerSuggestionGiven { change, .. } => match change {
            Change::Removed => "Suggestie van een ander ingetrokken",
            Change::Restored => "Suggestie van een ander teruggezet",
            Change::Added | Change::Changed | Change::Moved => {
                "Suggestie gekregen van een andere organisatie"
            }
        }
        .to_owned(),
        Event::PeerSuggestionDecided { decision, .. } if decision == "later" => {
            "Suggestie bewaard voor later".to_owned()
        }
        Event::PeerSuggestionDecided { .. } => "Bedankt voor een suggestie".to_owned(),
        Event::PeerSuggestionTaken { .. } => {
            "Suggestie uit de intervisie overgenomen in het plan".to_owned()
        }
        Event::PeerReportKept { .. } => "Verslag van de intervisie geschreven".to_owned(),
    }
}

fn with_line(what: &str, line: &str) -> String {
    if line.is_empty() {
        what.to_owned()
    } else {
        format!("{what}: {line}")
    }
}
