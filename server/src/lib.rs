//! The program `quickscan`: one binary that serves the site and holds the commands of its operator.

pub mod assets;
pub mod config;
pub mod failures;
pub mod router;
pub mod security;
