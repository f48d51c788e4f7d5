//! Makes the browser's part and puts it into the binary: islands as WebAssembly, one style sheet, fonts.
//!
//! Pages themselves need nothing from here: they are rendered by the server, and an edit to a page does not
//! run this script again.

mod assets;
mod islands;
mod style;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What a step answers: a sentence for whoever runs the build when it fails.
type Made<T> = Result<T, String>;

fn main() -> ExitCode {
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            println!("cargo::error={}", sentence.replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn make() -> Made<()> {
    let root = folder("CARGO_MANIFEST_DIR")?.join("..");
    let out = folder("OUT_DIR")?;
    rerun_when_changed(&root)?;

    let mut assets = assets::Assets::new(&out)?;
    let islands = islands::build(&root, &out)?;
    islands::add(&mut assets, &root.join("app/wasm/start.js"), &islands)?;
    style::add(&mut assets, &root.join("style"))?;
    assets.write_table()
}

/// Only what the browser gets: `app/src/pages` is left out on purpose.
fn rerun_when_changed(root: &Path) -> Made<()> {
    for path in [
        "server/build",
        "style",
        "app/wasm",
        "app/Cargo.toml",
        "Cargo.lock",
    ] {
        println!("cargo::rerun-if-changed={}", root.join(path).display());
    }
    let sources = root.join("app/src");
    for entry in std::fs::read_dir(&sources).map_err(|cause| cannot_read(&sources, &cause))? {
        let path = entry.map_err(|cause| cannot_read(&sources, &cause))?.path();
        if path.file_stem().is_some_and(|name| name != "pages") {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }
    Ok(())
}

fn folder(variable: &str) -> Made<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| format!("{variable} is not set; this script is meant to be run by cargo."))
}

fn read(path: &Path) -> Made<Vec<u8>> {
    std::fs::read(path).map_err(|cause| cannot_read(path, &cause))
}

fn read_text(path: &Path) -> Made<String> {
    std::fs::read_to_string(path).map_err(|cause| cannot_read(path, &cause))
}

fn write(path: &Path, bytes: &[u8]) -> Made<()> {
    std::fs::write(path, bytes)
        .map_err(|cause| format!("{} cannot be written: {cause}.", path.display()))
}

fn cannot_read(path: &Path, cause: &std::io::Error) -> String {
    format!("{} cannot be read: {cause}.", path.display())
}
