//! What came in, and what of it was destroyed.

use services::audit::{Change, ResultEvent as Event};

pub fn sentence(event: &Event) -> String {
    match event {
        Event::RemarkDecided { .. } => "Opmerking nagelezen".to_owned(),
        Event::RemarksAnswered { change, .. } => answered(*change).to_owned(),
        Event::StoreCompacted => {
            "Opslag opgeruimd: van wat vernietigd is, staat niets meer op schijf".to_owned()
        }
        Event::LateDestroyed { .. } => {
            "Tellingen en niet nagelezen opmerkingen vernietigd".to_owned()
        }
    }
}

const fn answered(change: Change) -> &'static str {
    match change {
        Change::Added => "Antwoord op opmerkingen geschreven",
        Change::Changed | Change::Moved => "Antwoord op opmerkingen aangepast",
        Change::Removed => "Antwoord op opmerkingen weggehaald",
        Change::Restored => "Antwoord op opmerkingen teruggezet",
    }
}
