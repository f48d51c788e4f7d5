//! Charts as SVG, made on the server and readable without them: each has its shares as a label and its table beside it.
//!
//! No drawing has a `viewBox`: places and widths are per cents and text is in rem, so bars stretch, numbers do not, and a page
//! zoomed to 200% still reads.

mod bars;
mod dots;
mod key;
mod labels;
mod scale;
mod table;
mod units;

pub use bars::{bars, bars_head, example, out_of};
pub use dots::{anchor, dot_plot, marks_key};
pub use key::{Hatch, answers_key};
pub use labels::{label, label_list, labels_of};
pub use scale::{Domain, exact, percent};
pub use table::statement_table;
pub use units::{response_rows, units};
