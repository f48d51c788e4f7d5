//! The instrument of the Quick Scan and the rules that give its answers meaning.
//!
//! This package knows no clock, no randomness, no database and no web: everything here is a pure function of its arguments.
//!
//! The way of an answer: [`instrument`] says what is asked, [`answers`] holds what one person answered while it is still theirs,
//! [`tally`] counts it, [`protection`] decides what of the counts may be seen, and [`results`] is what may be seen.

pub mod answers;
pub mod check;
pub mod comparison;
pub mod form;
pub mod identifying;
pub mod instrument;
pub mod kind;
pub mod language;
pub mod local;
pub mod naming;
pub mod protection;
pub mod results;
pub mod rules;
pub mod statistics;
pub mod tally;
pub mod versions;
