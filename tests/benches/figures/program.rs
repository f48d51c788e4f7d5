//! The program as it is released.

use std::path::{Path, PathBuf};
use std::process::Command;

use acceptance::running::program_beside;

/// Builds the program, unless that was done, and says where it lies. It is built together with the package of this bench, which shares
/// its libraries: asked for alone, it would have other features and all of it would be built a second time.
pub fn build() -> PathBuf {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release"])
        .args(["--package", "server", "--package", "acceptance"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .status()
        .expect("cargo runs");
    assert!(built.success(), "the program cannot be built");
    program_beside()
}
