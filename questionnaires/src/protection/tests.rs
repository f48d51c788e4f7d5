//! Attacks on what is shown.
