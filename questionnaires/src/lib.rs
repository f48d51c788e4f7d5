//! The instrument and its rules.
