//! The register: every municipality, province and water board, those that ended included.
//!
//! The program carries the register in `register.csv`; officers may bring newer [`edition`]s. Populations in it are those of 1 January
//! 2021. Seats of municipalities follow from article 8 of the Gemeentewet on that population and are a default that a lead may change;
//! those of provinces are of the elections of 2023. Mergers that are still to come wait for an officer: see [`changes`].

mod authority;
mod browse;
pub mod changes;
mod code;
mod dossier;
pub mod edition;
mod load;
mod names;
mod neighbours;
mod record;
mod search;
mod write;

pub use authority::{Authority, Centre, Population};
pub(crate) use authority::{COLUMNS, Row};
pub use browse::{Existence, Found, Looking, browse, list_file};
pub use code::{AuthorityCode, NotACode};
pub(crate) use dossier::linked;
pub use dossier::{Contact, Dossier, ForProgramme, LinkedScan, dossier};
pub(crate) use edition::Ending;
pub(crate) use load::load_register;
pub(crate) use names::folded;
pub(crate) use neighbours::neighbours;
pub use search::{Entry, get, search};
pub(crate) use search::{find, require_active, successors};

#[cfg(test)]
mod scene;
#[cfg(test)]
mod tests;
