//! What everybody may read: the list of published scans, and of each the findings, the plan and the answers.

mod answers;
mod index;
mod page;

pub use answers::PublicAnswersPage;
pub use index::{PublicIndexPage, published_list};
pub use page::{PublicPage, public_sections};
