//! What everybody may read: the list of published scans, and of each the findings, the plan and how it goes, the answers to remarks,
//! the answers to all statements and the files.

mod answers;
mod course;
mod files;
mod findings;
mod index;
mod page;
mod plan;
mod progress;
mod remarks;
mod sharing;
mod then_and_now;

pub use answers::PublicAnswersPage;
pub use index::{PublicIndexPage, published_rows};
pub use page::{PublicPage, public_sections};
pub use plan::plan_priority;
pub use sharing::sharing;
pub use then_and_now::PublicThenAndNowPage;
