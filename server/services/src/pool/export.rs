//! The pool as a file for a spreadsheet.

use super::file_words::FileWords;
use super::members::{PoolMember, members};
use super::profile_form::ProfileForm;
use crate::Services;
use crate::actor::Actor;
use crate::authorities;
use crate::csv_file::{self, TextFile};
use crate::error::Error;

/// The columns that an import reads too, as people read them.
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

/// When a clerk is away. It is written only: each absence is added and taken out by itself, in the profile.
pub(super) const ABSENCES: &str = "afwezig";

/// Where that column stands. Not at the end: Excel leaves out cells at the end of a row where those of a whole stretch are empty.
const BEFORE_LAST: usize = COLUMNS.len() - 1;

/// The pool as CSV in the words of the pages, without the programme's notes, since files travel. Importing it again changes nothing.
/// For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn export(actor: &Actor, services: &Services) -> Result<TextFile, Error> {
    let members = members(actor, services).await?;
    let register = authorities::search(actor, services, "", &[], false).await?;
    let words = FileWords::new(&register);
    let row = |member: &PoolMember| {
        let facts = &member.facts;
        let home = facts.home.as_ref().map(|home| &home.code);
        let form = ProfileForm::of(&facts.name, home, &member.profile);
        let mut cells = words.cells(&facts.email, &form).to_vec();
        cells.insert(BEFORE_LAST, away(member));
        cells
    };
    let mut heading = COLUMNS.to_vec();
    heading.insert(BEFORE_LAST, ABSENCES);
    csv_file::file("griffierspool", &heading, members.iter().map(row))
}

/// "2026-12-10 tot en met 2026-12-20, 2027-01-04 tot en met 2027-01-08": from today on.
fn away(member: &PoolMember) -> String {
    let absences = member.absences.iter();
    let absences: Vec<String> = absences
        .map(|(_, absence)| format!("{} tot en met {}", absence.from, absence.until))
        .collect();
    absences.join(", ")
}
