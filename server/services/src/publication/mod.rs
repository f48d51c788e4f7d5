//! What the public sees: results, plan and answers to remarks, at an address that stays.

mod address;
mod index;
mod page;
mod printed;
mod publish;

#[cfg(test)]
mod tests;

pub use address::{path_of, slug};
pub use index::{Latest, PublicEntry, index, latest};
pub(crate) use page::find;
pub use page::{
    EarlierVersion, PublicThenAndNow, PublicView, earlier_plan_file, page, plan_file, preview,
    then_and_now,
};
pub use printed::results_file;
pub use publish::{publish, to_publish};
