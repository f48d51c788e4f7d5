//! The styles say nothing about what is not there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A class that no page bears is a rule that the next engineer keeps for nothing, and bytes that every phone loads.
#[test]
fn every_class_of_the_styles_is_used_by_a_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pages = read_all(&root.join("app/src"), "rs");
    let styles = read_all(&root.join("style"), "css");
    let classes = classes(&styles);
    assert!(classes.len() > 100, "the styles were read");
    let unused: Vec<&str> = classes
        .into_iter()
        .filter(|class| !is_used(class, &pages))
        .collect();
    assert!(unused.is_empty(), "no page has: {}", unused.join(", "));
}

/// Who asks for less motion gets what everybody gets: nothing that moves by itself.
#[test]
fn nothing_moves_unless_somebody_may_have_it_still() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let styles = read_all(&root.join("style"), "css");
    let moving = ["transition", "animation", "@keyframes", "scroll-behavior"];
    let found: Vec<&str> = moving
        .into_iter()
        .filter(|moving| styles.contains(*moving))
        .collect();
    assert!(
        found.is_empty() || styles.contains("prefers-reduced-motion"),
        "{found:?} without a thought for who gets dizzy"
    );
}

/// Written in full, or made from its number: `qs-step--{number}`.
fn is_used(class: &str, pages: &str) -> bool {
    let made = class
        .split_once("--")
        .map(|(block, _)| format!("{block}--{{"));
    pages.contains(class) || made.is_some_and(|made| pages.contains(&made))
}

fn classes(styles: &str) -> BTreeSet<&str> {
    styles
        .match_indices(".qs-")
        .map(|(at, _)| {
            let rest = &styles[at + 1..];
            let end = rest
                .find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter)));
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

fn read_all(folder: &Path, extension: &str) -> String {
    let mut files = Vec::new();
    walk(folder, &mut files);
    files.sort();
    let wanted = files
        .iter()
        .filter(|file| file.extension().is_some_and(|found| found == extension));
    wanted
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}
