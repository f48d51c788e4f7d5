//! What clerk and lead write for the talk.

use services::audit::TalkEvent as Event;
use services::sessions::Audience;

pub fn sentence(event: &Event) -> String {
    match event {
        Event::InterpretationWritten { .. } => "Duiding geschreven".to_owned(),
        Event::TalkingPointChanged { .. } => "Gesprekspunten gewijzigd".to_owned(),
        Event::ScriptChanged { session } => {
            format!("Draaiboek van het {} gewijzigd", session.code())
        }
        Event::TalkShared { with } => shared(*with).to_owned(),
        Event::PriorityChanged { .. } => "Prioriteiten gewijzigd".to_owned(),
    }
}

/// Who reads what the clerk wrote for the talk.
const fn shared(with: Audience) -> &'static str {
    match with {
        Audience::Clerk => "Duiding en gesprekspunten zijn alleen nog voor de procesbegeleider",
        Audience::Lead => "Duiding en gesprekspunten gedeeld met de trekker",
        Audience::Everybody => "Duiding en gesprekspunten gedeeld met iedereen die de scan ziet",
    }
}
