//! `/programma/griffierspool/verdelen`: all waiting scans over the whole pool.
//!
//! Nothing is kept until the clerks are asked: what was chosen travels in the form, and asking checks all of it again.

mod confirm;
mod form;
mod list;
mod names;
mod page;
mod posts;
mod words;

pub use page::DivisionPage;
pub use posts::posts;

/// Where the page stands.
const ADDRESS: &str = "/programma/griffierspool/verdelen";

/// The part of the page with the division.
const TABLE: &str = "verdeling";
