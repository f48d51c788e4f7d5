//! Files that people bring: reading the form that sends one, and saying what is wrong with a file as a whole.

use super::{failure::Failure, numbers::whole};
use axum::extract::{
    Multipart,
    multipart::{MultipartError, MultipartRejection},
};
use axum::http::StatusCode;
use services::FileProblem;
use std::collections::BTreeMap;

/// The largest file, in bytes: as many lines as may be, with room for long names.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// What to do with a file that is not text in UTF-8.
pub const NOT_UTF_8: &str = "Dit bestand is niet opgeslagen als UTF-8. Sla het in uw rekenblad op als ‘CSV UTF-8’ en kies het opnieuw.";

/// A file with what was typed beside it.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// The file; empty where none was chosen.
    pub file: Vec<u8>,
    fields: BTreeMap<String, String>,
}

impl Brought {
    /// What was typed in a field.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        self.fields.get(name).cloned().unwrap_or_default()
    }
}

/// Reads a form with a file in the field `file`.
///
/// # Errors
/// [`Failure::TooLarge`] for a file of more than the form's route takes, [`Failure::Malformed`] for what is no such form.
pub async fn brought(form: Result<Multipart, MultipartRejection>) -> Result<Brought, Failure> {
    let mut form = form.map_err(|_| Failure::Malformed)?;
    let mut brought = Brought::default();
    while let Some(field) = form.next_field().await.map_err(|error| failure(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| failure(&error))?;
        if name == "file" {
            brought.file = bytes.to_vec();
        } else {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            brought.fields.insert(name, text);
        }
    }
    Ok(brought)
}

fn failure(error: &MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Failure::TooLarge
    } else {
        Failure::Malformed
    }
}

/// What is wrong with a file as a whole. `separators`: the signs that may stand between columns, in words.
#[must_use]
pub fn file_problem(problem: &FileProblem, separators: &str) -> String {
    match problem {
        FileProblem::Empty => "Er staan geen regels in onder de namen van de kolommen.".to_owned(),
        FileProblem::Separator(sign) => {
            let sign = match sign {
                '\t' => "tabs",
                ',' => "komma’s",
                _ => "een ander teken",
            };
            format!("De kolommen zijn gescheiden met {sign}. Sla het bestand op met {separators}.")
        }
        FileProblem::MissingColumns(names) => format!(
            "{}: {}. De eerste regel noemt de kolommen.",
            one_or_more(
                names.len(),
                "Deze kolom ontbreekt",
                "Deze kolommen ontbreken"
            ),
            names.join(", ")
        ),
        FileProblem::UnknownColumns(names) => format!(
            "{}: {}. Haal die weg of gebruik een naam uit de uitleg.",
            one_or_more(
                names.len(),
                "Deze kolom kennen wij niet",
                "Deze kolommen kennen wij niet"
            ),
            names.join(", ")
        ),
        FileProblem::ColumnTwice(name) => {
            format!("De kolom ‘{name}’ staat er meer dan één keer. Haal de andere weg.")
        }
        FileProblem::OpenQuote(line) => format!(
            "Op regel {line} begint een cel met een aanhalingsteken dat niet wordt gesloten. Zet er ook een aan het eind van de cel, of haal het weg."
        ),
        FileProblem::TooManyRows(most) => {
            format!(
                "Het zijn meer dan {} regels. Verdeel het bestand.",
                whole(*most as u64)
            )
        }
    }
}

const fn one_or_more(count: usize, one: &'static str, more: &'static str) -> &'static str {
    if count == 1 { one } else { more }
}
