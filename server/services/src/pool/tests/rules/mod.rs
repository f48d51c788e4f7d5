//! The hard rules as properties over the whole register, and the ranking by example.

mod examples;
mod properties;

use super::*;
