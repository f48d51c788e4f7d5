//! Charts of the programme, drawn by the server. Each has its table beside it.

mod axis;
mod funnel;
mod line;
mod map;

pub use funnel::funnel;
pub use line::line;
pub use map::map;
