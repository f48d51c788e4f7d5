//! Mergers and splits: what an edition of the register foresees, an officer confirms, and the program does on the day.
//!
//! Until an officer confirmed it, nothing changes, also once the day has passed: the page of the programme then says that it waits.
//! A confirmed change takes effect on the day after the last one of the authority that ends:
//!
//! - the register says that the authority ended, and who goes on;
//! - its running scan goes on under its own name, with its own lead, clerk, codes and results: nothing of it changes;
//! - the lead of that scan is told, once;
//! - leads whom the programme chose may from then on act for a successor too.
//!
//! No new scan can be asked for an authority that ended, and uptake counts it as its successor: both follow from the register.

mod confirm;
mod effect;
mod list;
mod record;
mod view;

#[cfg(test)]
mod tests;

pub use confirm::{ConfirmForm, confirm, withdraw};
pub(super) use effect::ended;
pub use effect::take_effect_due;
pub(crate) use list::planned_end;
pub use list::{PlannedChange, Stage, changes, waiting};
pub(super) use record::{Plan, Plans, all, foresee, forget};
pub use view::{ChangeView, LeadChoice, change};
