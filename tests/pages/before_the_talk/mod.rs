//! What is arranged before a talk: decisions at the startgesprek, who is invited, the script, and the sheet to take along.

mod days;
mod own_questions;
mod script;
mod startgesprek;
