//! The pool of clerks (griffierspool): who may guide which scan, and who fits best.
//!
//! [`rules`] and [`ranking`] are pure: they take what `load` gathers, in a number of queries that does not grow with the pool.

mod availability;
mod conflicts;
pub mod division;
mod export;
pub mod facts;
mod file_words;
pub mod geography;
pub mod import;
mod import_rows;
mod invite;
mod load;
mod members;
mod notes;
mod profile;
mod profile_form;
pub mod ranking;
pub mod rules;
pub mod solver;

#[cfg(test)]
mod tests;

pub use availability::{AbsenceForm, add_absence, remove_absence};
pub use conflicts::{
    Conflict, ConflictForm, add_conflict, conflicts, conflicts_file, lifted_conflict,
    list_conflict, remove_conflict, restore_conflict,
};
pub use export::export;
pub use facts::{Absence, ClerkFacts, HalfYear, Language, Limits, Period, ScanFacts};
pub use geography::{Distance, Geography, Nearness, distance_km};
pub use invite::{InvitationForm, invite, invite_again};
pub use load::{PoolFacts, facts};
pub(crate) use load::{Ties, Which, facts_of, geography as geography_of};
pub use members::{PoolMember, keep_profile, member, members, own};
pub use notes::{NotesForm, write_notes};
pub use profile::Profile;
pub use profile_form::ProfileForm;
pub use ranking::{Offer, Ranking, Reason, offer, rank};
pub(crate) use rules::tied;
pub use rules::{Exclusion, exclusion};
