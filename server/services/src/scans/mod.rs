//! The life of a scan: from the request of an authority to the closing of its questionnaire.
//!
//! [`state`] says which states there are and what must hold between them; one module each holds what people do:
//! [`request()`], [`assign`], [`prepare`], [`open()`], [`close()`], [`cancel()`]. What is typed meanwhile is kept as typed, in
//! [`arrangements`] (may change after opening) and [`setup`] (frozen at opening), and checked whenever it is used.

pub mod access;
pub mod arrangements;
pub mod record;
pub mod setup;
pub mod state;
mod transition;

pub use access::{Standing, visible};
pub use arrangements::Arrangements;
pub use record::{Person, Scan};
pub(crate) use record::load;
pub use setup::{Setup, SetupForm};
pub use state::{Facts, Refused, State, Step, Transition};
pub(crate) use transition::{advance, begin};
