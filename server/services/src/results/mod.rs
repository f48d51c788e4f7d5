//! What came out of a closed scan: the released tables joined with the texts they are about, and the open remarks.
//!
//! [`load`] gives the results to those who may see the scan, [`results_file`] prints them, and [`load_beside`] gives those of then and
//! now; [`remarks`] is where the lead and the clerk take names out of what people wrote, [`remark_answers`] where the lead answers what
//! they wrote; [`destroy_late`] is the job that destroys what may not outlive closing by three months.

mod beside;
mod destroy;
mod document;
pub mod names;
pub mod remark_answers;
pub mod remarks;
mod report;
mod tables;
mod texts;
mod view;

#[cfg(test)]
mod tests;

pub use ::report::words;
pub(crate) use beside::then_and_now;
pub use beside::{
    Beside, Measured, NothingBeside, StatementBeside, ThemeBeside, ThenAndNow, ThenAndNowView,
    load_beside,
};
pub use destroy::{Destroyed, destroy_late};
pub(crate) use destroy::{destroy_counters, destroy_written};
pub use document::results_file;
pub(crate) use document::{Edition, print_results};
pub use report::{Report, StatementRow};
pub(crate) use report::{report_of, texts_of};
pub(crate) use tables::store_released;
pub use texts::{
    BackgroundText, DirectionText, QuestionText, RemarkTopic, StatementText, Texts, ThemeText,
};
pub use view::{ResultsView, load};
