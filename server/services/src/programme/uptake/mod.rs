//! Uptake: how many authorities take part and how far they are, on any day since counting began.
//!
//! # What counts
//!
//! - An authority **takes part** from the day on which one of its scans is prepared (both agreements signed, a clerk found), and has
//!   **completed** from the day on which the plan of one is written.
//! - A cancelled scan does not count from the day on which it was cancelled.
//! - An authority counts once, whatever scans it has: a repeat measurement adds nothing, and the furthest scan says how far it is.
//! - An authority that **merged** counts as its successor from the day after its last one; a successor of two that took part counts
//!   once. One that was **split** has no single heir: it goes on to count once, under its own name, and its successors count only with a
//!   scan of their own.
//! - Of a **period** only the scans count that were asked for in it.
//! - The **starting figure** is added to the number that takes part, never to a part of it: nobody knows who they were.
//! - Figures of a past day go by the goal, the starting figure and the kinds that were **set on that day**, and those of a campaign by its
//!   target and its list of then, as the audit trail tells. So does all that stands beside them, such as the line that leads to them: one
//!   page counts in one way. The last day of a campaign goes by what was set in the end.
//!
//! `count`, `pace` and `durations` are pure: plain tracks and a register in, figures out. `load` reads them from the database.

mod count;
mod durations;
mod filter;
mod line;
mod list;
mod load;
mod map;
mod measured;
mod overview;
mod pace;
mod parts;
mod register;
mod stalled;
mod track;
mod view;

#[cfg(test)]
mod tests;

pub use count::{Programme, Selection, Standing};
pub use durations::StepTime;
pub use filter::{Filter, FilterForm, KindChoice};
pub use line::Line;
pub(super) use list::kind_name;
pub use list::{AuthorityRow, CountedScan, List, Subset, list, list_file};
pub(super) use load::{load, register};
pub use map::MapPlace;
pub use measured::{Measured, MeasuredScan, measured, measured_file};
pub use overview::{Funnel, Overview, StepCount, overview};
pub use pace::{Forecast, LEAST_EVENTS, Outlook, outlook, year_before};
pub(super) use parts::number;
pub use parts::{KindRow, ProvinceRow};
pub use register::Register;
pub use stalled::{StalledScan, stalled, stalled_file};
pub use track::Track;
pub use view::View;
pub(super) use view::{look, usual_day};
