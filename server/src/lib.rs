//! The program `quickscan`: one binary that serves the site and holds the commands of its operator.

mod access_log;
pub mod assets;
pub mod commands;
pub mod config;
pub mod demo;
mod downloads;
mod failures;
pub mod jobs;
mod live;
pub mod router;
mod security;
mod security_txt;
mod serve;
mod session;
mod unsent;
