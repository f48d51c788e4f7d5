//! Typing a code: the field, and what is wrong with what was typed.

use super::super::{dates, forms::TextField, problems::Problems};
use leptos::prelude::*;
use services::{
    Error,
    participations::{About, Entry, Malformed, Pass, Stage},
    results::names,
};
use std::time::Duration;

/// The name of the field.
pub const FIELD: &str = "code";

/// What a typed code comes to.
pub enum Typed {
    /// A questionnaire to fill in.
    Admitted(Pass),
    /// A sentence to show at the field.
    Refused(String),
    /// Too many tries: come back after this time.
    TooMany(Duration),
}

/// What is said of a code that is none. It cannot be told apart any further: a code that was replaced, or whose questionnaire closed, is
/// destroyed with all that says of which questionnaire it was, so afterwards it is as unknown as one that never was. So the sentence begins
/// with what its reader can see and mend, and goes on with what is likely once that is no help.
const UNKNOWN: &str = "Wij kennen deze code niet. Kijk eerst of u hem goed hebt overgenomen. Klopt hij? Dan is de vragenlijst waarschijnlijk gesloten: bij het sluiten vernietigen wij alle codes. Of u kreeg intussen een nieuwe code.";

/// The field for a code.
#[component]
pub fn CodeField(
    /// What was typed.
    #[prop(into)]
    value: String,
    /// What is wrong with it.
    problems: Problems,
) -> impl IntoView {
    view! {
        <TextField
            name=FIELD
            label="Uw code"
            hint="Twaalf letters en cijfers, zoals 7KQ4‑M2XR‑9TBN. De code staat in uw brief of e-mail. Op een scherm in de zaal staat een code van acht."
            value
            problem=problems.of(FIELD)
            class="qs-textbox--code"
        />
    }
}

/// What to do with an answer to a typed code.
pub fn read(entry: Result<Entry, Error>) -> Result<Typed, Error> {
    Ok(match entry {
        Ok(Entry::Admitted(pass)) => Typed::Admitted(pass),
        Ok(Entry::Malformed(why)) => Typed::Refused(malformed(why).to_owned()),
        Ok(Entry::Unknown) => Typed::Refused(UNKNOWN.to_owned()),
        Ok(Entry::Used(about)) => Typed::Refused(format!(
            "Deze code is al gebruikt. De antwoorden zijn verstuurd en tellen mee voor {}.",
            in_sentence(&about)
        )),
        Ok(Entry::NotOpen(about)) => Typed::Refused(not_open(&about)),
        Err(Error::TooManyAttempts { retry_after }) => Typed::TooMany(retry_after),
        Err(error) => return Err(error),
    })
}

fn malformed(why: Malformed) -> &'static str {
    match why {
        Malformed::Empty => "Vul uw code in.",
        Malformed::TooShort => {
            "Deze code is te kort. Op een scherm in de zaal heeft een code acht letters en cijfers, in uw brief of e-mail twaalf."
        }
        Malformed::AsOnAScreen => {
            "Wij kennen deze code niet. Kijk of u hem goed hebt overgenomen van het scherm. Staat hij in uw brief of e-mail? Dan mist u een deel: zo’n code heeft twaalf letters en cijfers."
        }
        Malformed::Incomplete => {
            "Deze code is te kort. Een code in uw brief of e-mail heeft twaalf letters en cijfers."
        }
        Malformed::TooLong => "Deze code is te lang. Een code heeft twaalf letters en cijfers.",
        Malformed::StrangeCharacter => {
            "In deze code staat een teken dat niet klopt. Een code heeft alleen cijfers en letters, en nooit de letter U."
        }
    }
}

/// Why a questionnaire takes no answers, in a sentence or two.
pub fn not_open(about: &About) -> String {
    let whose = in_sentence(about);
    match about.stage {
        Stage::NotYetOpen => match about.opens_on {
            Some(day) => format!(
                "De vragenlijst van {whose} is nog niet open. De organisatie opent hem zelf; gepland op {}. Is hij dan nog niet open? Probeer het later nog eens.",
                dates::day(day)
            ),
            None => format!("De vragenlijst van {whose} is nog niet open."),
        },
        Stage::Closed { at: Some(moment) } => format!(
            "De vragenlijst van {whose} is gesloten op {}. U kunt hem niet meer invullen.",
            dates::day(dates::local_day(moment))
        ),
        Stage::Closed { at: None } => match about.closes_on {
            Some(day) => format!(
                "De vragenlijst van {whose} is gesloten. Invullen kon tot en met {}.",
                dates::day(day)
            ),
            None => format!("De vragenlijst van {whose} is gesloten."),
        },
        Stage::Cancelled => format!("De vragenlijst van {whose} gaat niet door."),
        Stage::Open => format!("De vragenlijst van {whose} is open."),
    }
}

/// "de gemeente Leeuwarden".
fn in_sentence(about: &About) -> String {
    names::authority_in_sentence(about.authority.kind, &about.authority.display_name)
}
