//! What the public sees: results and plan at an address that stays.

mod address;
mod page;
mod publish;

#[cfg(test)]
mod tests;

pub use address::slug;
pub use page::{PublicEntry, PublicView, index, page, plan_file, preview};
pub use publish::publish;
