//! Charts of the programme, drawn by the server. Each has its table beside it.

mod axis;
mod funnel;
mod line;
mod tiles;

pub use funnel::funnel;
pub use line::line;
pub use tiles::tiles;
