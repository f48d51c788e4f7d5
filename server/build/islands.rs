//! The islands: `app/wasm` built for the browser and bound to JavaScript.

use super::{Made, assets::Assets, read, read_text};
use std::{
    env,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// The two files that `wasm-bindgen` makes.
pub struct Islands {
    script: String,
    wasm: Vec<u8>,
}

/// Builds the module. The profile is the same in a debug build: what is tried is what is shipped.
pub fn build(root: &Path, out: &Path) -> Made<Islands> {
    ensure_target()?;
    let target_folder = own_target_folder(out)?;
    compile(root, &target_folder)?;
    let module = target_folder
        .join(TARGET)
        .join(PROFILE)
        .join("app_wasm.wasm");
    bind(&module, &out.join("islands"))
}

/// Adds module, bindings and start script. Each names the next by its hashed name.
pub fn add(assets: &mut Assets, start: &Path, islands: &Islands) -> Made<()> {
    let wasm = assets.add("islands.wasm", &islands.wasm)?;
    let bindings = assets.add("bindings.js", islands.script.as_bytes())?;
    let start = read_text(start)?
        .replace("./bindings.js", &bindings)
        .replace("./islands.wasm", &wasm);
    let start = assets.add("islands.js", start.as_bytes())?;
    assets.name("ISLANDS_START", &start);
    assets.name("ISLANDS_BINDINGS", &bindings);
    assets.name("ISLANDS_MODULE", &wasm);
    Ok(())
}

/// Some machines do not let rustup install what `rust-toolchain.toml` asks for, hence by hand.
fn ensure_target() -> Made<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let answer = Command::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .map_err(|cause| format!("rustc cannot be run: {cause}."))?;
    let libraries = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    if answer.status.success() && Path::new(&libraries).is_dir() {
        return Ok(());
    }
    println!(
        "cargo::warning=The target {TARGET} is missing; running `rustup target add {TARGET}`."
    );
    let added = Command::new("rustup")
        .args(["target", "add", TARGET])
        .status();
    if added.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    Err(format!(
        "The islands need the target {TARGET}, and `rustup target add {TARGET}` did not succeed. \
         Run it by hand, or install the target in the way this Rust was installed."
    ))
}

/// A folder of its own, beside the outer one: the outer build holds the lock of that.
fn own_target_folder(out: &Path) -> Made<PathBuf> {
    // OUT_DIR is <target>/<profile>/build/<package>/out.
    out.ancestors()
        .nth(4)
        .map(|target| target.join("front"))
        .ok_or_else(|| {
            format!(
                "{} is not where cargo puts the output of a build script.",
                out.display()
            )
        })
}

fn compile(root: &Path, target_folder: &Path) -> Made<()> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(root)
        .args([
            "build",
            "--package",
            "app-wasm",
            "--target",
            TARGET,
            "--profile",
            PROFILE,
            "--target-dir",
        ])
        .arg(target_folder)
        // Flags and wrappers of the outer build (lints, coverage, an editor) are for the server's machine.
        .env("CARGO_ENCODED_RUSTFLAGS", without_paths())
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTC_WRAPPER")
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .status()
        .map_err(|cause| format!("cargo cannot be run for the islands: {cause}."))?;
    status.success().then_some(()).ok_or_else(|| {
        format!("The islands do not build. Run `cargo check --package app-wasm --target {TARGET}` to see why.")
    })
}

/// Leaves out of the messages of a panic in which folder this machine keeps the sources of crates: whoever loads the islands has no use for
/// it, and the same sources make the same islands everywhere.
fn without_paths() -> OsString {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut flags = Vec::new();
    for registry in registries.into_iter().flatten().flatten() {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(registry.path());
        flag.push("/=");
        flags.push(flag);
    }
    flags.join(OsStr::new("\u{1f}"))
}

fn bind(module: &Path, folder: &Path) -> Made<Islands> {
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(module)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(folder)
        })
        .map_err(|cause| {
            format!(
                "wasm-bindgen cannot bind the islands: {cause:#}. \
                 Its version must be that of wasm-bindgen-cli-support, see the workspace's Cargo.toml."
            )
        })?;
    if folder.join("snippets").exists() {
        return Err(
            "A crate brings JavaScript snippets of its own; the islands are served without them."
                .into(),
        );
    }
    Ok(Islands {
        script: read_text(&folder.join("app_wasm.js"))?,
        wasm: read(&folder.join("app_wasm_bg.wasm"))?,
    })
}
