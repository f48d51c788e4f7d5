//! `docs/dependencies.md` names every direct dependency, with the licence it has and a reason.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Licence and version by name of every package from the registry that one of ours asks for.
fn asked_for() -> BTreeMap<String, (String, String)> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata as JSON");
    let packages = list(&metadata["packages"]);
    let by_id: BTreeMap<_, _> = packages
        .iter()
        .map(|package| (text(&package["id"]), package))
        .collect();
    let own: Vec<_> = list(&metadata["workspace_members"])
        .iter()
        .map(text)
        .collect();
    let nodes = list(&metadata["resolve"]["nodes"])
        .iter()
        .filter(|node| own.contains(&text(&node["id"])));
    let ids = nodes.flat_map(|node| {
        list(&node["deps"])
            .iter()
            .map(|dependency| text(&dependency["pkg"]))
    });
    ids.filter(|id| !own.contains(id))
        .map(|id| by_id[id])
        .map(|package| {
            (
                text(&package["name"]).to_owned(),
                (licence(package), text(&package["version"]).to_owned()),
            )
        })
        .collect()
}

fn licence(package: &Value) -> String {
    text(&package["license"]).replace('/', " OR ")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The rows of the page: name, version, licence, reason.
fn explained() -> BTreeMap<String, [String; 3]> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/dependencies.md");
    let page = std::fs::read_to_string(page).expect("docs/dependencies.md");
    page.lines()
        .filter_map(|line| {
            let cells: Vec<_> = line
                .trim_matches('|')
                .split('|')
                .map(|cell| cell.trim().to_owned())
                .collect();
            let [name, version, licence, why] = <[String; 4]>::try_from(cells).ok()?;
            Some((name, [version, licence, why]))
        })
        .collect()
}

#[test]
fn every_dependency_has_its_licence_and_a_reason_in_the_documentation() {
    let explained = explained();
    for (name, (licence, version)) in asked_for() {
        let [series, said, why] = explained
            .get(&name)
            .unwrap_or_else(|| panic!("{name} {version} ({licence}) has no row"));
        assert!(
            version.starts_with(series.as_str()),
            "{name} is at {version}, not {series}"
        );
        assert_eq!(*said, licence, "the licence of {name}");
        assert!(why.len() > 10, "{name} has no reason");
    }
}
