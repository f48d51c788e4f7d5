//! The improvement plan (verbeterplan): written by the lead, adopted by the elected body, kept alive in versions.
//!
//! What is typed is kept as typed and checked whenever it is used. An adopted version never changes: a later change is a draft until it
//! is adopted as the next version, and the public page and the document show adopted versions only.

mod adopt;
mod amend;
mod complete;
mod difference;
mod document;
pub mod edit;
mod files;
mod forms;
mod rows;
mod support;
mod text;
mod view;

#[cfg(test)]
mod tests;

pub use adopt::{Adoption, AdoptionForm, adopt};
pub(crate) use amend::open_for_writing;
pub use amend::{AmendForm, Amendment, amend, give_up, to_amend};
pub use complete::complete;
pub use difference::{
    ActionDifference, Fate, FieldDifference, PlanDifference, PlanField, PriorityDifference,
    difference,
};
pub use document::{document, version_document};
pub use files::keep_missing_files;
pub(crate) use files::{file_of, file_sizes};
pub use forms::{ActionForm, PriorityTexts};
pub use rows::PlanVersion;
pub(crate) use rows::{first_adopted_on, latest_version, versions};
pub use support::{AskedSupport, SupportQuestionForm, ask_support, take_back_support};
pub use text::{PlanAction, PlanPriority, PlanSupport, PlanText};
pub use view::{ActionView, PlanView, PriorityView, load, to_write};
pub(crate) use view::{is_adopted, require_plan};

/// The number of actions that a plan does best not to exceed: about ten can be kept alive.
pub const ADVISED_ACTIONS: usize = 10;

/// The most actions of a plan.
pub const MOST_ACTIONS: usize = 15;
