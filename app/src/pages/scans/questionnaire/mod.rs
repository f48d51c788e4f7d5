//! `/scans/{id}/vragenlijst`: opening, ways in, counts, closing. Nothing of what people answer.

mod before;
mod close;
mod closed;
mod codes;
mod page;
mod paper;
mod posts;
mod preview;
mod ways_in;

pub use close::ClosePage;
pub use codes::CodesPage;
pub use page::QuestionnairePage;
pub use paper::PaperPage;
pub use posts::posts;
pub use preview::PreviewPage;
