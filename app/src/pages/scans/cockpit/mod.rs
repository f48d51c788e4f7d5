//! `/scans/{id}`: all about one scan on one page.

mod aside;
mod counts;
mod lineage;
mod opening_day;
mod page;
mod peers;
mod repeat;
mod steps;
mod turns;

pub use counts::count_rows;
pub use page::CockpitPage;
