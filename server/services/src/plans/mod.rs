//! The improvement plan (verbeterplan): written by the lead, adopted by the elected body, kept alive in versions.
//!
//! What is typed is kept as typed and checked whenever it is used. An adopted version never changes: a later change is a draft until it
//! is adopted as the next version, and the public page and the document show adopted versions only.

mod adopt;
mod complete;
mod document;
pub mod edit;
mod forms;
mod rows;
mod support;
mod text;
mod view;

#[cfg(test)]
mod tests;

pub use adopt::{AdoptionForm, adopt};
pub use complete::complete;
pub(crate) use document::render;
pub use document::{PlanFile, document};
pub use forms::{ActionForm, PriorityTexts};
pub use rows::PlanVersion;
pub(crate) use rows::latest_version;
pub use support::{SUPPORT, Support};
pub use text::{PlanAction, PlanPriority, PlanText};
pub use view::{ActionView, PlanView, PriorityView, load, to_write};

/// The number of actions that a plan does best not to exceed: about ten can be kept alive.
pub const ADVISED_ACTIONS: usize = 10;

/// The most actions of a plan.
pub const MOST_ACTIONS: usize = 15;
