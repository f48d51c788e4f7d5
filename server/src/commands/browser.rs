//! Opening pages in the browser of whoever started the program.

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// How long a browser that has to start itself gets before it is asked for the next page.
const BETWEEN: Duration = Duration::from_millis(800);

/// Opens each address in a tab of its own, beside what the program does. Where there is no browser nothing happens: the addresses were
/// printed.
pub fn open(addresses: Vec<String>) {
    if !has_screen() {
        return;
    }
    // Not a task of the runtime: that would wait, when the server stops, for a browser that is still open.
    thread::spawn(move || {
        for address in addresses {
            let Ok(mut child) = opener(&address).spawn() else {
                tracing::debug!("no program opens pages here");
                return;
            };
            thread::spawn(move || child.wait());
            thread::sleep(BETWEEN);
        }
    });
}

/// Without a screen `xdg-open` would start a browser in the terminal of the server.
fn has_screen() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn opener(address: &str) -> Command {
    let mut command = of_system();
    command
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // Ctrl-C in the terminal ends the server, not the browser.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}

#[cfg(target_os = "macos")]
fn of_system() -> Command {
    Command::new("open")
}

/// `start` takes a first argument in quotes for a title.
#[cfg(target_os = "windows")]
fn of_system() -> Command {
    let mut command = Command::new("cmd");
    command.args(["/C", "start", ""]);
    command
}

#[cfg(not(any(target_os = "macos", target_os = "windows")))]
fn of_system() -> Command {
    Command::new("xdg-open")
}
