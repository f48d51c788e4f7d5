//! Attacks on what is shown. Each test is something a reader, a member of a group or a journalist could try.

mod groups;
mod labels;
mod splits;
