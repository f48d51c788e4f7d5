//! The results of a scan: what the groups answered, side by side, and what people wrote.

mod beside;
pub mod charts;
mod directions;
mod look_for;
mod page;
mod parts;
mod redaction;
mod remark;
mod remark_answer;
mod remark_answers;
mod remarks;
mod splits;

pub use beside::{ThenAndNowPage, then_and_now, when};
pub use directions::directions;
pub use page::{ResultsPage, labels_in_words, statement};
pub use parts::{answers_to, caveat, typed_text};
pub use redaction::RedactionPage;
pub use remark::RemarkPage;
pub use remark_answer::RemarkAnswerPage;
pub use remark_answers::{RemarkAnswersPage, answer_text, what_to_read};
pub use remarks::{remark_list, remark_rows};
pub use splits::splits;

use super::site::Site;

/// The forms of these pages.
pub fn posts() -> axum::Router<Site> {
    remark::posts()
        .merge(remark_answer::posts())
        .merge(remark_answers::posts())
}
