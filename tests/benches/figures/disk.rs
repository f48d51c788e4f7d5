//! How long this disk takes to make a write last: what every acknowledgement waits for.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use super::figure::{Spread, milliseconds};

const WRITES: usize = 200;

/// A page of 4 KB, appended and synchronised: median, least and most, in words.
pub fn time_of_a_write(folder: &Path) -> String {
    let path = folder.join("disk.tmp");
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .expect("a file to write to");
    let mut times = Vec::with_capacity(WRITES);
    for _ in 0..WRITES {
        let begun = Instant::now();
        file.write_all(&[0; 4096])
            .and_then(|()| file.sync_data())
            .expect("a write");
        times.push(milliseconds(begun.elapsed()));
    }
    // Only a file of this bench; the next one overwrites it if it stays.
    let _ = std::fs::remove_file(path);
    format!("{:.2} ms", Spread::of(times).median())
}
