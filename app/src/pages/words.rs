//! Sentences for the codes that use cases answer. A page that can say it better for a field of its own does so.

use services::{ProblemCode, Refusal};

/// What is wrong with a field.
#[must_use]
pub fn problem(code: &ProblemCode) -> String {
    match code {
        ProblemCode::Missing => "Vul dit in.".to_owned(),
        ProblemCode::TooLong { max } => {
            format!(
                "Deze tekst is te lang. Er passen {} tekens in.",
                super::numbers::whole(*max as u64)
            )
        }
        ProblemCode::NotAnEmail => "Vul een e-mailadres in, zoals naam@voorbeeld.nl.".to_owned(),
        ProblemCode::Taken => "Dit is al in gebruik. Kies iets anders.".to_owned(),
        ProblemCode::UnknownAuthority => {
            "Wij kennen deze organisatie niet. Kies er een uit de lijst.".to_owned()
        }
        ProblemCode::EndedAuthority => {
            "Deze organisatie bestaat niet meer. Kies haar opvolger.".to_owned()
        }
    }
}

/// Which rule stands in the way, and what to do about it.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::SignInLinkSpent => "Deze link werkt niet meer. Vraag een nieuwe aan.".to_owned(),
    }
}
