//! Editions of the register: files that say what held on a day.
//!
//! The program carries one and officers may bring newer ones, in the same form. A file is read and checked as a whole
//! ([`Checked`]), compared with what the database has ([`Differences`]), shown, and applied in one transaction or not at all.
//! Whom a file does not name stays as it is: nothing is ever taken out, since scans refer to it.
//!
//! What an edition says of a day before its own is so. What it says of its own day or later is a plan: it waits for an officer, see
//! [`super::changes`]. A confirmed change of after the day of an edition stands, unless that edition
//! foresees another.

mod apply;
mod check;
mod compare;
mod export;
mod history;
mod import;
mod read;

#[cfg(test)]
mod tests;

pub(super) use apply::{Origin, apply};
pub(super) use check::check;
pub(super) use compare::compare;
pub use compare::{Corrected, Differences, Ending, FieldChange, Planned, Renamed};
pub use export::export;
pub(super) use history::last;
pub use history::{AppliedEdition, Counts, editions};
pub use import::{Checked, EditionForm, Preview, bring, discard, import, preview, tidy};
pub use read::LineProblems;
pub(super) use read::lines;

/// The columns of a file, in the order in which they stand.
pub const COLUMNS: [&str; 16] = [
    "code",
    "kind",
    "official_name",
    "display_name",
    "cbs_name",
    "other_names",
    "province_code",
    "further_provinces",
    "valid_from",
    "valid_to",
    "successors",
    "population",
    "population_year",
    "seats",
    "latitude",
    "longitude",
];
