//! Versions of the questionnaire.

use services::audit::VersionEvent as Event;

pub fn sentence(event: &Event) -> String {
    match event {
        Event::QuestionnaireBrought { version, .. } => {
            format!("Vragenlijst {version} toegevoegd, wacht op een tweede medewerker")
        }
        Event::QuestionnaireReleased { version, .. } => {
            format!("Vragenlijst {version} vrijgegeven")
        }
        Event::QuestionnaireWithdrawn { version, reason } => {
            format!("Vragenlijst {version} ingetrokken: {reason}")
        }
    }
}
