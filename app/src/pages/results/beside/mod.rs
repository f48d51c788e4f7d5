//! Then and now: two measurements of one authority, statement by statement. Built from what may be compared, and from nothing else.

mod content;
mod page;
mod row;
mod words;

pub use content::{then_and_now, when};
pub use page::ThenAndNowPage;
