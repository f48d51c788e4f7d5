//! The program as it is released.

use std::path::{Path, PathBuf};
use std::process::Command;

use acceptance::running::program_beside;

/// What Cargo tells the bench of its own package. Some libraries are built anew when any of it changes, and most of the program with them.
const OF_THIS_PACKAGE: [&str; 2] = ["CARGO_PKG_", "CARGO_MANIFEST_"];

/// Builds the program, unless that was done, and says where it lies. It is built together with the package of this bench, which shares
/// its libraries: asked for alone, it would have other features and all of it would be built a second time.
pub fn build() -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    for (name, _) in std::env::vars_os() {
        if OF_THIS_PACKAGE
            .iter()
            .any(|prefix| name.to_string_lossy().starts_with(prefix))
        {
            cargo.env_remove(name);
        }
    }
    let built = cargo
        .args(["build", "--quiet", "--release"])
        .args(["--package", "server", "--package", "acceptance"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .status()
        .expect("cargo runs");
    assert!(built.success(), "the program cannot be built");
    program_beside()
}
