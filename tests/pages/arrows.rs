//! The packages depend on each other in one direction, and each knows no more than it needs: asked of Cargo itself.

use std::collections::BTreeSet;
use std::process::Command;

/// The packages that one depends on, named once each. `options` narrow it down, such as `--depth 1`.
fn dependencies(package: &str, options: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args([
            "tree",
            "--locked",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{lib}",
            "--package",
            package,
        ])
        .args(options)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let listed = String::from_utf8(output.stdout).expect("names in UTF-8");
    let own = package.replace('-', "_");
    listed
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty() && *name != own)
        .map(str::to_owned)
        .collect()
}

fn assert_without(package: &str, options: &[&str], foreign: &[&str]) {
    let known = dependencies(package, options);
    for name in foreign {
        assert!(!known.contains(*name), "{package} knows {name}");
    }
}

#[test]
fn the_rules_know_files_and_hashes_and_nothing_else() {
    let expected = ["serde", "serde_json", "sha2", "toml"].map(str::to_owned);
    assert_eq!(
        dependencies("questionnaires", &["--depth", "1"]),
        BTreeSet::from(expected)
    );
}

#[test]
fn documents_know_no_network_no_database_and_no_use_case() {
    assert_without(
        "report",
        &[],
        &[
            "services", "app", "server", "tokio", "sqlx", "axum", "leptos", "reqwest",
        ],
    );
}

#[test]
fn use_cases_know_no_web() {
    assert_without(
        "services",
        &[],
        &[
            "app",
            "server",
            "axum",
            "leptos",
            "leptos_axum",
            "hyper",
            "tower",
        ],
    );
}

#[test]
fn pages_reach_the_database_and_the_documents_through_use_cases_only() {
    assert_without("app", &["--features", "ssr"], &["server"]);
    assert_without(
        "app",
        &["--features", "ssr", "--depth", "1"],
        &["sqlx", "lettre", "report", "printpdf", "lopdf"],
    );
}

#[test]
fn the_server_leaves_rules_and_tables_to_others() {
    assert_without(
        "server",
        &["--depth", "1"],
        &["sqlx", "lettre", "printpdf", "lopdf"],
    );
}

#[test]
fn the_browser_gets_nothing_of_the_server() {
    let foreign = [
        "sqlx", "printpdf", "lopdf", "services", "report", "server", "axum", "hyper", "mio",
        "rustls", "lettre",
    ];
    assert_without(
        "app-wasm",
        &["--target", "wasm32-unknown-unknown"],
        &foreign,
    );
}
