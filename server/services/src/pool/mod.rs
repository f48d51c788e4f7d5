//! The griffiers pool: who may guide which scan, and who would be best.

pub mod solver;
