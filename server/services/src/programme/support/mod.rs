//! Support that the programme offers to authorities with a plan: a catalogue that its officers keep, and what leads ask of it.
//!
//! A lead asks in the plan, with a priority, in [`crate::plans`]. What is asked stays asked when the programme no longer offers it.

mod change;
mod demand;
mod form;
mod letters;
mod record;
mod requests;
mod take_up;

#[cfg(test)]
mod tests;

pub use change::{add, arrange, change, to_change};
pub use demand::{
    Catalogue, Demand, DemandFilter, DemandFilterForm, SupportDemand, catalogue, demand,
    demand_file, waiting_count,
};
pub use form::SupportForm;
pub use record::Support;
pub(crate) use record::{every, find};
pub use requests::{DemandRow, TakenUp};
pub use take_up::{TakeUpForm, give_back, request, take_up};
