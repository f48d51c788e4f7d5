//! How many take part and how far they are: the overview, and the lists behind its figures.

mod definitions;
mod filter;
mod headline;
mod list;
mod measured;
mod outlook;
mod overview;
mod parts;
mod stalled;
mod tables;
mod then;
pub mod words;

pub use filter::{Query, filter_form_of};
pub(super) use filter::{address, problems, selects};
pub use list::{ListPage, since, subset_of};
pub use measured::{MeasuredPage, step_of};
pub(super) use outlook::sentence as outlook_sentence;
pub use overview::OverviewPage;
pub use stalled::{StalledPage, told};
