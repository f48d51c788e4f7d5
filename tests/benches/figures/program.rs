//! The program as it is released.

use std::path::{Path, PathBuf};
use std::process::Command;

use acceptance::running::program_beside;

/// Builds the program as `cargo run --release` does, unless that was done, and says where it lies.
pub fn build() -> PathBuf {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--package", "server"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .status()
        .expect("cargo runs");
    assert!(built.success(), "the program cannot be built");
    program_beside()
}
