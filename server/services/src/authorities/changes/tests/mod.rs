//! Mergers and splits, before and after their day, on both engines.

mod confirming;
mod running;
