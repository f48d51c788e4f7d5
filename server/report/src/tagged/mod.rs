//! Tagged PDF documents: blocks go into a [`Builder`], an accessible and lasting file comes out.
//!
//! The file is PDF 1.7, and at once PDF/A-2a (ISO 19005-2, to be kept) and PDF/UA-1 (ISO 14289-1, to be read by everybody).
//! printpdf writes the marks on the pages and embeds the glyphs; this module breaks lines and pages, and adds the tree that
//! says what the marks mean. It knows nothing of what the documents are about.

mod builder;
mod contents;
mod face;
mod figure;
mod finish;
mod flow;
mod lines;
mod list;
mod object;
mod outline;
mod paragraph;
mod rows;
mod shape;
mod sheet;
mod stream_ends;
mod structure;
mod style;
mod table;
mod text;
mod words;
mod write;
mod xmp;

pub use builder::{Builder, Frame, Level, Settings, millimetres};
pub use contents::ContentsLook;
pub use figure::{Drawing, Edge, Figure, Shape};
pub use finish::PdfError;
pub use list::Marks;
pub use structure::Tag;
pub use style::{Align, Block, Colour, TextStyle, Weight};
pub use table::{Cell, Column, Part, Table, TableLook};
pub use text::{Anchor, Link, Span, Target, Text};
