//! What everybody may read: the list of published scans, and of each the findings, the plan, the answers to remarks and the answers to
//! all statements.

mod answers;
mod course;
mod findings;
mod index;
mod page;
mod plan;
mod remarks;
mod then_and_now;

pub use answers::PublicAnswersPage;
pub use index::{PublicIndexPage, published_rows};
pub use page::{PublicPage, public_sections};
pub use plan::plan_priority;
pub use then_and_now::PublicThenAndNowPage;
