//! `/scans/{id}/voorbereiding`: a list of parts to fill in, each a page of its own. What is typed is kept, complete or not.

mod agreements;
mod committee;
mod groups;
mod overview;
mod period;
mod posts;
mod questions;
mod section;
mod sessions;
mod summaries;

pub use agreements::AgreementsPage;
pub use committee::CommitteePage;
pub use groups::GroupsPage;
pub use overview::PreparationPage;
pub use period::PeriodPage;
pub use posts::posts;
pub use questions::QuestionsPage;
pub use sessions::SessionsPage;
