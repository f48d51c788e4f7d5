//! Documents made from released results.
