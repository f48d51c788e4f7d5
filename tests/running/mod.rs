//! The program as a process of its own on a loopback port, for what cannot be seen from within: being killed in the middle of
//! writing, two servers on one database, speed, memory.
//!
//! A [`Place`] is the database and the key. Use cases on it prepare scans ([`OpenedScan`]) and respondents ([`Respondent`]); a
//! [`Server`] then serves it, and a [`Connection`] asks it what a browser without scripts would ask.

mod command;
mod connection;
mod opened_scan;
mod place;
mod respondent;
mod server;

pub use command::{Told, run};
pub use connection::{Answer, Connection, Events, get, post, taking_compressed};
pub use opened_scan::{Groups, OpenedScan};
pub use place::Place;
pub use respondent::{Respondent, answer_of};
pub use server::{Server, free_address, peak_memory, program_beside, test_program};
