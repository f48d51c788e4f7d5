//! The register: every municipality, province and water board, those that ended included.
//!
//! The program carries the register in `register.csv` and brings the database up to date at each start. Populations are those of
//! 1 January 2021. Seats of municipalities follow from article 8 of the Gemeentewet on that population and are a default that a
//! lead may change; those of provinces are of the elections of 2023. A merger is in the register once it is law.

mod authority;
mod code;
mod load;
mod names;
mod neighbours;
mod search;

pub use authority::{Authority, Centre, Population};
pub(crate) use authority::{COLUMNS, Row};
pub use code::{AuthorityCode, NotACode};
pub(crate) use load::load_register;
pub(crate) use names::folded;
pub(crate) use neighbours::neighbours;
pub use search::{Entry, get, search};
pub(crate) use search::{find, require_active};

#[cfg(test)]
mod tests;
