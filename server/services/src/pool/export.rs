//! The pool as a file for a spreadsheet.

use super::file_words::FileWords;
use super::members::{PoolMember, members};
use super::profile_form::ProfileForm;
use crate::Services;
use crate::actor::Actor;
use crate::authorities;
use crate::csv_file::{self, TextFile};
use crate::error::Error;

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
        words.cells(&facts.email, &form).to_vec()
    };
    csv_file::file("griffierspool", &COLUMNS, members.iter().map(row))
}
