//! Documents made from released results.
//!
//! Nothing here reads a disk, a network or a clock: fonts are part of the program and dates are arguments, so the same input
//! gives the same bytes.

pub mod codes;
mod cover;
pub mod dutch;
pub mod paper;
mod pictures;
pub mod plan;
pub mod poster;
pub mod qr;
pub mod results;
pub mod tagged;
pub mod talk;
pub mod words;
