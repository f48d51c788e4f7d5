//! The test site.
