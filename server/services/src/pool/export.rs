//! The pool as a file for a spreadsheet.

use super::members::members;
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;

/// What a file begins with so that spreadsheets read it as UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The columns, as people read them.
pub(super) const COLUMNS: [&str; 11] = [
    "naam",
    "e-mailadres",
    "organisatie",
    "functies",
    "soorten",
    "getraind op",
    "reisafstand km",
    "provincies",
    "talen",
    "plaatsen",
    "doet mee",
];

/// The pool as CSV: UTF-8 with its mark, semicolons, and nothing that a spreadsheet takes for a formula. Without the programme's
/// notes, since files travel. For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn export(actor: &Actor, services: &Services) -> Result<String, Error> {
    let members = members(actor, services).await?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(Error::unavailable)?;
    for member in members {
        let (facts, profile) = (&member.facts, &member.profile);
        let home = facts.home.as_ref();
        let joined = |codes: Vec<&str>| codes.join(" ");
        let line = [
            facts.name.clone(),
            facts.email.clone(),
            home.map(|home| home.code.to_string()).unwrap_or_default(),
            profile.functions.clone(),
            joined(profile.kinds.iter().map(|kind| kind.code()).collect()),
            profile
                .trained_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
            profile
                .travel_km
                .map(|km| km.to_string())
                .unwrap_or_default(),
            joined(profile.regions.iter().map(|code| code.as_str()).collect()),
            joined(profile.languages.iter().map(|own| own.code()).collect()),
            profile.capacity.to_string(),
            if profile.active { "ja" } else { "nee" }.to_owned(),
        ];
        writer
            .write_record(line.map(harmless))
            .map_err(Error::unavailable)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::unavailable(error.into_error()))?;
    let text = String::from_utf8(bytes).map_err(Error::unavailable)?;
    Ok(format!("{BYTE_ORDER_MARK}{text}"))
}

/// A cell that no spreadsheet takes for a formula.
pub(super) fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_a_text() {
        for cell in ["=1+1", "+31 6", "-", "@naam"] {
            assert_eq!(harmless(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(harmless("'s-Hertogenbosch".to_owned()), "'s-Hertogenbosch");
    }
}
