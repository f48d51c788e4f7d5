//! The pool of clerks (griffierspool): who may guide which scan, and who fits best.
//!
//! [`rules`] and [`ranking`] are pure: they take what [`load`] gathers, in a number of queries that does not grow with the pool.

pub mod division;
pub mod facts;
pub mod geography;
mod load;
mod profile;
pub mod ranking;
pub mod rules;
pub mod solver;

#[cfg(test)]
mod tests;

pub use facts::{Absence, ClerkFacts, HalfYear, Language, Limits, ScanFacts};
pub use geography::{Geography, Nearness, distance_km};
pub use load::{PoolFacts, facts};
pub(crate) use load::{Which, facts_of};
pub use profile::Profile;
pub use ranking::{Offer, Ranking, Reason, offer, rank};
pub use rules::{Exclusion, exclusion};
