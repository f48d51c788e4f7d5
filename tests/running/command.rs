//! The program as an operator starts it on a place.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use super::place::{KEY, Place};

/// What the operator of the machine may have set for a program of their own.
const SETTINGS: &str = "QUICKSCAN_";

/// What came of a command that ended by itself.
#[derive(Debug)]
pub struct Told {
    /// The code with which it ended; `None` where something else ended it.
    pub code: Option<i32>,
    /// What it told.
    pub output: String,
    /// What it complained of.
    pub complaints: String,
}

/// The program on a place, with nothing that the machine has set, and with no words yet.
pub(super) fn command(program: &Path, place: &Place) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os().filter(|(name, _)| is_setting(name)) {
        command.env_remove(name);
    }
    if let Some(own) = place.on_postgres() {
        command.env("QUICKSCAN_DATABASE_URL", own.url());
    }
    command
        .env("QUICKSCAN_DATA", place.data())
        .env("QUICKSCAN_KEY", KEY)
        .stdin(Stdio::null());
    command
}

/// Has the program do what these words ask, and waits until it is done.
///
/// # Panics
/// Where it cannot be started, or says what is no text.
#[must_use]
pub fn run(program: &Path, place: &Place, words: &[&str]) -> Told {
    let output = command(program, place)
        .args(words)
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("text in UTF-8");
    Told {
        code: output.status.code(),
        output: text(output.stdout),
        complaints: text(output.stderr),
    }
}

fn is_setting(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with(SETTINGS))
}
