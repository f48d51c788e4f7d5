//! Editions: each kind of change, every error by its line, and what they do to each other, on both engines.

mod applying;
mod checking;
mod properties;
