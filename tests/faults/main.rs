//! What a server is put through: killed while it writes, asked the same thing five times at once, guessed at, started twice; and what an
//! operator asks of the program, right and wrong.
//! Each test starts the real program as a process of its own.

mod commands;
mod guessing;
mod killed;
mod rooms;
mod sending_twice;
mod starting;
mod two_servers;

use std::path::Path;

use acceptance::running::{Groups, OpenedScan, Respondent};
use futures::future::join_all;
use questionnaires::kind::RespondentGroup;
use services::Services;

/// Leeuwarden.
const AUTHORITY: &str = "GM0080";

/// A usual authority.
const GROUPS: Groups = Groups {
    council: 37,
    executive: 6,
    staff: 900,
};

/// Where places are made: on the disk that the program is built on, not in memory.
fn folder() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

/// An open scan, with staff who filled in everything and still have to send.
async fn scan_with_staff(services: &Services, count: usize) -> (OpenedScan, Vec<Respondent>) {
    let scan = OpenedScan::of(services, AUTHORITY, GROUPS).await;
    let staff = scan
        .beginners(services, RespondentGroup::Staff, count)
        .await;
    let filling = staff.iter().enumerate();
    join_all(filling.map(|(number, respondent)| respondent.fill_in(services, number))).await;
    (scan, staff)
}
